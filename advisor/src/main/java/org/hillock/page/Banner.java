package org.hillock.page;

/// The answer of a page, above all else.
///
/// @param tone how good or bad it is
/// @param headline the answer
/// @param text what follows from it; may be empty
public record Banner(Tone tone, String headline, String text) {
  String html() {
    return "<div class=\"banner "
        + tone.style()
        + "\">\n"
        + tone.icon()
        + "<div>\n"
        + Markup.element("p", "headline", headline)
        + (text.isEmpty() ? "" : Markup.element("p", text))
        + "</div>\n</div>\n";
  }
}
