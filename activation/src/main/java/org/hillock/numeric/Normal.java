package org.hillock.numeric;

import jdk.incubator.vector.DoubleVector;

/// The standard normal distribution: density φ, lower tail Φ(-a), and the scaled tail G(a) = Φ(-a)
/// exp(a²/2), which neither underflows nor cancels.
///
/// Two independent computations: the *definition* (series and continued fraction, about 2^-50,
/// slow), and the *kernel* (one polynomial, + - × ÷ fma only, the same bits scalar and in lanes).
public final class Normal {
  /// Kernels clamp a to this: Φ(-20) times any float is 0 as a float.
  public static final double LIMIT = 20;

  /// 1 / √(2π).
  public static final double DENSITY_AT_ZERO = 0x1.9884533d43651p-2;

  // G(a) = P(t) / (a + 5), t = (a - 5) / (a + 5): degree 20 on 0 <= a <= 14.6, worst relative error
  // 2^-58.2 (tools/fit_polynomials.py); beyond 14.6 the tail times any float rounds to 0.
  private static final double CENTER = 5;
  private static final double P00 = 0x1.89d3abe1f95aep-1;
  private static final double P01 = -0x1.54ad03f27ca19p-1;
  private static final double P02 = 0x1.fb31653876f8ap-2;
  private static final double P03 = -0x1.410ed5f87587cp-2;
  private static final double P04 = 0x1.51f6329f01b0bp-3;
  private static final double P05 = -0x1.1b1c254cad66dp-4;
  private static final double P06 = 0x1.54b4d4f4806ddp-6;
  private static final double P07 = -0x1.88590e7f96da7p-9;
  private static final double P08 = -0x1.a2503722a32c8p-11;
  private static final double P09 = 0x1.1daf169b6c4d7p-11;
  private static final double P10 = -0x1.f214f66f3b274p-15;
  private static final double P11 = -0x1.a16e81af7d19ep-15;
  private static final double P12 = 0x1.17e5f14a4e12cp-16;
  private static final double P13 = 0x1.0af42677355ddp-18;
  private static final double P14 = -0x1.74da8df394393p-19;
  private static final double P15 = -0x1.6841626b10dc8p-22;
  private static final double P16 = 0x1.e516756813bf9p-22;
  private static final double P17 = 0x1.dcf09b2af6d96p-25;
  private static final double P18 = -0x1.4d2694f647343p-24;
  private static final double P19 = -0x1.08903bd058724p-25;
  private static final double P20 = -0x1.e607e80ac4ecap-29;

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

  /// The kernel for G(a).
  ///
  /// @param a in 0 .. [#LIMIT], or NaN
  public static double scaledTailKernel(double a) {
    double scale = 1 / (a + CENTER);
    double t = (a - CENTER) * scale;
    double p = Math.fma(P20, t, P19);
    p = Math.fma(p, t, P18);
    p = Math.fma(p, t, P17);
    p = Math.fma(p, t, P16);
    p = Math.fma(p, t, P15);
    p = Math.fma(p, t, P14);
    p = Math.fma(p, t, P13);
    p = Math.fma(p, t, P12);
    p = Math.fma(p, t, P11);
    p = Math.fma(p, t, P10);
    p = Math.fma(p, t, P09);
    p = Math.fma(p, t, P08);
    p = Math.fma(p, t, P07);
    p = Math.fma(p, t, P06);
    p = Math.fma(p, t, P05);
    p = Math.fma(p, t, P04);
    p = Math.fma(p, t, P03);
    p = Math.fma(p, t, P02);
    p = Math.fma(p, t, P01);
    p = Math.fma(p, t, P00);
    return p * scale;
  }

  /// The kernel for exp(-a²/2); exact argument for a float.
  public static double gaussianKernel(double a) {
    return Exp.exp(-0.5 * a * a);
  }

  /// The same operations in the same order, in lanes.
  public static final class Lanes {
    /// [Normal#LIMIT] in each lane.
    public static final DoubleVector LIMIT = all(Normal.LIMIT);

    /// The negative of [Normal#LIMIT] in each lane.
    public static final DoubleVector MINUS_LIMIT = all(-Normal.LIMIT);

    /// [Normal#DENSITY_AT_ZERO] in each lane.
    public static final DoubleVector DENSITY_AT_ZERO = all(Normal.DENSITY_AT_ZERO);

    private static final DoubleVector MINUS_HALF = all(-0.5);
    private static final DoubleVector V_ONE = all(1);
    private static final DoubleVector V_CENTER = all(CENTER);
    private static final DoubleVector V_P00 = all(P00);
    private static final DoubleVector V_P01 = all(P01);
    private static final DoubleVector V_P02 = all(P02);
    private static final DoubleVector V_P03 = all(P03);
    private static final DoubleVector V_P04 = all(P04);
    private static final DoubleVector V_P05 = all(P05);
    private static final DoubleVector V_P06 = all(P06);
    private static final DoubleVector V_P07 = all(P07);
    private static final DoubleVector V_P08 = all(P08);
    private static final DoubleVector V_P09 = all(P09);
    private static final DoubleVector V_P10 = all(P10);
    private static final DoubleVector V_P11 = all(P11);
    private static final DoubleVector V_P12 = all(P12);
    private static final DoubleVector V_P13 = all(P13);
    private static final DoubleVector V_P14 = all(P14);
    private static final DoubleVector V_P15 = all(P15);
    private static final DoubleVector V_P16 = all(P16);
    private static final DoubleVector V_P17 = all(P17);
    private static final DoubleVector V_P18 = all(P18);
    private static final DoubleVector V_P19 = all(P19);
    private static final DoubleVector V_P20 = all(P20);

    private static DoubleVector all(double value) {
      return DoubleVector.broadcast(Simd.Lanes.DOUBLES, value);
    }

    private Lanes() {}

    /// exp(-a²/2).
    public static DoubleVector gaussian(DoubleVector a) {
      return Exp.Lanes.exp(a.mul(MINUS_HALF).mul(a));
    }

    /// As [Normal#scaledTailKernel].
    public static DoubleVector scaledTail(DoubleVector a) {
      DoubleVector scale = V_ONE.div(a.add(V_CENTER));
      DoubleVector t = a.sub(V_CENTER).mul(scale);
      DoubleVector p = V_P20.fma(t, V_P19);
      p = p.fma(t, V_P18);
      p = p.fma(t, V_P17);
      p = p.fma(t, V_P16);
      p = p.fma(t, V_P15);
      p = p.fma(t, V_P14);
      p = p.fma(t, V_P13);
      p = p.fma(t, V_P12);
      p = p.fma(t, V_P11);
      p = p.fma(t, V_P10);
      p = p.fma(t, V_P09);
      p = p.fma(t, V_P08);
      p = p.fma(t, V_P07);
      p = p.fma(t, V_P06);
      p = p.fma(t, V_P05);
      p = p.fma(t, V_P04);
      p = p.fma(t, V_P03);
      p = p.fma(t, V_P02);
      p = p.fma(t, V_P01);
      p = p.fma(t, V_P00);
      return p.mul(scale);
    }
  }
}
