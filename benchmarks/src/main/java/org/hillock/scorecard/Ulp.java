package org.hillock.scorecard;

/// How far a float is from a real number, in units of the last place of the float that the number
/// rounds to. Among the subnormals, and at 0, a unit is 2^-149; results that overflow are 2^128.
public final class Ulp {
  private static final double OVERFLOW = 0x1p128;

  /// The definitions in double are good to about 2^-50; nothing is said of what they cannot decide.
  private static final double UNDECIDED = 1e-6;

  private Ulp() {}

  /// |y - exact| in units; both finite after rounding to float.
  public static double distance(float y, double exact) {
    return Math.abs(clipped(y) - clipped(exact)) / unit(exact);
  }

  /// Whether another float is closer to the exact number than y is. A tie is not.
  public static boolean isWrong(float y, double exact) {
    float rounded = (float) exact;
    if (Double.isNaN(exact) || Float.isNaN(y)) {
      return Double.isNaN(exact) != Float.isNaN(y);
    }
    return y != rounded && distance(y, exact) > distance(rounded, exact) + UNDECIDED;
  }

  private static double unit(double exact) {
    return Math.ulp((float) Math.clamp(exact, -Float.MAX_VALUE, Float.MAX_VALUE));
  }

  private static double clipped(double value) {
    return Math.clamp(value, -OVERFLOW, OVERFLOW);
  }
}
