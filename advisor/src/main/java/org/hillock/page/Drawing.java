package org.hillock.page;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Shapes and texts of a chart, as SVG. Colors are classes of the page's style, so that a drawing
/// follows the theme. Shapes with a number that isn't finite are left out.
public final class Drawing {
  /// Height of letters, in CSS pixels.
  public static final double LETTERS = 12;

  /// Of a letter on average, by its height; generous, as fonts differ.
  private static final double LETTER_WIDTH = 0.6;

  private final StringBuilder body = new StringBuilder();
  private final double width;
  private final double height;

  /// An empty drawing.
  ///
  /// @param width in CSS pixels
  /// @param height in CSS pixels
  public Drawing(double width, double height) {
    this.width = width;
    this.height = height;
  }

  /// How wide a text will be, at most, in most fonts.
  public static double widthOf(String text) {
    return LETTERS * LETTER_WIDTH * text.codePointCount(0, text.length());
  }

  /// A text that fits, with … where it is cut.
  public static String fitted(String text, double width) {
    int room = (int) (width / (LETTERS * LETTER_WIDTH));
    return text.codePointCount(0, text.length()) <= room
        ? text
        : text.substring(0, text.offsetByCodePoints(0, Math.max(0, room - 1))).stripTrailing()
            + "…";
  }

  /// Where a text's x lies in it.
  public enum Anchor {
    /// At its left end.
    START,
    /// In the middle.
    MIDDLE,
    /// At its right end.
    END
  }

  double width() {
    return width;
  }

  /// A text whose letters' middle is at y.
  public Drawing text(String styled, Anchor anchor, double x, double y, String text) {
    String place = "x=\"" + number(x) + "\" y=\"" + number(y + 0.35 * LETTERS) + "\"";
    String side =
        switch (anchor) {
          case START -> "";
          case MIDDLE -> " text-anchor=\"middle\"";
          case END -> " text-anchor=\"end\"";
        };
    return finite(x, y) ? add("text", styled, place + side, Markup.escaped(text)) : this;
  }

  /// A straight line.
  public Drawing line(String styled, double x1, double y1, double x2, double y2) {
    return path(styled, "M" + point(x1, y1) + "L" + point(x2, y2), finite(x1, y1, x2, y2), "");
  }

  /// A rectangle, with a note that shows when one points at it; none if it is empty.
  public Drawing rectangle(
      String styled, double x, double y, double width, double height, String note) {
    String place =
        "x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\""
            .formatted(number(x), number(y), number(Math.max(0, width)), number(height));
    return finite(x, y, width, height) ? add("rect", styled, place, titled(note)) : this;
  }

  /// A line through points; a point that isn't finite breaks it.
  public Drawing curve(String styled, double[] x, double[] y, String note) {
    StringBuilder data = new StringBuilder();
    boolean pen = false;
    for (int k = 0; k < x.length; k++) {
      boolean drawn = finite(x[k], y[k]);
      data.append(drawn ? (pen ? "L" : "M") + point(x[k], y[k]) : "");
      pen = drawn;
    }
    return path(styled, data.toString(), !data.isEmpty(), note);
  }

  /// The area between two lines, left out where one has no place.
  public Drawing area(String styled, double[] x, double[] low, double[] high, String note) {
    StringBuilder data = new StringBuilder();
    for (int from = 0; from < x.length; from++) {
      int to = from;
      while (to < x.length && finite(x[to], low[to], high[to])) {
        to++;
      }
      for (int k = from; k < to; k++) {
        data.append(k == from ? "M" : "L").append(point(x[k], high[k]));
      }
      for (int k = to - 1; k >= from; k--) {
        data.append("L").append(point(x[k], low[k])).append(k == from ? "Z" : "");
      }
      from = Math.max(from, to);
    }
    return path(styled, data.toString(), !data.isEmpty(), note);
  }

  /// A small mark around a point. Series have different ones, so that color is not needed.
  ///
  /// @param shape 0 circle, 1 square, 2 diamond, 3 triangle; then again from the start
  public Drawing mark(String styled, int shape, double x, double y, double size, String note) {
    String data =
        switch (shape % 4) {
          case 0 ->
              "M%1$sa%2$s %2$s 0 1 0 %3$s 0a%2$s %2$s 0 1 0 -%3$s 0Z"
                  .formatted(point(x - size, y), number(size), number(2 * size));
          case 1 -> polygon(x, y, 0.9 * size, -1, -1, 1, -1, 1, 1, -1, 1);
          case 2 -> polygon(x, y, 1.25 * size, 0, -1, 1, 0, 0, 1, -1, 0);
          default -> polygon(x, y, 1.15 * size, 0, -1, 1, 0.8, -1, 0.8);
        };
    return path(styled, data, finite(x, y), note);
  }

  private static String polygon(double x, double y, double size, double... corners) {
    StringBuilder data = new StringBuilder();
    for (int k = 0; k < corners.length; k += 2) {
      data.append(k == 0 ? "M" : "L");
      data.append(point(x + size * corners[k], y + size * corners[k + 1]));
    }
    return data.append("Z").toString();
  }

  private Drawing path(String styled, String data, boolean drawn, String note) {
    return drawn ? add("path", styled, "d=\"" + data + "\"", titled(note)) : this;
  }

  private static String titled(String note) {
    return note.isEmpty() ? "" : "<title>" + Markup.escaped(note) + "</title>";
  }

  private Drawing add(String name, String styled, String place, String inside) {
    body.append("<").append(name).append(" class=\"").append(styled).append("\" ").append(place);
    body.append(inside.isEmpty() ? "/>" : ">" + inside + "</" + name + ">").append("\n");
    return this;
  }

  private static boolean finite(double... numbers) {
    for (double number : numbers) {
      if (!Double.isFinite(number)) {
        return false;
      }
    }
    return true;
  }

  private static String point(double x, double y) {
    return number(x) + " " + number(y);
  }

  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return "0";
    }
    BigDecimal tenths = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_EVEN);
    return tenths.signum() == 0 ? "0" : tenths.stripTrailingZeros().toPlainString();
  }

  /// A picture in a line of text.
  String small(String styled, String label) {
    return "<svg class=\"%1$s\" viewBox=\"0 0 %2$s %3$s\" width=\"%2$s\" height=\"%3$s\" role=\"img\" aria-label=\"%4$s\">\n"
            .formatted(styled, number(width), number(height), Markup.escaped(label))
        + body
        + "</svg>";
  }

  /// The picture as an element of HTML.
  ///
  /// @param id unique on the page
  /// @param styled class of the page's style
  String svg(String id, String styled, String title, String description) {
    String named = "<title id=\"" + id + "-t\">" + Markup.escaped(title) + "</title>\n";
    String described = "<desc id=\"" + id + "-d\">" + Markup.escaped(description) + "</desc>\n";
    return """
    <svg class="%1$s" viewBox="0 0 %2$s %3$s" width="%2$s" height="%3$s" role="img" aria-labelledby="%4$s-t" aria-describedby="%4$s-d">
    """
            .formatted(styled, number(width), number(height), id)
        + named
        + described
        + body
        + "</svg>\n";
  }
}
