package org.hillock.notation;

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
        .formatted(
            p.name(), p.kind().says(), p.required() ? "" : " (if not given: " + otherwise + ")");
  }
}
