package org.hillock.catalogue.drawing;

import java.awt.geom.Path2D;

/// Where a picture is drawn, in points from the upper left corner, y downwards.
public interface Canvas {
  /// Fills a shape.
  void fill(Path2D shape, Ink ink);

  /// Draws along a shape, with round ends.
  void stroke(Path2D shape, Pen pen);

  /// Writes text whose baseline starts at (x, y).
  void text(String text, double x, double y, Type type, Ink ink);

  /// Fills a rectangle.
  default void box(double x, double y, double width, double height, Ink ink) {
    fill(Shapes.box(x, y, width, height), ink);
  }

  /// Draws a straight line.
  default void line(double x1, double y1, double x2, double y2, Pen pen) {
    Path2D line = new Path2D.Double();
    line.moveTo(x1, y1);
    line.lineTo(x2, y2);
    stroke(line, pen);
  }

  /// Writes text that ends at x.
  default void textBefore(String text, double x, double y, Type type, Ink ink) {
    text(text, x - type.width(text), y, type, ink);
  }

  /// Writes text around x.
  default void textAround(String text, double x, double y, Type type, Ink ink) {
    text(text, x - type.width(text) / 2, y, type, ink);
  }
}
