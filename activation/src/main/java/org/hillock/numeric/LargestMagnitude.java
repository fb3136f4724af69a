package org.hillock.numeric;

/// max |x| over many numbers, as the bits of a float without its sign: of two floats the one of
/// larger magnitude has the larger bits, and an infinity or NaN larger ones than all finite
/// numbers.
public final class LargestMagnitude {
  /// The bits of infinity: from here on a number is not finite.
  public static final int NON_FINITE = 0x7f800000;

  /// All bits but the sign.
  static final int MAGNITUDE = 0x7fffffff;

  /// So many numbers take plain code a few milliseconds.
  private static final long ENOUGH = 4_000_000;

  private static final int EXERCISE = 256;

  private static final Warmed<MagnitudePass> PASS =
      Simd.ON
          ? Warmed.of(
              () -> new PlainMagnitudes(),
              LaneMagnitudes::new,
              ENOUGH,
              pass -> pass.largest(new float[EXERCISE], 0, EXERCISE))
          : Warmed.plain(() -> new PlainMagnitudes());

  private LargestMagnitude() {}

  /// The bits of the largest magnitude; 0 of no numbers.
  ///
  /// @param from place of the first
  /// @param to place after the last
  public static int bits(float[] x, int from, int to) {
    return PASS.after(to - from).largest(x, from, to);
  }

  /// Whether all are finite.
  public static boolean isFinite(float[] x, int from, int to) {
    return bits(x, from, to) < NON_FINITE;
  }
}
