package org.hillock.catalogue.formula;

import java.util.ArrayList;
import java.util.List;
import org.hillock.catalogue.drawing.Canvas;
import org.hillock.catalogue.drawing.Ink;

/// A typeset formula, in points.
///
/// @param width from left to right
/// @param ascent above the baseline
/// @param descent below it
/// @param drawing draws it
public record Box(double width, double ascent, double descent, Drawing drawing) {
  /// Draws with the baseline starting at (x, y).
  @FunctionalInterface
  public interface Drawing {
    /// Draws with the baseline starting at (x, y).
    void at(Canvas canvas, double x, double y, Ink ink);
  }

  /// From top to bottom.
  public double height() {
    return ascent + descent;
  }

  /// Draws with the baseline starting at (x, y).
  public void draw(Canvas canvas, double x, double y, Ink ink) {
    drawing.at(canvas, x, y, ink);
  }

  static Box blank(double width) {
    return new Box(width, 0, 0, (_, _, _, _) -> {});
  }

  /// Boxes side by side.
  static Box beside(List<Box> boxes) {
    double width = 0;
    double ascent = 0;
    double descent = 0;
    List<Box> placed = new ArrayList<>();
    for (Box box : boxes) {
      placed.add(box.moved(width, 0));
      width += box.width;
      ascent = Math.max(ascent, box.ascent);
      descent = Math.max(descent, box.descent);
    }
    return over(width, ascent, descent, placed);
  }

  /// Boxes that are drawn where they are.
  static Box over(double width, double ascent, double descent, List<Box> boxes) {
    return new Box(
        width,
        ascent,
        descent,
        (canvas, x, y, ink) -> boxes.forEach(box -> box.draw(canvas, x, y, ink)));
  }

  /// Moved to the right and up; the width is as it was.
  Box moved(double right, double up) {
    return new Box(
        width,
        ascent + up,
        descent - up,
        (canvas, x, y, ink) -> draw(canvas, x + right, y - up, ink));
  }
}
