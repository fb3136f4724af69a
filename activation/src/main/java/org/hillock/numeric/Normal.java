package org.hillock.numeric;

/// The standard normal distribution: density φ, lower tail Φ(-a), and the scaled tail G(a) = Φ(-a)
/// exp(a²/2), which neither underflows nor cancels.
public final class Normal {
  /// 1 / √(2π).
  public static final double DENSITY_AT_ZERO = 0x1.9884533d43651p-2;

  /// Below this the definition sums Taylor's series, above it takes the continued fraction.
  private static final double SERIES_END = 1.25;

  private Normal() {}

  /// Density φ(x) = exp(-x²/2) / √(2π).
  public static double density(double x) {
    return DENSITY_AT_ZERO * gaussian(x);
  }

  /// Distribution Φ(x), accurate in both tails.
  public static double cdf(double x) {
    return x < 0 ? gaussian(x) * scaledTail(-x) : 1 - gaussian(x) * scaledTail(x);
  }

  /// G(a) = Φ(-a) exp(a²/2) by its definition.
  ///
  /// Source: Abramowitz and Stegun 26.2.11 (series) and 26.2.14 (continued fraction).
  ///
  /// @param a at least 0
  public static double scaledTail(double a) {
    if (a < SERIES_END) {
      double term = a;
      double sum = 0;
      for (int k = 1; Math.abs(term) > 0x1p-60 * Math.abs(sum); k++) {
        sum += term;
        term *= a * a / (2 * k + 1);
      }
      return 0.5 / gaussian(a) - DENSITY_AT_ZERO * sum;
    }
    // As many terms as leave a rest below 2^-60.
    double fraction = a;
    for (int k = 50 + (int) (400 / (a * a)); k >= 1; k--) {
      fraction = a + k / fraction;
    }
    return DENSITY_AT_ZERO / fraction;
  }

  /// exp(-x²/2), with the rounding of x² put back.
  private static double gaussian(double x) {
    double square = x * x;
    if (square > 2000) {
      return 0;
    }
    double lost = Math.fma(x, x, -square);
    return StrictMath.exp(-square / 2) * (1 - lost / 2);
  }
}
