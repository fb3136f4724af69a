package org.hillock.statistics;

/// x^a y^b / (B(a, b) I_x(a, b)) with y = 1 - x: the continued fraction of the regularized
/// incomplete beta function I.
///
/// Converges fast for x below (a + 1) / (a + b + 2); beyond it use I_x(a, b) = 1 - I_y(b, a).
///
/// Source: Didonato and Morris, "Significant digit computation of the incomplete beta function
/// ratios", 1992, the even part of DLMF 8.17.22. Its error does not grow with a; the full fraction
/// loses 10 digits at a = 5e6.
final class BetaFraction {
  /// 40 terms leave 5e-13 at a = 5e6, b = 1/2 and t = 1.7, the slowest place; 60 leave nothing.
  private static final int TERMS = 60;

  private BetaFraction() {}

  /// From the innermost term outward.
  static double value(double a, double b, double x, double y) {
    double value = denominator(TERMS, a, b, x, y);
    for (int m = TERMS; m > 0; m--) {
      double root = x / (a + 2 * m - 1);
      double numerator = (a + m - 1) * (a + b + m - 1) * m * (b - m) * root * root;
      value = denominator(m - 1, a, b, x, y) + numerator / value;
    }
    return value;
  }

  private static double denominator(int m, double a, double b, double x, double y) {
    double rise = (a + m) * (a * y - b * x + 1 + m * (1 + y)) / (a + 2 * m + 1);
    return m == 0 ? rise : m + m * (b - m) * x / (a + 2 * m - 1) + rise;
  }
}
