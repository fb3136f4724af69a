package org.hillock.page;

/// Some sentences.
///
/// @param text plain
public record Paragraph(String text) implements Block {
  @Override
  public String html() {
    return Markup.element("p", text);
  }
}
