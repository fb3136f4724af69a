package org.hillock.report;

/// Text in lines of at most 100 characters.
final class Wrapped {
  private static final int WIDTH = 100;

  private Wrapped() {}

  /// A paragraph, with a line break at its end.
  ///
  /// @param first what the first line begins with; the others are indented as far
  static String of(String first, String text) {
    StringBuilder lines = new StringBuilder();
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        lines.append(line).append("\n");
        line = new StringBuilder(" ".repeat(first.length()));
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    return lines.append(line).append("\n").toString();
  }
}
