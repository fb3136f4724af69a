package org.hillock.activation.exact;

/// A value and a slope in double, each with a bound on its absolute error. An error of 0 says that
/// the double rounds as the exact number does.
final class Estimate {
  /// Covers a dozen roundings to nearest and functions of [Math] within 2.5 units in the last
  /// place.
  static final double RELATIVE = 0x1p-48;

  double value;
  double slope;
  double valueError;
  double slopeError;

  /// Both to 2^-48, relatively.
  void set(double value, double slope) {
    set(value, Math.abs(value) * RELATIVE, slope, Math.abs(slope) * RELATIVE);
  }

  /// Both round as the exact numbers do.
  void exact(double value, double slope) {
    set(value, 0, slope, 0);
  }

  void set(double value, double valueError, double slope, double slopeError) {
    this.value = value;
    this.valueError = valueError;
    this.slope = slope;
    this.slopeError = slopeError;
  }

  /// For values x/2 + c x² (1 + ...) with a moderate c > 0 (or c < 0) at |x| < 2^-100.
  ///
  /// For a subnormal x with an odd last bit x/2 lies half-way between two floats, and c x² is far
  /// less than the spacing of doubles there. So the exact value lies strictly between x/2 and the
  /// next double, no float and no midpoint of floats does, and that double rounds as the exact
  /// value.
  void half(double x, double c, double slope) {
    double half = x / 2;
    value = half == 0 ? half : c > 0 ? Math.nextUp(half) : Math.nextDown(half);
    valueError = 0;
    this.slope = slope;
    slopeError = Math.abs(slope) * RELATIVE;
  }

  static boolean isDecided(double y, double error) {
    return error == 0
        || Float.floatToRawIntBits((float) (y - error))
            == Float.floatToRawIntBits((float) (y + error));
  }
}
