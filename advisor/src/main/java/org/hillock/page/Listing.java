package org.hillock.page;

/// Lines to type or to copy: a command, a piece of code, what a program printed.
///
/// @param label what it is
/// @param text the lines
public record Listing(String label, String text) implements Block {
  @Override
  public String html() {
    return "<div class=\"listing\">\n"
        + Markup.element("p", "label", label)
        + "<pre tabindex=\"0\" aria-label=\""
        + Markup.escaped(label)
        + "\"><code>"
        + Markup.escaped(text.strip())
        + "</code></pre>\n</div>\n";
  }
}
