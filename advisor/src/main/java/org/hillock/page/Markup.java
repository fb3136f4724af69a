package org.hillock.page;

/// Text as HTML: whatever it holds, it stays text.
final class Markup {
  private Markup() {}

  /// For the inside of elements and of attributes in double quotes. Characters that no page may
  /// hold become �.
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().forEach(character -> append(safe, character));
    return safe.toString();
  }

  private static void append(StringBuilder safe, int character) {
    switch (character) {
      case '&' -> safe.append("&amp;");
      case '<' -> safe.append("&lt;");
      case '>' -> safe.append("&gt;");
      case '"' -> safe.append("&quot;");
      case '\'' -> safe.append("&#39;");
      case '\n', '\t' -> safe.append((char) character);
      default -> safe.appendCodePoint(allowed(character) ? character : '�');
    }
  }

  private static boolean allowed(int character) {
    return !Character.isISOControl(character)
        && Character.getType(character) != Character.SURROGATE
        && Character.getType(character) != Character.UNASSIGNED;
  }

  /// Sentences, in which no line ends within a number such as 1e-6.
  static String prose(String text) {
    return escaped(text).replaceAll("(\\de-)(\\d)", "$1\u2060$2");
  }

  /// An element with plain text inside.
  static String element(String name, String text) {
    return "<" + name + ">" + prose(text) + "</" + name + ">\n";
  }

  /// An element of a class with plain text inside.
  static String element(String name, String styled, String text) {
    return "<" + name + " class=\"" + styled + "\">" + prose(text) + "</" + name + ">\n";
  }
}
