package org.hillock.statistics;

import java.util.function.DoubleUnaryOperator;

/// Turns a falling function round.
final class Bisection {
  private Bisection() {}

  /// The smallest x >= 0 with falling(x) <= level.
  ///
  /// Halves the range of the doubles, not of the reals: the bits of doubles >= 0 are in their
  /// order. So 63 steps end at neighbors whatever the size of x, and there is no tolerance, no
  /// first guess and no case in which it fails to converge.
  ///
  /// @param falling never rising but for rounding, and 0 at infinity, where it is not asked
  /// @param level at least 0
  static double firstAtMost(DoubleUnaryOperator falling, double level) {
    long low = 0;
    long high = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (falling.applyAsDouble(Double.longBitsToDouble(middle)) <= level) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return Double.longBitsToDouble(low);
  }
}
