package org.hillock.activation.exact;

import static org.hillock.activation.exact.Formula.rectifying;
import static org.hillock.activation.exact.Formula.saturating;
import static org.hillock.activation.exact.Formula.unbounded;

/// The sigmoid and what is made of it.
final class Gates {
  /// Below this |x|, values x/2 + c x² need the rule of [Estimate#half].
  static final double TINY = 0x1p-100;

  private static final double ROOT_8_OVER_PI = Math.sqrt(8 / Math.PI);

  private Gates() {}

  static Formula sigmoid() {
    return new Formula(
        (x, y) -> {
          double e = Math.exp(-Math.abs(x));
          double d = 1 + e;
          y.set((x < 0 ? e : 1) / d, e / (d * d));
        },
        Gates::logistic,
        x -> logistic(x).times(logistic(x.negated())),
        saturating(0, 1));
  }

  static Formula bipolarSigmoid() {
    return new Formula(
        (x, y) -> {
          double e = Math.exp(-Math.abs(x));
          double slope = 2 * e / ((1 + e) * (1 + e));
          if (Math.abs(x) < TINY) {
            y.half(x, -x, slope); // x/2 - x³/24, by the same argument
          } else {
            double m = Hyperbolic.expm1(-Math.abs(x));
            y.set(Math.copySign(m / (2 + m), x), slope);
          }
        },
        x -> Hyperbolic.tangent(x.times(0.5)),
        x -> Hyperbolic.tangentSlope(x.times(0.5)).times(0.5),
        saturating(-1, 1));
  }

  static Formula logSigmoid() {
    return new Formula(
        (x, y) -> {
          double e = Math.exp(-Math.abs(x));
          double log = Math.log1p(e);
          y.set(x < 0 ? x - log : -log, (x < 0 ? 1 : e) / (1 + e));
        },
        x -> softplus(x.negated()).negated(),
        x -> logistic(x.negated()),
        new Formula.Limits(Double.NEGATIVE_INFINITY, 1, -0.0, 0));
  }

  static Formula softplus(double beta) {
    return new Formula(
        (x, y) -> {
          double z = beta * x;
          double e = Math.exp(-Math.abs(z));
          double bound = Estimate.RELATIVE + Math.abs(z) * 0x1p-52;
          double value = (Math.max(z, 0) + Math.log1p(e)) / beta;
          double slope = (z < 0 ? e : 1) / (1 + e);
          // An error of z moves value and slope by no more than e does.
          double error = z < 0 ? bound : Estimate.RELATIVE + e * bound;
          y.set(value, Math.abs(value) * error, slope, slope * error);
        },
        x -> softplus(x.times(beta)).over(beta),
        x -> logistic(x.times(beta)),
        rectifying(0));
  }

  static Formula swish(double beta) {
    return swish(beta, x -> x.times(beta));
  }

  static Formula quickGelu() {
    return swish(1.702, x -> x.times(x.decimal("1.702")));
  }

  private static Formula swish(double beta, Formula.Exact scaled) {
    return new Formula(
        (x, y) -> gate(x, beta * x, beta * x, beta, y),
        x -> x.times(logistic(scaled.at(x))),
        x -> {
          Wide z = scaled.at(x);
          return logistic(z).times(z.times(logistic(z.negated())).plus(1));
        },
        beta > 0
            ? rectifying(-0.0)
            : beta < 0
                ? new Formula.Limits(Double.NEGATIVE_INFINITY, 1, 0, 0)
                : unbounded(0.5, 0.5));
  }

  static Formula geluTanh() {
    return new Formula(
        (x, y) -> {
          double s = 0.044715 * x * x;
          gate(x, ROOT_8_OVER_PI * x * (1 + s), ROOT_8_OVER_PI * x * (1 + 3 * s), 1, y);
        },
        x -> x.times(logistic(cubic(x, 1))),
        x -> {
          Wide z = cubic(x, 1);
          return logistic(z).times(cubic(x, 3).times(logistic(z.negated())).plus(1));
        },
        rectifying(-0.0));
  }

  /// 2 √(2/π) (x + times · 0.044715 x³).
  private static Wide cubic(Wide x, double times) {
    Wide factor = x.same(8).over(Series.pi(x)).sqrt();
    Wide s = x.square().times(x.decimal("0.044715")).times(times);
    return x.times(s.plus(1)).times(factor);
  }

  /// x σ(z) and its slope σ(z) (1 + x z' σ(-z)); z has a few relative roundings.
  private static void gate(double x, double z, double growth, double sign, Estimate y) {
    double e = Math.exp(-Math.abs(z));
    double d = 1 + e;
    double wings = z < 0 ? e : 1;
    double pull = z < 0 ? growth : growth * e;
    double slope = wings / (d * d) * (d + pull);
    if (Math.abs(x) < TINY && sign != 0) {
      y.half(x, sign, slope);
      return;
    }
    double value = x * (wings / d);
    // The slope's error, relative to the sum of its terms' magnitudes. σ(z) feels that of z by
    // σ(-z).
    double bound = Estimate.RELATIVE + Math.abs(z) * 0x1p-50 * (z < 0 ? 1 : e);
    double terms = wings / (d * d) * (d + Math.abs(pull));
    double slopeBound = Estimate.RELATIVE + Math.abs(z) * 0x1p-50 * (z < 0 ? 1 : Math.sqrt(e));
    y.set(value, Math.abs(value) * bound, slope, terms * slopeBound);
  }

  static Formula mish() {
    return new Formula(
        (x, y) -> {
          double e = Math.exp(-Math.abs(x));
          double gate;
          double rest;
          if (x < 0) {
            double d = e * (e + 2) + 2;
            gate = e * (e + 2) / d;
            rest = 4 * x * e * (e + 1) / (d * d);
          } else {
            double d = 1 + 2 * e * (1 + e);
            gate = (1 + 2 * e) / d;
            rest = 4 * x * e * e * (1 + e) / (d * d);
          }
          double value = x * gate;
          double error = (gate + Math.abs(rest)) * Estimate.RELATIVE;
          y.set(value, Math.abs(value) * Estimate.RELATIVE, gate + rest, error);
        },
        x -> {
          Wide e = Series.exp(x);
          Wide w = e.times(e.plus(2));
          return x.times(w).over(w.plus(2));
        },
        x -> {
          Wide e = Series.exp(x);
          Wide w = e.times(e.plus(2));
          Wide d = w.plus(2);
          return w.over(d).plus(x.times(4).times(e).times(e.plus(1)).over(d.square()));
        },
        rectifying(-0.0));
  }

  private static Wide logistic(Wide x) {
    return x.same(1).over(Series.exp(x.negated()).plus(1));
  }

  /// log(1 + e^x).
  private static Wide softplus(Wide x) {
    Wide rest = Series.log1p(Series.exp(x.abs().negated()));
    return x.signum() > 0 ? x.plus(rest) : rest;
  }
}
