package org.hillock.kernel;

/// x σ(z), and its derivative by x, σ(z) (1 + t σ(-z)) with t = x dz/dx: what swish (z = βx),
/// GELU's tanh form and their kin share: the definitions, in double, and the kernels.
public final class Gate {
  private static final double UP = 1 + 0x1p-52;
  private static final double DOWN = 1 - 0x1p-52;

  /// Of σ(z) (1 + z σ(-z)).
  private static final Root SWISH =
      new Root(
          -0x1.474973c84120bp+0,
          -0x1.f8d74bc9ac154p-54,
          0x1.be1410460527fp-3,
          0x1.2c563458cc0adp-3,
          0x1.353eb573ca457p-6,
          -0x1.f2d0e32bc2994p-7,
          -0x1.b0f82c498fd2fp-8,
          0x1.098e92b8f076dp-13);

  private Gate() {}

  /// The definition of x σ(z); 0 with the sign of x where z is far below 0.
  public static double value(double x, double z) {
    double e = StrictMath.exp(-Math.abs(z));
    double y = z < 0 ? x * e / (1 + e) : x / (1 + e);
    return z < -Exp.LIMIT ? Math.copySign(0, x) : aboveTie(y);
  }

  /// The definition of the derivative.
  ///
  /// @param z within ±[Exp#LIMIT]
  public static double slope(double z, double t) {
    double e = StrictMath.exp(-Math.abs(z));
    double d = 1 + e;
    return (z < 0 ? e * (d + t) : Math.fma(t, e, d)) / (d * d);
  }

  /// The definition of the derivative of x σ(βx) by β, x² σ(z) σ(-z) with z = βx.
  public static double sharpness(double x, double z) {
    double e = StrictMath.exp(-Math.abs(z));
    double d = 1 + e;
    return Math.abs(z) > Exp.LIMIT ? 0 : x * x * (e / (d * d));
  }

  /// The double just above y; 0, -0 and NaN stay.
  public static double aboveTie(double y) {
    return y * (y < 0 ? DOWN : UP);
  }

  /// x σ(z); 0 with the sign of x where z is far below 0.
  ///
  /// @param z with the sign of x
  public static Term value(Term x, Term z) {
    Term y = x.over(Exp.exp(z.within(Exp.LIMIT).negate()).plus(1));
    return z.below(-Exp.LIMIT).choose(Term.of(0).withSignOf(x), aboveTie(y, x));
  }

  /// The derivative.
  ///
  /// @param z within ±[Exp#LIMIT]
  public static Term slope(Term z, Term t) {
    Term e = Exp.exp(z.negate());
    Term d = e.plus(1);
    return t.fma(e, d).over(d.times(d));
  }

  /// The derivative of x σ(βx) by x.
  public static Term swishSlope(Term x, double beta) {
    Term z = x.times(beta).within(Exp.LIMIT);
    return SWISH.or(x, beta, slope(z, z));
  }

  /// The derivative of x σ(βx) by β, x² σ(z) σ(-z) with z = βx; 0 where |z| is large.
  public static Term sharpness(Term x, Term z) {
    Term a = z.abs();
    Term e = Exp.exp(a.atMost(Exp.LIMIT).negate());
    Term d = e.plus(1);
    return a.above(Exp.LIMIT).choose(0, x.times(x).times(e.over(d.times(d))));
  }

  /// The double just above y; 0, -0 and NaN stay.
  ///
  /// For functions that behave like x/2 + c x² with c > 0 at tiny x (swish, GELU): a double cannot
  /// hold the c x² there, and x/2 of an odd subnormal float lies half-way between two floats. The
  /// true value lies above, so results are moved up by one or two double steps, which elsewhere is
  /// far below what rounding to float can see. Without this, 8,388,608 subnormal inputs would round
  /// the wrong way.
  ///
  /// @param x anything with the sign of y
  public static Term aboveTie(Term y, Term x) {
    return y.times(x.below(0).choose(DOWN, Term.of(UP)));
  }
}
