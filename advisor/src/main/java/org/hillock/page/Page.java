package org.hillock.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// A page of HTML in one file: it loads nothing, runs nothing, and is readable on a phone, on a
/// desktop, on paper and by ear. The same page has always the same bytes.
///
/// @param kicker what kind of page it is
/// @param title what it is about
/// @param facts what the reader should know first, short
/// @param banner the answer
/// @param sections in their order
/// @param footer where it comes from
public record Page(
    String kicker,
    String title,
    List<String> facts,
    Banner banner,
    List<Section> sections,
    String footer) {
  /// Patterns for what color alone should not say; a drawing refers to them.
  private static final String PATTERNS =
      """
      <svg class="unseen" width="0" height="0" aria-hidden="true" focusable="false"><defs>
      <pattern id="p0" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="stripe" d="M0 3h6"/></pattern>
      <pattern id="p1" width="6" height="6" patternUnits="userSpaceOnUse"><circle class="dot" cx="3" cy="3" r="1.2"/></pattern>
      <pattern id="p2" width="6" height="6" patternUnits="userSpaceOnUse"><path class="stripe" d="M0 3h6"/></pattern>
      <pattern id="p3" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><path class="stripe" d="M0 3h6"/></pattern>
      <pattern id="missing" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="cross" d="M0 2.5h5M2.5 0v5"/></pattern>
      </defs></svg>
      """;

  /// Names of columns are long and have no spaces: lines may end after an underscore.
  private static final String BREAKABLE = "_\u200b";

  /// The file's text.
  public String html() {
    StringBuilder html = new StringBuilder();
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
    html.append(Markup.element("title", title + " – " + kicker));
    html.append("<style>\n:root{").append(Palette.LIGHT.css());
    html.append("}\n@media screen and (prefers-color-scheme:dark){:root{");
    html.append(Palette.DARK.css()).append("}}\n").append(style()).append("</style>\n</head>\n");
    html.append("<body>\n<a class=\"skip\" href=\"#content\">Skip to the content</a>\n");
    html.append(PATTERNS).append("<header class=\"top\">\n");
    html.append(Markup.element("p", "kicker", kicker));
    html.append(Markup.element("h1", title.replace("_", BREAKABLE)));
    if (!facts.isEmpty()) {
      html.append("<ul class=\"facts\">\n");
      facts.forEach(fact -> html.append(Markup.element("li", fact)));
      html.append("</ul>\n");
    }
    html.append("</header>\n").append(contents());
    html.append("<main id=\"content\">\n").append(banner.html());
    sections.forEach(section -> html.append(section.html()));
    html.append("</main>\n").append(Markup.element("footer", footer));
    return html.append("</body>\n</html>\n").toString();
  }

  private String contents() {
    StringBuilder html = new StringBuilder("<nav aria-label=\"Contents\">\n<ul>\n");
    for (Section section : sections) {
      html.append("<li>").append(new Link(section.id(), section.title()).html()).append("</li>\n");
    }
    return html.append("</ul>\n</nav>\n").toString();
  }

  private static String style() {
    try (InputStream file = Page.class.getResourceAsStream("page.css")) {
      return new String(
          Objects.requireNonNull(file, "page.css").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
