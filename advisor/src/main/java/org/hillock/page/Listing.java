package org.hillock.page;

import java.util.regex.Pattern;

/// Lines to type or to copy: a command, a piece of code, what a program printed.
///
/// @param label what it is
/// @param text the lines
public record Listing(String label, String text) implements Block {
  /// A browser would end lines within `--name`.
  private static final Pattern OPTION = Pattern.compile("(?<=\\s)--[a-z][a-z-]*");

  @Override
  public String html() {
    return "<div class=\"listing\">\n"
        + Markup.element("p", "label", label)
        + "<pre tabindex=\"0\" aria-label=\""
        + Markup.escaped(label)
        + "\"><code>"
        + OPTION.matcher(Markup.escaped(text.strip())).replaceAll("<span class=\"whole\">$0</span>")
        + "</code></pre>\n</div>\n";
  }
}
