package org.hillock.kernel;

import java.util.function.DoubleUnaryOperator;

/// `exp(z)`, `exp(z) - 1` and `log(1 + t)` in double, accurate to 2^-49 relative, made of
/// operations that have the same bits on every machine.
///
/// Method: z = n ln 2 + r with |r| <= ln 2 / 2, then exp(z) = 2^n (1 + p), p = r + r² Q(r). log(1 +
/// t) = 2 artanh q with q = t / (2 + t), which is 2q + q³ R(q²).
public final class Exp {
  /// Arguments are held within ±LIMIT where a function saturates: exp(-LIMIT) times any float is 0
  /// as a float, and 1 + exp(LIMIT) squared is finite.
  public static final double LIMIT = 200;

  private static final double LOG2_E = 0x1.71547652b82fep+0;

  /// Adding this to a double below 2^51 leaves its nearest integer, plus the bias of a double's
  /// exponent, in the low bits.
  private static final double SHIFT = 0x1.8p52 + 1023;

  private static final double LN2_HIGH = 0x1.62e42fefa39efp-1;
  private static final double LN2_LOW = 0x1.abc9e3b39803fp-56;

  // Degree 8 on |r| <= ln 2 / 2, worst relative error of expm1 2^-49.4
  // (tools/fit_polynomials.py).
  private static final double[] Q = {
    0x1.fffffffffffbfp-2,
    0x1.5555555552266p-3,
    0x1.5555555564b64p-5,
    0x1.1111112134547p-7,
    0x1.6c16c135881cfp-10,
    0x1.a0199c006321ap-13,
    0x1.a01a79014ef93p-16,
    0x1.72da4056b88a7p-19,
    0x1.27dc624b8b0e6p-22
  };

  // Degree 8 on 0 <= q² <= 1/9, worst relative error of log1p 2^-54.2 (tools/fit_polynomials.py).
  private static final double[] R = {
    0x1.5555555555937p-1,
    0x1.99999998ebddap-2,
    0x1.2492497829a0ap-2,
    0x1.c71c4a6dbdd05p-3,
    0x1.74624fed30467p-3,
    0x1.3aa928841e6f2p-3,
    0x1.163f68e8fd31cp-3,
    0x1.959ea98674100p-4,
    0x1.6b4f5cf96df46p-3
  };

  private static final DoubleUnaryOperator EXP =
      Compiler.function(DoubleUnaryOperator.class, exp(Term.wideInput(0)));

  private static final DoubleUnaryOperator LOG1P =
      Compiler.function(DoubleUnaryOperator.class, log1p(Term.wideInput(0)));

  private Exp() {}

  /// exp(z), within ±[#LIMIT] of z and its value there beyond; NaN for NaN.
  public static double exp(double z) {
    return EXP.applyAsDouble(clamp(z));
  }

  /// log(1 + t), accurate to 2^-49 relative; NaN for NaN.
  ///
  /// @param t from 0 on
  public static double log1p(double t) {
    if (t <= 1) {
      return LOG1P.applyAsDouble(t);
    }
    double s = 1 + t;
    int k = Math.getExponent(s);
    return Math.fma(k, LN2_HIGH, LOG1P.applyAsDouble(Math.scalb(s, -k) - 1));
  }

  /// z held within ±[#LIMIT]; NaN stays.
  public static double clamp(double z) {
    return z < -LIMIT ? -LIMIT : z > LIMIT ? LIMIT : z;
  }

  /// exp(z); NaN for NaN.
  ///
  /// @param z within ±700, or NaN
  public static Term exp(Term z) {
    Term m = z.fma(LOG2_E, SHIFT);
    Term s = m.powerOfTwo();
    return s.fma(fraction(z, m), s);
  }

  /// exp(z) - 1 without cancellation; NaN for NaN, +0 for -0.
  ///
  /// @param z within ±700, or NaN
  public static Term expm1(Term z) {
    Term m = z.fma(LOG2_E, SHIFT);
    Term s = m.powerOfTwo();
    return s.fma(fraction(z, m), s.minus(1));
  }

  /// log(1 + t) without cancellation; NaN for NaN.
  ///
  /// @param t from 0 to 1, or NaN
  public static Term log1p(Term t) {
    Term q = t.over(t.plus(2));
    Term w = q.times(q);
    return q.times(w).fma(w.polynomial(R), q.plus(q));
  }

  /// p = exp(r) - 1.
  private static Term fraction(Term z, Term m) {
    Term minusN = Term.of(SHIFT).minus(m);
    Term r = minusN.fma(LN2_LOW, minusN.fma(LN2_HIGH, z));
    return r.times(r).fma(r.polynomial(Q), r);
  }
}
