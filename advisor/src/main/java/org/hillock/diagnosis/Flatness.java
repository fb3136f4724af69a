package org.hillock.diagnosis;

import org.hillock.activation.Activation;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Learned;
import org.hillock.activation.Rowwise;

/// Where a function is flat: its slope is below 1 % of its largest.
///
/// @param left whether it is far to the left of 0
/// @param right whether it is far to the right
/// @param usual share of standard normal numbers for which it is, the healthy share
record Flatness(boolean left, boolean right, double usual) {
  private static final double FLAT = 0.01;
  private static final int FAR = 20;
  private static final int STEPS_PER_UNIT = 64;

  static Flatness of(Activation activation) {
    double steepest = 0;
    for (int i = -FAR * STEPS_PER_UNIT; i <= FAR * STEPS_PER_UNIT; i++) {
      steepest = Math.max(steepest, slope(activation, i));
    }
    double flat = 0;
    double all = 0;
    for (int i = -FAR * STEPS_PER_UNIT; i <= FAR * STEPS_PER_UNIT; i++) {
      double x = (double) i / STEPS_PER_UNIT;
      double weight = StrictMath.exp(-x * x / 2);
      all += weight;
      flat += slope(activation, i) < FLAT * steepest ? weight : 0;
    }
    // Half of 1 %, since leaky_relu's slope is 1 % and no flatness.
    double limit = FLAT * steepest / 2;
    return new Flatness(
        slope(activation, -FAR * STEPS_PER_UNIT) < limit,
        slope(activation, FAR * STEPS_PER_UNIT) < limit,
        flat / all);
  }

  private static double slope(Activation activation, int step) {
    double x = (double) step / STEPS_PER_UNIT;
    return switch (activation) {
      case Elementwise f -> Math.abs(f.slope(x));
      case Learned f -> Math.abs(f.slope(x, f.initial()));
      case Rowwise _ -> 1;
    };
  }

  /// Whether large numbers of either sign are flattened, as by sigmoid.
  boolean bothSides() {
    return left && right;
  }

  /// Whether large numbers of one sign pass, as with relu.
  boolean oneSide() {
    return left != right;
  }
}
