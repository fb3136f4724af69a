package org.hillock.notation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One layer of a network file.
///
/// @param values of the parameters that are set, by name
/// @param body what stands in braces
/// @param place of the word
record Item(Word word, Map<String, Value> values, List<Item> body, Place place) {
  /// Copies.
  Item {
    values = Map.copyOf(values);
    body = List.copyOf(body);
  }

  /// The same with other lines in its braces.
  Item with(List<Item> other) {
    return new Item(word, values, other, place);
  }

  /// The same with a parameter set.
  Item with(String parameter, Value value) {
    Map<String, Value> changed = new HashMap<>(values);
    changed.put(parameter, value);
    return new Item(word, changed, body, place);
  }

  boolean is(String name) {
    return word.name().equals(name);
  }

  /// Whether it is that word, or has it in its braces.
  boolean has(String name) {
    return is(name) || body.stream().anyMatch(item -> item.has(name));
  }

  /// What a parameter is set to, or is as usual.
  Optional<Value> value(String name) {
    return Optional.ofNullable(values.get(name))
        .or(() ->
            word.parameters().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .flatMap(Parameter::usual));
  }

  /// Itself in lines, as [Blueprint#text] has them.
  void write(StringBuilder text, String indent) {
    text.append(indent).append(word.name());
    for (Parameter parameter : word.parameters()) {
      Value value = values.get(parameter.name());
      if (value != null) {
        text.append(parameter.named() ? " " + parameter.name() + " " : " ").append(value.text());
      }
    }
    if (word.body() != Word.Body.NONE) {
      text.append(" {\n");
      body.forEach(item -> item.write(text, indent + "  "));
      text.append(indent).append('}');
    }
    text.append('\n');
  }

  /// How many lines with layers these are, repeated ones as often as they come; cut at
  /// [Integer#MAX_VALUE].
  static long count(List<Item> items) {
    long count = 0;
    for (Item item : items) {
      count = Math.min(Integer.MAX_VALUE, count + 1 + item.times() * count(item.body));
    }
    return count;
  }

  /// Whether the activation under test is in it.
  boolean isOpen() {
    return !open().isEmpty() || body.stream().anyMatch(Item::isOpen);
  }

  /// The names of its own parameters that are the activation under test.
  List<String> open() {
    return functions().stream()
        .filter(name -> function(name).equals(Value.Function.tested()))
        .toList();
  }

  /// The names of its own parameters that are functions.
  List<String> functions() {
    return word.parameters().stream()
        .filter(p -> p.kind() instanceof Kind.Function)
        .map(Parameter::name)
        .toList();
  }

  /// What such a parameter is.
  Value.Function function(String name) {
    return value(name).orElse(Value.Function.tested()) instanceof Value.Function function
        ? function
        : Value.Function.tested();
  }

  /// How often what is in its braces comes.
  int times() {
    if (!is(Words.REPEAT)) {
      return 1;
    }
    return value("times").orElseThrow() instanceof Value.Count count ? count.value() : 1;
  }
}
