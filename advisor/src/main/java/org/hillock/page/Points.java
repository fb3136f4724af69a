package org.hillock.page;

import java.util.List;

/// Sentences that each stand for themselves.
///
/// @param texts plain, in their order
public record Points(List<String> texts) implements Block {
  /// Copies the list.
  public Points {
    texts = List.copyOf(texts);
  }

  @Override
  public String html() {
    StringBuilder html = new StringBuilder("<ul class=\"points\">\n");
    texts.forEach(text -> html.append(Markup.element("li", text)));
    return html.append("</ul>\n").toString();
  }
}
