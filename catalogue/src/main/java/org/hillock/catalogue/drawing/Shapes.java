package org.hillock.catalogue.drawing;

import java.awt.geom.Path2D;

/// Closed shapes.
public final class Shapes {
  /// A quarter of a circle as a cubic curve.
  private static final double KAPPA = 0.5522847498307936;

  private Shapes() {}

  /// A rectangle.
  public static Path2D box(double x, double y, double width, double height) {
    Path2D box = new Path2D.Double();
    box.moveTo(x, y);
    box.lineTo(x + width, y);
    box.lineTo(x + width, y + height);
    box.lineTo(x, y + height);
    box.closePath();
    return box;
  }

  /// A circle.
  public static Path2D circle(double x, double y, double r) {
    double k = KAPPA * r;
    Path2D circle = new Path2D.Double();
    circle.moveTo(x + r, y);
    circle.curveTo(x + r, y + k, x + k, y + r, x, y + r);
    circle.curveTo(x - k, y + r, x - r, y + k, x - r, y);
    circle.curveTo(x - r, y - k, x - k, y - r, x, y - r);
    circle.curveTo(x + k, y - r, x + r, y - k, x + r, y);
    circle.closePath();
    return circle;
  }

  /// A rectangle with round corners.
  public static Path2D rounded(double x, double y, double width, double height, double r) {
    double k = r - KAPPA * r;
    double right = x + width;
    double bottom = y + height;
    Path2D box = new Path2D.Double();
    box.moveTo(x + r, y);
    box.lineTo(right - r, y);
    box.curveTo(right - k, y, right, y + k, right, y + r);
    box.lineTo(right, bottom - r);
    box.curveTo(right, bottom - k, right - k, bottom, right - r, bottom);
    box.lineTo(x + r, bottom);
    box.curveTo(x + k, bottom, x, bottom - k, x, bottom - r);
    box.lineTo(x, y + r);
    box.curveTo(x, y + k, x + k, y, x + r, y);
    box.closePath();
    return box;
  }
}
