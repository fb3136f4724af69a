package org.hillock.page;

import java.util.List;

/// Texts in rows and columns. The first column names the rows; the others are set to the right, as
/// numbers are.
///
/// @param caption what the table holds
/// @param header a name for each column
/// @param rows each as long as the header
public record Table(String caption, List<String> header, List<List<String>> rows) implements Block {
  /// @throws IllegalArgumentException if a row is not as long as the header
  public Table {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalArgumentException(
            "table \"%s\" has %d columns but a row of %d cells: %s"
                .formatted(caption, header.size(), row.size(), row));
      }
    }
  }

  @Override
  public String html() {
    StringBuilder html = new StringBuilder();
    html.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
    html.append(Markup.escaped(caption)).append("\">\n<table>\n");
    html.append(Markup.element("caption", caption)).append("<thead>\n<tr>");
    header.forEach(name -> html.append(cell("th scope=\"col\"", "th", name)));
    html.append("</tr>\n</thead>\n<tbody>\n");
    for (List<String> row : rows) {
      html.append("<tr>");
      for (int c = 0; c < row.size(); c++) {
        html.append(
            c == 0 ? cell("th scope=\"row\"", "th", row.get(c)) : cell("td", "td", row.get(c)));
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody>\n</table>\n</div>\n").toString();
  }

  private static String cell(String open, String close, String text) {
    return "<" + open + ">" + Markup.escaped(text) + "</" + close + ">";
  }
}
