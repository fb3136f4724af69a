package org.hillock.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hillock.page.Drawing.Anchor;

/// The part of a drawing between two axes.
///
/// @param across from left to right
/// @param up from bottom to top
/// @param left edge, in the drawing
/// @param top edge, in the drawing
/// @param width between the edges
/// @param height between the edges
record Frame(Axis across, Axis up, double left, double top, double width, double height) {
  private static final double GAP = 8;
  private static final int TICKS = 6;

  /// What is above a frame: the name of what goes up.
  static final double ABOVE = 32;

  /// What is below a frame: numbers and the name of what goes across.
  static final double BELOW = 46;

  /// Height of a line of text.
  static final double LINE = 16;

  /// A frame that leaves room for its numbers.
  ///
  /// @param right room to its right
  static Frame in(
      double width, double height, Axis across, Axis up, Numeral numeral, double right) {
    double left =
        GAP
            + up.ticks(TICKS).stream()
                .mapToDouble(tick -> Drawing.widthOf(up.label(tick, numeral)))
                .max()
                .orElse(0);
    return new Frame(
        across, up, left, ABOVE, width - left - Math.max(right, GAP), height - ABOVE - BELOW);
  }

  double x(double value) {
    return left + width * across.share(value);
  }

  double y(double value) {
    return top + height * (1 - up.share(value));
  }

  double right() {
    return left + width;
  }

  double bottom() {
    return top + height;
  }

  /// Lines, numbers and names.
  void draw(Drawing drawing, String acrossName, String upName, Numeral numeral) {
    drawing.text("name", Anchor.START, 0, 9, Drawing.fitted(upName, drawing.width()));
    for (double tick : up.ticks(TICKS)) {
      drawing.line("grid", left, y(tick), right(), y(tick));
      drawing.text("tick", Anchor.END, left - GAP, y(tick), up.label(tick, numeral));
    }
    drawing.line("frame", left, bottom(), right(), bottom());
    below(drawing, acrossName, Numeral.NUMBER);
  }

  /// Shades what lies on both sides of a number from left to right, if it has a width.
  void zone(Drawing drawing, double middle, double reach) {
    if (reach > 0) {
      double from = x(middle - reach);
      drawing.rectangle("zone", from, top, x(middle + reach) - from, height, "");
    }
  }

  /// How many numbers have room below.
  int ticksAcross() {
    return (int) Math.max(4, width / 80);
  }

  /// The numbers and the name under a frame, as many as have room.
  void below(Drawing drawing, String name, Numeral numeral) {
    double end = Double.NEGATIVE_INFINITY;
    for (double tick : across.ticks(ticksAcross())) {
      String label = across.label(tick, numeral);
      double half = Drawing.widthOf(label) / 2;
      drawing.line("frame", x(tick), bottom(), x(tick), bottom() + 4);
      if (x(tick) - half > end + 2) {
        drawing.text("tick", Anchor.MIDDLE, x(tick), bottom() + 15, label);
        end = x(tick) + half;
      }
    }
    drawing.text("name", Anchor.MIDDLE, left + width / 2, bottom() + 35, name);
  }

  /// Where labels go that want to be at some heights, so that none covers another.
  static List<Double> apart(List<Double> wanted, double low, double high) {
    List<Integer> order = new ArrayList<>();
    for (int k = 0; k < wanted.size(); k++) {
      order.add(k);
    }
    order.sort(Comparator.comparingDouble(wanted::get));
    List<Double> places = new ArrayList<>(wanted);
    double step = Math.min(LINE - 1, (high - low) / Math.max(1, wanted.size() - 1));
    double least = low;
    for (int k : order) {
      places.set(k, Math.max(least, wanted.get(k)));
      least = places.get(k) + step;
    }
    double most = high;
    for (int k : order.reversed()) {
      places.set(k, Math.min(most, places.get(k)));
      most = places.get(k) - step;
    }
    return places;
  }
}
