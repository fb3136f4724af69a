package org.hillock.activation.exact;

/// A function and its slope, each written twice: quickly in double and exactly in [Wide]. Both are
/// asked for finite x only.
///
/// @param quick fills an estimate
/// @param value the exact value; never asked where the estimate is exact
/// @param slope the exact slope, likewise
/// @param limits at -∞ and +∞
record Formula(Quick quick, Exact value, Exact slope, Limits limits) {
  /// Fills in value, slope and their errors at x.
  @FunctionalInterface
  interface Quick {
    void at(double x, Estimate y);
  }

  /// An exact number for an exact x.
  @FunctionalInterface
  interface Exact {
    Wide at(Wide x);
  }

  /// What value and slope tend to.
  record Limits(double lowValue, double lowSlope, double highValue, double highSlope) {}

  /// Zero below, the identity above, as of the rectifiers.
  static Limits rectifying(double lowValue) {
    return new Limits(lowValue, 0, Double.POSITIVE_INFINITY, 1);
  }

  /// Saturating at both ends.
  static Limits saturating(double low, double high) {
    return new Limits(low, 0, high, 0);
  }

  /// From -∞ to ∞ with these slopes.
  static Limits unbounded(double lowSlope, double highSlope) {
    return new Limits(Double.NEGATIVE_INFINITY, lowSlope, Double.POSITIVE_INFINITY, highSlope);
  }
}
