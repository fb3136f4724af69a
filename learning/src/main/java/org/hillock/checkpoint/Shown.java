package org.hillock.checkpoint;

import java.nio.charset.StandardCharsets;

/// Text from a file as a message shows it: on one line, without control characters, not endless.
final class Shown {
  private static final int LONGEST = 100;
  private static final int CONTEXT = 20;

  private Shown() {}

  /// Whether the text has no half of a surrogate pair without the other.
  static boolean isUnicode(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  static String quoted(String text) {
    return '"' + plain(text, 0) + '"';
  }

  /// The text, cut so that what stands at a place is seen.
  ///
  /// @param place the index of the character that matters, at most the text's length
  static String plain(String text, int place) {
    int from = text.length() <= LONGEST ? 0 : Math.max(0, place - CONTEXT);
    int to = Math.min(text.length(), from + LONGEST);
    StringBuilder shown = new StringBuilder(from > 0 ? "..." : "");
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean unsafe = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
      shown.append(unsafe ? "\\u%04x".formatted((int) c) : String.valueOf(c));
    }
    return shown.append(to < text.length() ? "..." : "").toString();
  }
}
