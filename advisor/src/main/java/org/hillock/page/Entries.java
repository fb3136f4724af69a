package org.hillock.page;

import java.util.List;

/// Names, each with what it stands for.
///
/// @param all a name and a text each
public record Entries(List<List<String>> all) implements Block {
  /// @throws IllegalArgumentException if an entry is not a name and a text
  public Entries {
    all = all.stream().map(List::copyOf).toList();
    for (List<String> entry : all) {
      if (entry.size() != 2) {
        throw new IllegalArgumentException(entry + " is not an entry; give a name and a text.");
      }
    }
  }

  @Override
  public String html() {
    StringBuilder html = new StringBuilder("<dl class=\"entries\">\n");
    for (List<String> entry : all) {
      html.append("<div>").append(Markup.element("dt", entry.getFirst()));
      html.append(Markup.element("dd", entry.getLast())).append("</div>\n");
    }
    return html.append("</dl>\n").toString();
  }
}
