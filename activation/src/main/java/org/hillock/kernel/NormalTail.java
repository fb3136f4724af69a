package org.hillock.kernel;

/// The upper tail of the standard normal distribution, in double: Φ(-a) = exp(-a²/2) G(a), where G
/// neither underflows nor cancels.
public final class NormalTail {
  /// a is held at this: Φ(-20) times any float is 0 as a float.
  public static final double LIMIT = 20;

  private static final double CENTER = 5;

  // G(a) = P(t) / (a + 5), t = (a - 5) / (a + 5): degree 20 on 0 <= a <= 14.6, worst relative error
  // 2^-58.2 (tools/fit_polynomials.py); beyond 14.6 the tail times any float rounds to 0.
  private static final double[] P = {
    0x1.89d3abe1f95aep-1,
    -0x1.54ad03f27ca19p-1,
    0x1.fb31653876f8ap-2,
    -0x1.410ed5f87587cp-2,
    0x1.51f6329f01b0bp-3,
    -0x1.1b1c254cad66dp-4,
    0x1.54b4d4f4806ddp-6,
    -0x1.88590e7f96da7p-9,
    -0x1.a2503722a32c8p-11,
    0x1.1daf169b6c4d7p-11,
    -0x1.f214f66f3b274p-15,
    -0x1.a16e81af7d19ep-15,
    0x1.17e5f14a4e12cp-16,
    0x1.0af42677355ddp-18,
    -0x1.74da8df394393p-19,
    -0x1.6841626b10dc8p-22,
    0x1.e516756813bf9p-22,
    0x1.dcf09b2af6d96p-25,
    -0x1.4d2694f647343p-24,
    -0x1.08903bd058724p-25,
    -0x1.e607e80ac4ecap-29
  };

  private NormalTail() {}

  /// exp(-a²/2).
  public static Term gaussian(Term a) {
    return Exp.exp(a.times(-0.5).times(a));
  }

  /// G(a).
  ///
  /// @param a from 0 to [#LIMIT]
  public static Term scaled(Term a) {
    Term scale = Term.of(1).over(a.plus(CENTER));
    return a.minus(CENTER).times(scale).polynomial(P).times(scale);
  }
}
