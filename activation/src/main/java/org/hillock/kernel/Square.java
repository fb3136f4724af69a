package org.hillock.kernel;

/// Even functions that lie just below scale x² near 0. There scale x² may be the midpoint of two
/// floats, and a double just on it.
///
/// @param scale the second coefficient of the power series
/// @param series of f(x) / (scale x²) the coefficients of x², x⁴, …
public record Square(double scale, double... series) {

  /// Where the series takes over: six terms are good to 2^-60 there.
  private static final double NEAR = 0x1p-5;

  /// f(x): by the series near 0, else y.
  ///
  /// @param x a widened float, so that its square is exact
  public Term or(Term x, Term y) {
    Term w = x.times(x);
    Term square = w.times(scale);
    Term below = square.times(w).fma(w.polynomial(series), square).inwards();
    return x.abs().below(NEAR).choose(below, y);
  }
}
