package org.hillock.numeric;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// x σ(z), and its derivative by x, σ(z) (1 + t σ(-z)) with t = x dz/dx: what swish (z = βx) and
/// the tanh form of GELU share.
///
/// Definition and kernel differ in how they avoid overflow: the definition takes exp(-|z|), the
/// kernel exp(-z) with z held within ±[Exp#LIMIT].
public final class Gate {
  private Gate() {}

  /// The definition of x σ(z); 0 with the sign of x where z is far below 0.
  public static double value(double x, double z) {
    double e = StrictMath.exp(-Math.abs(z));
    double y = z < 0 ? x * e / (1 + e) : x / (1 + e);
    return z < -Exp.LIMIT ? Math.copySign(0, x) : Halves.settle(y);
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

  /// The kernel of x σ(z).
  public static float valueKernel(double x, double z) {
    double y = x / (1 + Exp.exp(-Exp.clamp(z)));
    return (float) (z < -Exp.LIMIT ? Math.copySign(0, x) : Halves.settle(y));
  }

  /// The kernel of the derivative.
  ///
  /// @param z within ±[Exp#LIMIT]
  public static float slopeKernel(double z, double t) {
    double e = Exp.exp(-z);
    double d = 1 + e;
    return (float) (Math.fma(t, e, d) / (d * d));
  }

  /// The kernel of the derivative by β; 0 where |z| is large.
  public static float sharpnessKernel(double x, double z) {
    double a = Math.abs(z);
    double e = Exp.exp(-Math.min(a, Exp.LIMIT));
    double d = 1 + e;
    return (float) (a > Exp.LIMIT ? 0 : x * x * (e / (d * d)));
  }

  /// The same operations in lanes.
  public static final class Lanes {
    private static final DoubleVector ZERO = DoubleVector.zero(Simd.Lanes.DOUBLES);
    private static final DoubleVector ONE = DoubleVector.broadcast(Simd.Lanes.DOUBLES, 1);
    private static final DoubleVector LIMIT = DoubleVector.broadcast(Simd.Lanes.DOUBLES, Exp.LIMIT);
    private static final DoubleVector MINUS_LIMIT = LIMIT.neg();

    private Lanes() {}

    /// As [Gate#sharpnessKernel].
    public static FloatVector sharpness(DoubleVector x, DoubleVector z) {
      DoubleVector a = z.abs();
      DoubleVector e = Exp.Lanes.exp(a.min(LIMIT).neg());
      DoubleVector d = e.add(ONE);
      return (FloatVector)
          x.mul(x)
              .mul(e.div(d.mul(d)))
              .blend(ZERO, a.compare(VectorOperators.GT, LIMIT))
              .convertShape(VectorOperators.D2F, Simd.Lanes.HALF_FLOATS, 0);
    }

    /// As [Gate#valueKernel].
    public static FloatVector value(DoubleVector x, DoubleVector z) {
      DoubleVector y = x.div(Exp.Lanes.exp(Exp.Lanes.clamp(z).neg()).add(ONE));
      DoubleVector factor =
          Halves.Lanes.FACTOR_UP.blend(
              Halves.Lanes.FACTOR_DOWN, y.compare(VectorOperators.LT, ZERO));
      DoubleVector zero = x.reinterpretAsLongs().and(Long.MIN_VALUE).reinterpretAsDoubles();
      return (FloatVector)
          y.mul(factor)
              .blend(zero, z.compare(VectorOperators.LT, MINUS_LIMIT))
              .convertShape(VectorOperators.D2F, Simd.Lanes.HALF_FLOATS, 0);
    }

    /// As [Gate#slopeKernel].
    public static FloatVector slope(DoubleVector z, DoubleVector t) {
      DoubleVector e = Exp.Lanes.exp(z.neg());
      DoubleVector d = e.add(ONE);
      return (FloatVector)
          t.fma(e, d).div(d.mul(d)).convertShape(VectorOperators.D2F, Simd.Lanes.HALF_FLOATS, 0);
    }
  }
}
