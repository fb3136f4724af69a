package org.hillock.kernel;

/// tanh and its derivative, in double, without cancellation.
public final class HyperbolicTangent {
  /// From here on tanh is 1 as a float, by far.
  private static final double SATURATED = 20;

  private HyperbolicTangent() {}

  /// tanh(x) = e / (e + 2) with e = exp(2 |x|) - 1, and the sign of x.
  public static Term value(Term x) {
    Term e = Exp.expm1(x.abs().atMost(SATURATED).times(2));
    return e.over(e.plus(2)).withSignOf(x);
  }

  /// 1 - tanh(x)² = 4 e / (1 + e)² with e = exp(-2 |x|).
  public static Term slope(Term x) {
    Term e = Exp.exp(x.abs().atMost(Exp.LIMIT).times(-2));
    Term d = e.plus(1);
    return e.times(4).over(d.times(d));
  }
}
