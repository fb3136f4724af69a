package org.hillock.catalogue.drawing;

import java.util.List;

/// How a line is drawn.
///
/// @param ink its color
/// @param width its width in points
/// @param dashes lengths drawn and left out, by turns; empty for a solid line
public record Pen(Ink ink, double width, List<Double> dashes) {
  /// A solid line.
  public static Pen solid(Ink ink, double width) {
    return new Pen(ink, width, List.of());
  }

  /// A dashed line.
  public static Pen dashed(Ink ink, double width) {
    return new Pen(ink, width, List.of(3.2 * width, 2.4 * width));
  }
}
