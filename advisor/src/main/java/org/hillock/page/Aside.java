package org.hillock.page;

import java.util.List;

/// What only some readers look for, beside the rest.
///
/// @param label whom or what it is for
/// @param texts plain, a point each
public record Aside(String label, List<String> texts) implements Block {
  /// Copies the list.
  public Aside {
    texts = List.copyOf(texts);
  }

  @Override
  public String html() {
    return "<div class=\"aside\">\n"
        + Markup.element("p", "label", label)
        + new Points(texts).html()
        + "</div>\n";
  }
}
