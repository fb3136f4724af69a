package org.hillock.kernel;

/// A function around a zero of its own, where its formula cancels: (z - zero) times a power series.
///
/// @param high the zero, as a double
/// @param low the zero minus high
/// @param series coefficients of f(z) / (z - zero) by powers of z - zero (tools/fit_polynomials.py)
public record Root(double high, double low, double... series) {
  /// Where the series takes over; its seventh term is below 2^-48 of the first there.
  private static final double NEAR = 0x1p-8;

  /// y, but by the series where x is near the zero.
  public Term or(Term x, Term y) {
    return or(x, 1, y);
  }

  /// The same for f(factor x).
  public Term or(Term x, double factor, Term y) {
    Term d = x.fma(factor, -high).minus(low);
    return d.abs().below(NEAR).choose(d.polynomial(series).times(d), y);
  }
}
