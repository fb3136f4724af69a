package org.hillock.page;

import java.util.List;

/// A finding: what it is, why it is believed, what to do.
///
/// @param id what links point at
/// @param tone how good or bad it is
/// @param title the finding in a few words
/// @param text the cause in a sentence or two
/// @param evidence with numbers, most telling first
/// @param steps what to do, in order
/// @param links to the pictures that show it
public record Notice(
    String id,
    Tone tone,
    String title,
    String text,
    List<Evidence> evidence,
    List<String> steps,
    List<Link> links)
    implements Block {
  /// Something measured.
  ///
  /// @param text with its numbers
  /// @param course how it came to be so; may be empty
  public record Evidence(String text, Sparkline course) {}

  /// @throws IllegalArgumentException if the id can't be one
  public Notice {
    Link.checked(id);
    evidence = List.copyOf(evidence);
    steps = List.copyOf(steps);
    links = List.copyOf(links);
  }

  @Override
  public String html() {
    StringBuilder html = new StringBuilder();
    html.append("<article class=\"notice ").append(tone.style()).append("\" id=\"").append(id);
    html.append("\">\n<header>\n").append(tone.icon()).append("<div>\n");
    html.append(Markup.element("p", "label", tone.word())).append(Markup.element("h3", title));
    html.append("</div>\n</header>\n");
    html.append(text.isEmpty() ? "" : Markup.element("p", text));
    if (!evidence.isEmpty()) {
      html.append(Markup.element("h4", "Evidence")).append("<ul class=\"evidence\">\n");
      for (Evidence item : evidence) {
        html.append("<li><span>").append(Markup.prose(item.text())).append("</span>");
        html.append(item.course().svg()).append("</li>\n");
      }
      html.append("</ul>\n");
    }
    if (!steps.isEmpty()) {
      html.append(Markup.element("h4", "What to do, in this order")).append("<ol>\n");
      steps.forEach(step -> html.append(Markup.element("li", step)));
      html.append("</ol>\n");
    }
    if (!links.isEmpty()) {
      html.append("<p class=\"links\">See ");
      html.append(String.join(" ", links.stream().map(Link::html).toList())).append("</p>\n");
    }
    return html.append("</article>\n").toString();
  }
}
