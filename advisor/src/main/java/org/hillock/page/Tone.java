package org.hillock.page;

/// How good or bad a piece of news is. Each has a color, a shape and a word.
public enum Tone {
  /// As it should be.
  GOOD(
      "good",
      "Healthy",
      "<circle cx=\"12\" cy=\"12\" r=\"10\"/><path d=\"M7 12.5l3.5 3.5L17 9\"/>"),
  /// Worth knowing.
  INFO("info", "Note", "<circle cx=\"12\" cy=\"12\" r=\"10\"/><path d=\"M12 11v6M12 7v.5\"/>"),
  /// May become bad.
  WARN("warn", "Warning", "<path d=\"M12 2.5L22.5 21h-21z\"/><path d=\"M12 9.5v5M12 17.5v.5\"/>"),
  /// Has to be changed.
  BAD(
      "bad",
      "Problem",
      "<path d=\"M8 2h8l6 6v8l-6 6H8l-6-6V8z\"/><path d=\"M8.5 8.5l7 7M15.5 8.5l-7 7\"/>");

  private final String style;
  private final String word;
  private final String shape;

  Tone(String style, String word, String shape) {
    this.style = style;
    this.word = word;
    this.shape = shape;
  }

  String style() {
    return style;
  }

  /// What it is called.
  public String word() {
    return word;
  }

  /// A sign that needs no color.
  String icon() {
    return "<svg class=\"icon\" viewBox=\"0 0 24 24\" width=\"24\" height=\"24\" aria-hidden=\"true\">"
        + shape
        + "</svg>\n";
  }
}
