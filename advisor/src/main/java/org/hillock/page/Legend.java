package org.hillock.page;

import java.util.List;
import org.hillock.page.Drawing.Anchor;

/// Names of what is drawn, each beside its sign, in as many lines as it takes.
///
/// @param names in their order
record Legend(List<String> names) {
  private static final double SIGN = 20;
  private static final double GAP = 18;

  /// What draws the sign of an entry.
  interface Sign {
    /// Draws it.
    ///
    /// @param x left edge
    /// @param y middle
    void draw(int entry, double x, double y);
  }

  /// How high it is for some width.
  double height(double width) {
    return walk(width, 0, (_, _, _) -> {}) + Frame.LINE;
  }

  /// Draws all entries from the top edge on.
  void draw(Drawing drawing, double top, Sign sign) {
    walk(
        drawing.width(),
        top,
        (entry, x, y) -> {
          sign.draw(entry, x, y);
          drawing.text("tick", Anchor.START, x + SIGN, y, names.get(entry));
        });
  }

  private double walk(double width, double top, Sign place) {
    double x = 0;
    double y = top;
    for (int k = 0; k < names.size(); k++) {
      double end = x + SIGN + Drawing.widthOf(names.get(k));
      if (x > 0 && end > width) {
        x = 0;
        y += Frame.LINE + 2;
      }
      place.draw(k, x, y + Frame.LINE / 2);
      x += SIGN + Drawing.widthOf(names.get(k)) + GAP;
    }
    return y - top;
  }
}
