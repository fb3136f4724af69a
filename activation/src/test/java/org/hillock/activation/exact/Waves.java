package org.hillock.activation.exact;

/// Exponentials and sines.
final class Waves {
  /// e to this is more than the greatest float.
  private static final double FAR = 100;

  private Waves() {}

  static Formula exponential() {
    return new Formula(
        (x, y) -> {
          if (x > FAR) {
            y.exact(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
          } else {
            double e = Math.exp(x);
            y.set(e, e);
          }
        },
        Series::exp,
        Series::exp,
        new Formula.Limits(0, 0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY));
  }

  /// x² is exact in double for a float x.
  static Formula gaussian() {
    return new Formula(
        (x, y) -> {
          double e = Math.exp(-(x * x));
          y.set(e, -2 * x * e);
        },
        x -> Series.exp(x.square().negated()),
        x -> Series.exp(x.square().negated()).times(x).times(-2),
        Formula.saturating(0, 0));
  }

  static Formula sine() {
    return new Formula(
        (x, y) -> y.set(Math.sin(x), Math.cos(x)),
        Series::sin,
        Series::cos,
        new Formula.Limits(Double.NaN, Double.NaN, Double.NaN, Double.NaN));
  }

  /// x + sin²(αx) / α, with slope 1 + sin(2αx).
  static Formula snake(double alpha) {
    return new Formula(
        (x, y) -> {
          double s = sine(alpha, x);
          double wave = s * s / alpha;
          double turn = sine(2 * alpha, x);
          double error = (Math.abs(x) + Math.abs(wave)) * Estimate.RELATIVE;
          double slopeError = (1 + Math.abs(turn)) * 0x1p-50;
          y.set(x == 0 ? x : x + wave, error, 1 + turn, slopeError);
        },
        x -> x.plus(Series.sin(x.times(alpha)).square().over(alpha)),
        x -> Series.sin(x.times(2 * alpha)).plus(1),
        Formula.unbounded(Double.NaN, Double.NaN));
  }

  /// sin(αx), from the product as a sum of two doubles.
  private static double sine(double alpha, double x) {
    double high = alpha * x;
    double low = Math.fma(alpha, x, -high);
    double sin = Math.sin(high);
    return low == 0 ? sin : sin * Math.cos(low) + Math.cos(high) * Math.sin(low);
  }
}
