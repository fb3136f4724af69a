package org.hillock.page;

import java.util.List;

/// A part of a page with a heading.
///
/// @param id what links point at
/// @param title the heading
/// @param lead what the section is about, in a sentence; may be empty
/// @param blocks what it holds
public record Section(String id, String title, String lead, List<Block> blocks) {
  /// @throws IllegalArgumentException if the id can't be one
  public Section {
    Link.checked(id);
    blocks = List.copyOf(blocks);
  }

  String html() {
    StringBuilder html = new StringBuilder();
    html.append("<section id=\"").append(id).append("\" aria-labelledby=\"").append(id);
    html.append("-heading\">\n<h2 id=\"").append(id).append("-heading\">");
    html.append(Markup.escaped(title)).append("</h2>\n");
    html.append(lead.isEmpty() ? "" : Markup.element("p", "lead", lead));
    blocks.forEach(block -> html.append(block.html()));
    return html.append("</section>\n").toString();
  }
}
