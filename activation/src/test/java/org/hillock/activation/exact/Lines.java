package org.hillock.activation.exact;

import static org.hillock.activation.exact.Formula.rectifying;
import static org.hillock.activation.exact.Formula.saturating;
import static org.hillock.activation.exact.Formula.unbounded;

/// Functions of pieces that are polynomials or rational: the exact way is exact.
final class Lines {
  private Lines() {}

  static Formula step(double atZero) {
    return new Formula(
        (x, y) -> y.exact(x > 0 ? 1 : x < 0 ? 0 : atZero, 0),
        x -> x.same(1),
        x -> x.same(0),
        saturating(0, 1));
  }

  static Formula linear(double scale) {
    double high = scale * Double.POSITIVE_INFINITY;
    return new Formula(
        (x, y) -> y.set(scale * x, scale),
        x -> x.times(scale),
        x -> x.same(scale),
        new Formula.Limits(-high, scale, high, scale));
  }

  static Formula hardSigmoid() {
    return new Formula(
        (x, y) -> {
          if (x <= -3 || x >= 3) {
            y.exact(x < 0 ? 0 : 1, 0);
          } else {
            y.set((x + 3) / 6, 1.0 / 6);
          }
        },
        x -> x.plus(3).over(6),
        x -> x.same(1).over(6),
        saturating(0, 1));
  }

  static Formula hardTanh() {
    return new Formula(
        (x, y) -> y.exact(Math.clamp(x, -1, 1), x > -1 && x < 1 ? 1 : 0),
        x -> x,
        x -> x.same(1),
        saturating(-1, 1));
  }

  /// Where it is 0, the sign is that of x · 0.
  static Formula hardSwish() {
    return new Formula(
        (x, y) -> {
          if (x <= -3) {
            y.exact(-0.0, 0);
          } else if (x >= 3) {
            y.exact(x, 1);
          } else if (Math.abs(x) < Gates.TINY) {
            y.half(x, 1, x / 3 + 0.5);
          } else {
            y.set(x * (x + 3) / 6, (2 * x + 3) / 6);
          }
        },
        x -> x.times(x.plus(3)).over(6),
        x -> x.times(2).plus(3).over(6),
        rectifying(-0.0));
  }

  /// Where it is 0, the sign is that of x, since the function is odd.
  static Formula softshrink(double lambda) {
    return new Formula(
        (x, y) -> {
          double a = Math.abs(x);
          if (a > lambda) {
            y.set(Math.copySign(a - lambda, x), 1);
          } else {
            y.exact(Math.copySign(0, x), 0);
          }
        },
        x -> x.minus(x.signum() < 0 ? -lambda : lambda),
        x -> x.same(1),
        unbounded(1, 1));
  }

  /// Zeros as of [#softshrink].
  static Formula hardshrink(double lambda) {
    return new Formula(
        (x, y) -> {
          boolean kept = Math.abs(x) > lambda;
          y.exact(kept ? x : Math.copySign(0, x), kept ? 1 : 0);
        },
        x -> x,
        x -> x.same(1),
        unbounded(1, 1));
  }

  static Formula cube() {
    return new Formula(
        (x, y) -> y.set(x * x * x, 3 * x * x),
        x -> x.square().times(x),
        x -> x.square().times(3),
        unbounded(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY));
  }

  static Formula softsign() {
    return new Formula(
        (x, y) -> {
          double d = 1 + Math.abs(x);
          y.set(x / d, 1 / (d * d));
        },
        x -> x.over(x.abs().plus(1)),
        x -> x.same(1).over(x.abs().plus(1).square()),
        saturating(-1, 1));
  }

  /// 1.7159 sgn(y) (1 - 1/a) with y = 2x/3 and a = 1 + |y| + y² + 1.41645 y⁴.
  static Formula rationalTanh() {
    return new Formula(
        (x, y) -> {
          double z = Math.abs(x) * 2 / 3;
          double s = z * z;
          double rest = z + s + 1.41645 * (s * s);
          double a = 1 + rest;
          double growth = 1 + 2 * z + 4 * 1.41645 * (s * z);
          y.set(Math.copySign(1.7159 * (rest / a), x), 1.7159 * 2 / 3 * growth / a / a);
        },
        x -> {
          Wide rest = denominator(x).minus(1);
          Wide t = rest.over(denominator(x)).times(x.decimal("1.7159"));
          return x.signum() < 0 ? t.negated() : t;
        },
        x -> {
          Wide z = x.abs().times(2).over(3);
          Wide quartic = x.decimal("1.41645").times(4).times(z.square().times(z));
          Wide growth = z.times(2).plus(1).plus(quartic);
          Wide factor = x.decimal("1.7159").times(2).over(3);
          return factor.times(growth).over(denominator(x).square());
        },
        saturating(-1.7159, 1.7159));
  }

  private static Wide denominator(Wide x) {
    Wide z = x.abs().times(2).over(3);
    Wide s = z.square();
    return s.square().times(x.decimal("1.41645")).plus(s).plus(z).plus(1);
  }
}
