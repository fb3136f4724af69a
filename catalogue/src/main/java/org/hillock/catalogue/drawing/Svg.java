package org.hillock.catalogue.drawing;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// An SVG file. Each character's outline is in it once and is used by reference, so the picture is
/// the same wherever it is shown, whatever fonts are there.
final class Svg implements Canvas {
  private static final double HUNDREDTHS = 100;

  private final StringBuilder body = new StringBuilder();
  private final StringBuilder outlines = new StringBuilder();
  private final Map<Glyph, String> names = new LinkedHashMap<>();

  /// A character of a typeface.
  private record Glyph(Face face, int character) {}

  private final String prefix;

  private Svg(String prefix) {
    this.prefix = prefix;
  }

  static byte[] of(Picture picture) {
    return text(picture, "g").getBytes(StandardCharsets.UTF_8);
  }

  /// @param prefix what the names in the file start with
  static String text(Picture picture, String prefix) {
    Svg svg = new Svg(prefix);
    picture.drawing().accept(svg);
    String size = number(picture.width()) + " " + number(picture.height());
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
        + size
        + "\" width=\""
        + number(picture.width())
        + "\" height=\""
        + number(picture.height())
        + "\" role=\"img\">\n<title>"
        + escaped(picture.title())
        + "</title>\n<defs>\n"
        + svg.outlines
        + "</defs>\n"
        + svg.body
        + "</svg>\n";
  }

  @Override
  public void fill(Path2D shape, Ink ink) {
    body.append("<path fill=\"").append(ink.css()).append("\" d=\"");
    body.append(data(shape)).append("\"/>\n");
  }

  @Override
  public void stroke(Path2D shape, Pen pen) {
    body.append("<path fill=\"none\" stroke=\"").append(pen.ink().css());
    body.append("\" stroke-width=\"").append(number(pen.width()));
    body.append("\" stroke-linecap=\"").append(pen.dashes().isEmpty() ? "round" : "butt");
    body.append("\" stroke-linejoin=\"round");
    if (!pen.dashes().isEmpty()) {
      body.append("\" stroke-dasharray=\"");
      String separator = "";
      for (double dash : pen.dashes()) {
        body.append(separator).append(number(dash));
        separator = " ";
      }
    }
    body.append("\" d=\"").append(data(shape)).append("\"/>\n");
  }

  @Override
  public void text(String text, double x, double y, Type type, Ink ink) {
    Face face = type.face();
    String scale = Decimal.of(type.size() / face.unitsPerEm(), 5);
    body.append("<g fill=\"").append(ink.css()).append("\" transform=\"matrix(");
    body.append(scale).append(" 0 0 -").append(scale).append(' ');
    body.append(number(x)).append(' ').append(number(y)).append(")\">");
    double at = 0;
    for (int character : text.codePoints().toArray()) {
      if (!Character.isWhitespace(character)) {
        body.append("<use href=\"#").append(name(new Glyph(face, character)));
        String place = Decimal.of(at * face.unitsPerEm(), 0);
        body.append(place.equals("0") ? "\"/>" : "\" x=\"" + place + "\"/>");
      }
      at += face.width(character);
    }
    body.append("</g>\n");
  }

  private String name(Glyph glyph) {
    String known = names.get(glyph);
    if (known != null) {
      return known;
    }
    String name = prefix + Integer.toString(names.size(), Character.MAX_RADIX);
    names.put(glyph, name);
    outlines.append("<path id=\"").append(name).append("\" d=\"");
    outlines.append(data(glyph.face.outline(glyph.character))).append("\"/>\n");
    return name;
  }

  private static String data(Path2D shape) {
    StringBuilder data = new StringBuilder();
    double[] p = new double[6];
    for (PathIterator i = shape.getPathIterator(null); !i.isDone(); i.next()) {
      switch (i.currentSegment(p)) {
        case PathIterator.SEG_MOVETO -> points(data, 'M', p, 1);
        case PathIterator.SEG_LINETO -> points(data, 'L', p, 1);
        case PathIterator.SEG_QUADTO -> points(data, 'Q', p, 2);
        case PathIterator.SEG_CUBICTO -> points(data, 'C', p, 3);
        default -> data.append('Z');
      }
    }
    return data.toString();
  }

  private static void points(StringBuilder data, char command, double[] p, int count) {
    data.append(command);
    for (int i = 0; i < 2 * count; i++) {
      String number = number(p[i]);
      data.append(i == 0 || number.startsWith("-") ? "" : " ").append(number);
    }
  }

  private static String number(double value) {
    return Math.rint(value * HUNDREDTHS) == 0 ? "0" : Decimal.of(value, 2);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
