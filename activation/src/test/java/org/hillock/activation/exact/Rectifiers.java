package org.hillock.activation.exact;

import static org.hillock.activation.exact.Formula.rectifying;
import static org.hillock.activation.exact.Formula.saturating;

import java.math.BigDecimal;

/// Functions that are, or tend to, the identity above and something smaller below.
final class Rectifiers {
  private static final String LAMBDA = "1.0507009873554804934193349852946";
  private static final String ALPHA = "1.6732632423543772848170429916717";

  private Rectifiers() {}

  static Formula relu() {
    return new Formula(
        (x, y) -> y.exact(x > 0 ? x : 0, x > 0 ? 1 : 0), x -> x, x -> x.same(1), rectifying(0));
  }

  static Formula squaredRelu() {
    return new Formula(
        (x, y) -> y.exact(x > 0 ? x * x : 0, x > 0 ? 2 * x : 0),
        Wide::square,
        x -> x.times(2),
        new Formula.Limits(0, 0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY));
  }

  static Formula relu6() {
    return new Formula(
        (x, y) -> y.exact(x > 0 ? Math.min(x, 6) : 0, x > 0 && x < 6 ? 1 : 0),
        x -> x,
        x -> x.same(1),
        saturating(0, 6));
  }

  static Formula thresholdedRelu(double theta) {
    return new Formula(
        (x, y) -> y.exact(x > theta ? x : 0, x > theta ? 1 : 0),
        x -> x,
        x -> x.same(1),
        rectifying(0));
  }

  /// The slope is the decimal number that is written: 0.01 is 1/100.
  static Formula leakyRelu(double alpha) {
    BigDecimal decimal = new BigDecimal(Double.toString(alpha)).stripTrailingZeros();
    int digits = Math.max(decimal.scale(), 0);
    return leaky(decimal.movePointRight(digits).doubleValue(), Math.pow(10, digits));
  }

  /// In inference the slope is the mean of 1/8 and 1/3.
  static Formula rrelu() {
    return leaky(11, 48);
  }

  /// Where x · rise / run is exact in double it is said so: such results often are midpoints of
  /// floats.
  private static Formula leaky(double rise, double run) {
    double slope = rise / run;
    double slopeError = Math.fma(slope, run, -rise) == 0 ? 0 : Math.ulp(slope);
    double low = slope > 0 ? Double.NEGATIVE_INFINITY : slope < 0 ? Double.POSITIVE_INFINITY : -0.0;
    return new Formula(
        (x, y) -> {
          if (x > 0) {
            y.exact(x, 1);
            return;
          }
          double product = rise * x;
          double value = product / run;
          boolean exact = Math.fma(rise, x, -product) == 0 && Math.fma(value, run, -product) == 0;
          double error = exact ? 0 : Math.abs(value) * Estimate.RELATIVE;
          y.set(value, error, slope, slopeError);
        },
        x -> x.times(rise).over(run),
        x -> x.same(rise).over(run),
        new Formula.Limits(low, slope, Double.POSITIVE_INFINITY, 1));
  }

  static Formula elu(double alpha) {
    return exponential(
        1, alpha, 1, x -> x, x -> Series.expm1(x).times(alpha), x -> Series.exp(x).times(alpha));
  }

  static Formula celu(double alpha) {
    return exponential(
        1,
        alpha,
        alpha,
        x -> x,
        x -> Series.expm1(x.over(alpha)).times(alpha),
        x -> Series.exp(x.over(alpha)));
  }

  static Formula selu() {
    double lambda = Double.parseDouble(LAMBDA);
    return exponential(
        lambda,
        Double.parseDouble(ALPHA) * lambda,
        1,
        Rectifiers::lambda,
        x -> Series.expm1(x).times(lambda(x.decimal(ALPHA))),
        x -> Series.exp(x).times(lambda(x.decimal(ALPHA))));
  }

  private static Wide lambda(Wide x) {
    return x.times(x.decimal(LAMBDA));
  }

  /// high · x above 0, depth · (e^(x / width) - 1) elsewhere.
  private static Formula exponential(
      double high,
      double depth,
      double width,
      Formula.Exact above,
      Formula.Exact below,
      Formula.Exact slopeBelow) {
    return new Formula(
        (x, y) -> {
          if (x > 0) {
            y.set(high * x, high);
            return;
          }
          double z = x / width;
          double m = Hyperbolic.expm1(z);
          double e = z < -0.7 ? Math.exp(z) : 1 + m;
          double value = depth * m;
          double slope = depth / width * e;
          double bound = Estimate.RELATIVE + (width == 1 ? 0 : Math.abs(z) * 0x1p-52);
          double felt = width == 1 ? Estimate.RELATIVE : 2 * Estimate.RELATIVE;
          y.set(value, Math.abs(value) * felt, slope, Math.abs(slope) * bound);
        },
        x -> x.signum() > 0 ? above.at(x) : below.at(x),
        x -> x.signum() > 0 ? above.at(x.same(1)) : slopeBelow.at(x),
        new Formula.Limits(-depth, 0, Double.POSITIVE_INFINITY, high));
  }

  static Formula squareplus(double b) {
    return new Formula(
        (x, y) -> {
          double r = Math.sqrt(x * x + b);
          double value = x < 0 ? b / (2 * (r - x)) : (x + r) / 2;
          y.set(value, value / r);
        },
        x -> squareplus(x, b),
        x -> squareplus(x, b).over(x.square().plus(b).sqrt()),
        rectifying(0));
  }

  private static Wide squareplus(Wide x, double b) {
    Wide r = x.square().plus(b).sqrt();
    return x.signum() < 0 ? x.same(b).over(r.minus(x).times(2)) : x.plus(r).times(0.5);
  }

  static Formula sparsePlus() {
    return new Formula(
        (x, y) -> {
          if (x <= -1) {
            y.exact(0, 0);
          } else if (x >= 1) {
            y.exact(x, 1);
          } else {
            double s = x + 1;
            y.set(s * s / 4, s / 2);
          }
        },
        x -> x.plus(1).square().times(0.25),
        x -> x.plus(1).times(0.5),
        rectifying(0));
  }
}
