package org.hillock.page;

/// What only some readers look for, beside the rest.
///
/// @param label whom or what it is for
/// @param text plain
public record Aside(String label, String text) implements Block {
  @Override
  public String html() {
    return "<div class=\"aside\">\n"
        + Markup.element("p", "label", label)
        + Markup.element("p", text)
        + "</div>\n";
  }
}
