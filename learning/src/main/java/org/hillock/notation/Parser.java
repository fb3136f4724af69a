package org.hillock.notation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.activation.Functions;
import org.hillock.activation.InvalidInputException;

/// Reads the lines of a network file: each is a word, its values, and maybe a brace.
final class Parser {
  /// More than any network has, and few enough for the stack.
  private static final int DEEPEST = 16;

  private final List<List<Token>> lines;
  private final Functions functions;
  private int next;

  private Parser(List<List<Token>> lines, Functions functions) {
    this.lines = lines;
    this.functions = functions;
  }

  /// All lines of a text.
  ///
  /// @param functions what names of functions mean
  /// @throws Misplaced if they are no network
  static List<Item> items(String text, Functions functions) {
    List<List<Token>> lines = Token.lines(text);
    if (lines.isEmpty()) {
      throw new Misplaced(
          new Place(1, 1), "there is no layer; write at least one, such as dense, on a line.");
    }
    Parser parser = new Parser(lines, functions);
    return parser.items(Optional.empty(), 0);
  }

  /// The items up to the brace that closes them, or to the end.
  ///
  /// @param opening the brace that has to be closed
  private List<Item> items(Optional<Token> opening, int depth) {
    List<Item> items = new ArrayList<>();
    while (next < lines.size()) {
      List<Token> line = lines.get(next++);
      if (line.getFirst().is("}")) {
        close(line, opening);
        return items;
      }
      items.add(item(line, depth));
    }
    if (opening.isPresent()) {
      throw new Misplaced(
          opening.get().place(),
          "this { is not closed; write } on a line of its own after the last layer in it.");
    }
    return items;
  }

  private static void close(List<Token> line, Optional<Token> opening) {
    if (opening.isEmpty()) {
      throw new Misplaced(
          line.getFirst().place(), "this } closes nothing; remove it, or open a { before.");
    }
    if (line.size() > 1) {
      throw surplus(line.get(1), "the line with }");
    }
  }

  private Item item(List<Token> line, int depth) {
    Cursor cursor = new Cursor(line);
    Token name = cursor.take("a layer");
    Word word = Words.named(name);
    Map<String, Value> values = new LinkedHashMap<>();
    for (Parameter parameter : word.parameters()) {
      if (!parameter.named() && !isAbsent(parameter, word, cursor)) {
        values.put(parameter.name(), read(parameter, word, cursor));
      }
    }
    while (cursor.hasNext() && !cursor.isNext("{")) {
      Parameter option = option(cursor.take("an option"), word, values);
      values.put(option.name(), read(option, word, cursor));
    }
    return new Item(word, values, body(word, cursor, depth), name.place());
  }

  private static boolean isAbsent(Parameter parameter, Word word, Cursor cursor) {
    boolean another =
        !cursor.hasNext()
            || cursor.isNext("{")
            || word.parameter(cursor.peek("a value").text()).isPresent();
    return another && !parameter.required();
  }

  private Value read(Parameter parameter, Word word, Cursor cursor) {
    return parameter
        .kind()
        .read(cursor, "\"" + parameter.name() + "\" of " + word.name(), functions);
  }

  private static Parameter option(Token token, Word word, Map<String, Value> values) {
    if (values.containsKey(token.text())) {
      throw new Misplaced(token.place(), "%s is given twice; remove one.".formatted(token.shown()));
    }
    return word.parameter(token.text())
        .orElseThrow(() ->
            word.options().isEmpty()
                ? surplus(token, word.name())
                : unknown(token, "option of " + word.name(), word.options()));
  }

  private List<Item> body(Word word, Cursor cursor, int depth) {
    if (word.body() == Word.Body.NONE) {
      if (cursor.hasNext()) {
        throw surplus(cursor.take("{"), word.name());
      }
      return List.of();
    }
    Token brace = cursor.take("{ and the layers in it, each on its line,");
    if (cursor.hasNext()) {
      throw surplus(cursor.take("the end"), "the line with {");
    }
    if (depth == DEEPEST) {
      throw new Misplaced(
          brace.place(),
          "layers are nested more than %d deep; make it flatter.".formatted(DEEPEST));
    }
    List<Item> items = items(Optional.of(brace), depth + 1);
    int layers = (int) items.stream().filter(item -> !item.is(Words.SHORTCUT)).count();
    if (layers == 0 || (word.body() == Word.Body.PAIR && layers != 2)) {
      throw new Misplaced(
          brace.place(),
          "%s has %d layers in its braces; it has to have %s."
              .formatted(
                  word.name(),
                  layers,
                  word.body() == Word.Body.PAIR
                      ? "two, which can be sequence { ... }"
                      : "one or more"));
    }
    return items;
  }

  private static Misplaced surplus(Token token, String what) {
    return new Misplaced(
        token.place(),
        "%s ends before %s; remove that, or write it on a line of its own."
            .formatted(what, token.shown()));
  }

  /// The nearest of the names, or all.
  static Misplaced unknown(Token token, String kind, List<String> names) {
    String shown = token.shown();
    String name = shown.substring(1, shown.length() - 1);
    return new Misplaced(
        token.place(), InvalidInputException.unknown(kind, name, names).getMessage());
  }
}
