package org.hillock.numeric;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/// `exp(z)` and `exp(z) - 1` in double, accurate to 2^-49 relative, for |z| <= 700: made of + - ×
/// fma and bit moves only, so scalar and lanes give the same bits on every machine.
///
/// Method: z = n ln 2 + r with |r| <= ln 2 / 2, then exp(z) = 2^n (1 + p), p = r + r² Q(r).
public final class Exp {
  /// Arguments are clamped to ±LIMIT where a function saturates: exp(-LIMIT) times any float is 0
  /// as a float, and 1 + exp(LIMIT) squared is finite.
  public static final double LIMIT = 200;

  private static final double LOG2_E = 0x1.71547652b82fep+0;

  /// Adding this to a double below 2^51 leaves its nearest integer in the low bits.
  private static final double SHIFT = 0x1.8p52;

  private static final double LN2_HIGH = 0x1.62e42fefa39efp-1;
  private static final double LN2_LOW = 0x1.abc9e3b39803fp-56;
  private static final int BIAS = 1023;
  private static final int MANTISSA_BITS = 52;

  // Q: degree 8 on |r| <= ln 2 / 2, worst relative error of expm1 2^-49.4
  // (tools/fit_polynomials.py).
  private static final double Q0 = 0x1.fffffffffffbfp-2;
  private static final double Q1 = 0x1.5555555552266p-3;
  private static final double Q2 = 0x1.5555555564b64p-5;
  private static final double Q3 = 0x1.1111112134547p-7;
  private static final double Q4 = 0x1.6c16c135881cfp-10;
  private static final double Q5 = 0x1.a0199c006321ap-13;
  private static final double Q6 = 0x1.a01a79014ef93p-16;
  private static final double Q7 = 0x1.72da4056b88a7p-19;
  private static final double Q8 = 0x1.27dc624b8b0e6p-22;

  private Exp() {}

  /// exp(z); NaN for NaN.
  ///
  /// @param z within ±700, or NaN
  public static double exp(double z) {
    double m = Math.fma(z, LOG2_E, SHIFT);
    double s = power(m);
    return Math.fma(s, fraction(z, m), s);
  }

  /// exp(z) - 1 without cancellation; NaN for NaN, +0 for -0.
  ///
  /// @param z within ±700, or NaN
  public static double expm1(double z) {
    double m = Math.fma(z, LOG2_E, SHIFT);
    double s = power(m);
    return Math.fma(s, fraction(z, m), s - 1);
  }

  /// z held within ±[#LIMIT]; NaN stays.
  public static double clamp(double z) {
    return z < -LIMIT ? -LIMIT : z > LIMIT ? LIMIT : z;
  }

  /// 2^n, n in the low bits of m.
  private static double power(double m) {
    return Double.longBitsToDouble((Double.doubleToRawLongBits(m) + BIAS) << MANTISSA_BITS);
  }

  /// p = exp(r) - 1.
  private static double fraction(double z, double m) {
    double n = m - SHIFT;
    double r = Math.fma(-n, LN2_LOW, Math.fma(-n, LN2_HIGH, z));
    double q = Math.fma(Q8, r, Q7);
    q = Math.fma(q, r, Q6);
    q = Math.fma(q, r, Q5);
    q = Math.fma(q, r, Q4);
    q = Math.fma(q, r, Q3);
    q = Math.fma(q, r, Q2);
    q = Math.fma(q, r, Q1);
    q = Math.fma(q, r, Q0);
    return Math.fma(r * r, q, r);
  }

  /// The same operations in the same order, in lanes.
  public static final class Lanes {
    private static final DoubleVector V_LOW = all(-LIMIT);
    private static final DoubleVector V_HIGH = all(LIMIT);
    private static final DoubleVector V_ONE = all(1);
    private static final DoubleVector V_LN2_HIGH = all(LN2_HIGH);
    private static final DoubleVector V_LN2_LOW = all(LN2_LOW);
    private static final DoubleVector V_LOG2_E = all(LOG2_E);
    private static final DoubleVector V_Q0 = all(Q0);
    private static final DoubleVector V_Q1 = all(Q1);
    private static final DoubleVector V_Q2 = all(Q2);
    private static final DoubleVector V_Q3 = all(Q3);
    private static final DoubleVector V_Q4 = all(Q4);
    private static final DoubleVector V_Q5 = all(Q5);
    private static final DoubleVector V_Q6 = all(Q6);
    private static final DoubleVector V_Q7 = all(Q7);
    private static final DoubleVector V_Q8 = all(Q8);
    private static final DoubleVector V_SHIFT = all(SHIFT);

    private static DoubleVector all(double value) {
      return DoubleVector.broadcast(Simd.Lanes.DOUBLES, value);
    }

    private Lanes() {}

    /// As [Exp#exp].
    public static DoubleVector exp(DoubleVector z) {
      DoubleVector m = z.fma(V_LOG2_E, V_SHIFT);
      DoubleVector s = power(m);
      return s.fma(fraction(z, m), s);
    }

    /// As [Exp#expm1].
    public static DoubleVector expm1(DoubleVector z) {
      DoubleVector m = z.fma(V_LOG2_E, V_SHIFT);
      DoubleVector s = power(m);
      return s.fma(fraction(z, m), s.sub(V_ONE));
    }

    /// As [Exp#clamp].
    public static DoubleVector clamp(DoubleVector z) {
      return z.max(V_LOW).min(V_HIGH);
    }

    private static DoubleVector power(DoubleVector m) {
      LongVector bits = m.reinterpretAsLongs();
      return bits.add(BIAS).lanewise(VectorOperators.LSHL, MANTISSA_BITS).reinterpretAsDoubles();
    }

    private static DoubleVector fraction(DoubleVector z, DoubleVector m) {
      DoubleVector minusN = V_SHIFT.sub(m);
      DoubleVector r = minusN.fma(V_LN2_LOW, minusN.fma(V_LN2_HIGH, z));
      DoubleVector q = V_Q8.fma(r, V_Q7);
      q = q.fma(r, V_Q6);
      q = q.fma(r, V_Q5);
      q = q.fma(r, V_Q4);
      q = q.fma(r, V_Q3);
      q = q.fma(r, V_Q2);
      q = q.fma(r, V_Q1);
      q = q.fma(r, V_Q0);
      return r.mul(r).fma(q, r);
    }
  }
}
