package org.hillock.numeric;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/// The tie at tiny x of functions that behave like x/2 + c x² with c > 0 (swish, GELU): below |x| =
/// 2^-100 a double cannot hold the c x², and x/2 of an odd subnormal float lies half-way between
/// two floats. The true value lies above x/2, so it is nudged up by one double step: without this,
/// 8,388,608 subnormal inputs would round the wrong way.
public final class Halves {
  private static final double TINY = 0x1p-100;
  private static final double ABOVE_HALF = 0x1.0000000000002p-1;
  private static final double BELOW_HALF = 0x1.ffffffffffffcp-2;

  private Halves() {}

  /// y, or for |x| < 2^-100 a double just above x/2 (0 and -0 stay as they are).
  public static double settle(double x, double y) {
    return Math.abs(x) < TINY ? x * (x < 0 ? BELOW_HALF : ABOVE_HALF) : y;
  }

  /// The same in lanes.
  public static final class Lanes {
    private Lanes() {}

    /// As [Halves#settle].
    public static DoubleVector settle(DoubleVector x, DoubleVector y) {
      DoubleVector above = x.mul(ABOVE_HALF);
      DoubleVector nudged = above.blend(x.mul(BELOW_HALF), x.compare(VectorOperators.LT, 0));
      return y.blend(nudged, x.abs().compare(VectorOperators.LT, TINY));
    }
  }
}
