package org.hillock.cli;

/// One line of the terminal that is drawn again and again; silent where there is no terminal.
///
/// The launcher says in the property `hillock.terminal` whether the error stream is one.
final class TerminalLine {
  /// A line that wraps could not be drawn over.
  private static final int LONGEST = 79;

  private static final String CLEAR = "\r\u001b[K";
  private final boolean shown = Boolean.getBoolean("hillock.terminal");

  /// Whether anyone can see it.
  boolean isShown() {
    return shown;
  }

  /// Draws over what is there.
  void draw(String text) {
    if (shown) {
      System.err.print(CLEAR + text.substring(0, Math.min(text.length(), LONGEST)));
      System.err.flush();
    }
  }

  /// Takes the line off the terminal.
  void clear() {
    draw("");
  }
}
