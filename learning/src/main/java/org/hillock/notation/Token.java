package org.hillock.notation;

import java.util.ArrayList;
import java.util.List;

/// What stands between blanks: a word, a number, or a brace.
///
/// @param text at least one character
/// @param place of its first
record Token(String text, Place place) {
  private static final int SHOWN = 40;

  /// The tokens of each line that has any. A `#` and what follows it in the line is a comment.
  static List<List<Token>> lines(String text) {
    List<List<Token>> lines = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      List<Token> tokens = tokens(line, number);
      if (!tokens.isEmpty()) {
        lines.add(tokens);
      }
    }
    return lines;
  }

  private static List<Token> tokens(String line, int number) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < line.length() && line.charAt(at) != '#') {
      int end = at;
      while (end < line.length() && !isEnd(line.charAt(end))) {
        end++;
      }
      boolean brace = end == at && isBrace(line.charAt(at));
      end += brace ? 1 : 0;
      if (end > at) {
        tokens.add(new Token(line.substring(at, end), new Place(number, at + 1)));
      }
      at = Math.max(end, at + 1);
    }
    return tokens;
  }

  private static boolean isEnd(char c) {
    return Character.isWhitespace(c) || c == '#' || isBrace(c);
  }

  private static boolean isBrace(char c) {
    return c == '{' || c == '}';
  }

  boolean is(String expected) {
    return text.equals(expected);
  }

  /// Itself in quotes, cut if it is long, without what a terminal would obey.
  String shown() {
    StringBuilder shown = new StringBuilder("\"");
    text.codePoints()
        .limit(SHOWN)
        .forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? '?' : c));
    return shown.append(text.codePointCount(0, text.length()) > SHOWN ? "...\"" : "\"").toString();
  }
}
