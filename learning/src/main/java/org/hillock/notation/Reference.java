package org.hillock.notation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The words of network files, as a table in Markdown.
public final class Reference {
  private Reference() {}

  /// One line a word: what it is, and what can be said about it.
  public static String markdown() {
    StringBuilder table = new StringBuilder("| line | what it is | values |\n|---|---|---|\n");
    for (Word word : Words.all()) {
      table.append(
          "| `%s` | %s | %s |\n"
              .formatted(
                  form(word),
                  word.says(),
                  word.parameters().stream()
                      .map(Reference::values)
                      .collect(Collectors.joining("; "))));
    }
    return table.toString();
  }

  private static String form(Word word) {
    StringBuilder form = new StringBuilder(word.name());
    for (Parameter p : word.parameters()) {
      if (!p.named()) {
        form.append(p.required() ? " " : " [").append(p.name().toUpperCase(Locale.ROOT));
        form.append(p.required() ? "" : "]");
      }
    }
    return form.append(word.body() == Word.Body.NONE ? "" : " { ... }").toString();
  }

  private static String values(Parameter p) {
    String otherwise = p.usual().map(Value::text).orElse(p.otherwise());
    return "`%s` %s%s"
        .formatted(p.name(), range(p.kind()), p.required() ? "" : ", else " + otherwise);
  }

  private static String range(Kind kind) {
    return switch (kind) {
      case Kind.Count(int least, int most) -> least + " to " + most;
      case Kind.Real(double least, double most) -> least + " to " + most;
      case Kind.Choice(List<String> names) -> String.join(" or ", names);
      case Kind.Padding(int most) -> "same, valid or 0 to " + most;
      case Kind.Sizes(int least, int most, int count) ->
          "%d to %d, or up to %d of these".formatted(least, most, count);
      case Kind.Function _ -> "a function";
    };
  }
}
