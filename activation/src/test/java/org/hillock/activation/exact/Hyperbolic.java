package org.hillock.activation.exact;

import static org.hillock.activation.exact.Formula.saturating;
import static org.hillock.activation.exact.Formula.unbounded;

/// The hyperbolic tangent and what is made of it.
final class Hyperbolic {
  /// x - tanh x = x³ Σ c(j) x^(2j), from tanh' = 1 - tanh², in which no sum cancels. At |x| < 1/4
  /// the terms fall by a factor of 39, so twelve of them leave less than 2^-60.
  private static final double[] SHRINK = shrink(12);

  private Hyperbolic() {}

  static Formula tanh() {
    return new Formula(
        (x, y) -> {
          double m = expm1(-2 * Math.abs(x));
          y.set(Math.copySign(m / (2 + m), x), slope(m, x));
        },
        Hyperbolic::tangent,
        Hyperbolic::tangentSlope,
        saturating(-1, 1));
  }

  static Formula rectifiedTanh() {
    return new Formula(
        (x, y) -> {
          if (x > 0) {
            double m = expm1(-2 * x);
            y.set(-m / (2 + m), slope(m, x));
          } else {
            y.exact(0, 0);
          }
        },
        Hyperbolic::tangent,
        Hyperbolic::tangentSlope,
        saturating(0, 1));
  }

  static Formula tanhshrink() {
    return new Formula(
        (x, y) -> {
          double a = Math.abs(x);
          double m = expm1(-2 * a);
          double t = -m / (2 + m);
          double slope = t * t;
          double slopeError = slope * Estimate.RELATIVE;
          if (a < 0.25) {
            double s = 0;
            for (int j = SHRINK.length - 1; j >= 0; j--) {
              s = s * (x * x) + SHRINK[j];
            }
            double value = x * x * x * s;
            y.set(value, Math.abs(value) * Estimate.RELATIVE, slope, slopeError);
          } else if (a < 20) {
            y.set(Math.copySign(a - t, x), t * 0x1p-49, slope, slopeError);
          } else {
            // a - 1 is exact, or a's neighbor; tanh falls short of 1 by less than 2^-56, less than
            // the spacing of doubles there, and a - 1 may be half-way between two floats.
            y.set(Math.copySign(Math.nextUp(a - 1), x), 0, slope, slopeError);
          }
        },
        x -> x.minus(tangent(x)),
        x -> tangent(x).square(),
        unbounded(1, 1));
  }

  static Formula logCosh() {
    return new Formula(
        (x, y) -> {
          double a = Math.abs(x);
          double m = expm1(-2 * a);
          double value;
          if (a < 1) {
            double h = expm1(a / 2);
            double sinh = (h + h / (1 + h)) / 2;
            value = Math.log1p(2 * sinh * sinh);
          } else {
            value = a - Math.log(2) + Math.log1p(1 + m);
          }
          y.set(value, Math.copySign(m / (2 + m), x));
        },
        x -> {
          Wide a = x.abs();
          if (a.top() > 8) {
            Wide rest = Series.log1p(Series.exp(a.times(-2)));
            return a.minus(Series.ln2(a)).plus(rest);
          }
          Wide h = Series.expm1(a.times(0.5));
          Wide sinh = h.plus(h.over(h.plus(1))).times(0.5);
          return Series.log1p(sinh.square().times(2));
        },
        Hyperbolic::tangent,
        new Formula.Limits(Double.POSITIVE_INFINITY, -1, Double.POSITIVE_INFINITY, 1));
  }

  static Formula lisht() {
    return new Formula(
        (x, y) -> {
          double m = expm1(-2 * Math.abs(x));
          double t = Math.copySign(m / (2 + m), x);
          y.set(x * t, t + x * slope(m, x));
        },
        x -> x.times(tangent(x)),
        x -> tangent(x).plus(x.times(tangentSlope(x))),
        new Formula.Limits(Double.POSITIVE_INFINITY, -1, Double.POSITIVE_INFINITY, 1));
  }

  static Wide tangent(Wide x) {
    Wide m = Series.expm1(x.abs().times(-2));
    Wide t = m.negated().over(m.plus(2));
    return x.signum() < 0 ? t.negated() : t;
  }

  static Wide tangentSlope(Wide x) {
    Wide e = Series.exp(x.abs().times(-2));
    return e.times(4).over(e.plus(1).square());
  }

  /// 1 - tanh² from m = e^(-2|x|) - 1.
  private static double slope(double m, double x) {
    double e = m < -0.5 ? Math.exp(-2 * Math.abs(x)) : 1 + m;
    return 4 * e / ((1 + e) * (1 + e));
  }

  /// [Math#expm1], quicker where a shorter way is as good.
  static double expm1(double z) {
    if (Math.abs(z) < 0x1p-30) {
      return z * (1 + z / 2);
    }
    return z < -0.7 ? Math.exp(z) - 1 : Math.expm1(z);
  }

  private static double[] shrink(int terms) {
    // tanh x = Σ (-1)^j t(j) x^(2j+1) with (2j+1) t(j) = Σ t(i) t(j-1-i).
    double[] t = new double[terms + 1];
    t[0] = 1;
    for (int j = 1; j <= terms; j++) {
      for (int i = 0; i < j; i++) {
        t[j] += t[i] * t[j - 1 - i];
      }
      t[j] /= 2 * j + 1;
    }
    double[] c = new double[terms];
    for (int j = 0; j < terms; j++) {
      c[j] = j % 2 == 0 ? t[j + 1] : -t[j + 1];
    }
    return c;
  }
}
