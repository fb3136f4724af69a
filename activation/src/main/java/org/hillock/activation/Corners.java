package org.hillock.activation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// Finds where a slope jumps.
final class Corners {
  private static final double REACH = 40;
  private static final double STEP = 1.0 / 64;

  /// A jump is at least this part of the steepest slope.
  private static final double PART = 0.02;

  private static final int HALVINGS = 50;

  private Corners() {}

  /// The places between -40 and 40, to 1e-12, ascending.
  static List<Double> of(DoubleUnaryOperator slope) {
    double steepest = 0;
    for (double x = -REACH; x <= REACH; x += STEP) {
      steepest = Math.max(steepest, Math.abs(slope.applyAsDouble(x)));
    }
    List<Double> corners = new ArrayList<>();
    // Off the grid of round numbers, where corners lie.
    for (double x = -REACH - STEP / 3; x <= REACH; x += STEP) {
      double jump = jump(slope, x, x + STEP);
      if (jump > PART * steepest) {
        double where = narrowed(slope, x, x + STEP);
        if (jump(slope, where - 1e-12, where + 1e-12) > PART * steepest) {
          double rounded = Math.rint(where * 1e9) / 1e9;
          corners.add(rounded + 0.0);
        }
      }
    }
    return corners;
  }

  private static double narrowed(DoubleUnaryOperator slope, double from, double to) {
    double low = from;
    double high = to;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (jump(slope, low, middle) > jump(slope, middle, high)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return (low + high) / 2;
  }

  private static double jump(DoubleUnaryOperator slope, double from, double to) {
    return Math.abs(slope.applyAsDouble(to) - slope.applyAsDouble(from));
  }
}
