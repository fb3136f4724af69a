package org.hillock.page;

/// A chart with its heading, a caption, and its numbers as a table that can be opened.
///
/// @param id what links point at: small letters, digits and hyphens, unique on the page
/// @param caption how to read it
public record Figure(String id, Chart chart, String caption) implements Block {
  /// Drawn for a phone, and for anything wider.
  private static final double NARROW = 340;

  private static final double WIDE = 720;

  /// @throws IllegalArgumentException if the id can't be one
  public Figure {
    Link.checked(id);
  }

  @Override
  public String html() {
    return "<figure id=\""
        + id
        + "\">\n<figcaption>\n"
        + Markup.element("h3", chart.title())
        + (caption.isEmpty() ? "" : Markup.element("p", caption))
        + "</figcaption>\n"
        + svg("wide", WIDE)
        + svg("narrow", NARROW)
        + "<details>\n<summary>Numbers<span class=\"unseen\"> of "
        + Markup.escaped(chart.title())
        + "</span></summary>\n"
        + chart.numbers().html()
        + "</details>\n</figure>\n";
  }

  private String svg(String styled, double width) {
    return chart
        .drawing(width)
        .svg(id + "-" + styled, "chart " + styled, chart.title(), chart.description());
  }
}
