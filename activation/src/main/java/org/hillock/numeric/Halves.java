package org.hillock.numeric;

import jdk.incubator.vector.DoubleVector;

/// The tie at tiny x of functions that behave like x/2 + c x² with c > 0 (swish, GELU): a double
/// cannot hold the c x² there, and x/2 of an odd subnormal float lies half-way between two floats.
/// The true value lies above, so results are moved up by one or two double steps, which elsewhere
/// is far below what rounding to float can see. Without this, 8,388,608 subnormal inputs would
/// round the wrong way.
public final class Halves {
  private static final double UP = 1 + 0x1p-52;
  private static final double DOWN = 1 - 0x1p-52;

  private Halves() {}

  /// The double just above y; 0, -0 and NaN stay.
  public static double settle(double y) {
    return y * (y < 0 ? DOWN : UP);
  }

  /// The factors for lanes: multiply y by UP, blended with DOWN where y < 0.
  public static final class Lanes {
    /// For what is not negative.
    public static final DoubleVector FACTOR_UP =
        DoubleVector.broadcast(Simd.Lanes.DOUBLES, Halves.UP);

    /// For what is negative.
    public static final DoubleVector FACTOR_DOWN =
        DoubleVector.broadcast(Simd.Lanes.DOUBLES, Halves.DOWN);

    private Lanes() {}
  }
}
