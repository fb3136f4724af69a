package org.hillock.activation.exact;

/// GELU, with a normal distribution in double made from the exact one.
final class Normal {
  /// Beyond it Φ(-a) and a φ(a) are less than 2^-180, and all results the limits of [#gelu].
  private static final double FARTHEST = 16;

  private static final double NEXT_TO_NOTHING = 0x1p-400;

  private static final int PER_UNIT = 16;
  private static final int DEGREE = 9;

  /// R(a) = exp(a²/2) Φ(-a) around multiples of 1/16. The terms fall by a factor of 32 or more, so
  /// what follows the tenth is less than 2^-55.
  private static final double[] TAIL = tail();

  private static final double DENSITY = 1 / Math.sqrt(2 * Math.PI);

  private Normal() {}

  static Formula gelu() {
    return new Formula(
        Normal::quick,
        x -> x.times(distribution(x)),
        x -> distribution(x).plus(x.times(density(x))),
        Formula.rectifying(-0.0));
  }

  private static void quick(double x, Estimate y) {
    double a = Math.abs(x);
    if (a >= FARTHEST) {
      if (x < 0) {
        y.exact(-0.0, -0.0);
      } else {
        y.exact(x, 1);
      }
      return;
    }
    double e = Math.exp(-(a * a) / 2);
    double tail = scaledTail(a);
    double lower = e * (tail - a * DENSITY);
    double lowerError = e * (tail + a * DENSITY) * Estimate.RELATIVE;
    if (a < Gates.TINY) {
      y.half(x, 1, 0.5);
    } else if (x < 0) {
      double value = x * (e * tail);
      y.set(value, -value * Estimate.RELATIVE, lower, lowerError);
    } else {
      double value = x - x * (e * tail);
      y.set(value, value * Estimate.RELATIVE, 1 - lower, lowerError + Estimate.RELATIVE);
    }
  }

  private static double scaledTail(double a) {
    int i = (int) (a * PER_UNIT + 0.5);
    double h = a - (double) i / PER_UNIT;
    double sum = 0;
    for (int j = DEGREE; j >= 0; j--) {
      sum = sum * h + TAIL[i * (DEGREE + 1) + j];
    }
    return sum;
  }

  /// From R' = a R - φ(0): (n + 1) c(n + 1) = a c(n) + c(n - 1), begun exactly.
  private static double[] tail() {
    int centers = (int) (FARTHEST * PER_UNIT) + 1;
    double[] all = new double[centers * (DEGREE + 1)];
    for (int i = 0; i < centers; i++) {
      Wide a = Wide.of((double) i / PER_UNIT, 512);
      Wide before = Series.exp(a.square().times(0.5)).times(distribution(a.negated()));
      Wide now = a.times(before).minus(Series.density(a.same(0)));
      all[i * (DEGREE + 1)] = before.near();
      for (int n = 1; n <= DEGREE; n++) {
        all[i * (DEGREE + 1) + n] = now.near();
        Wide next = a.times(now).plus(before).over(n + 1);
        before = now;
        now = next;
      }
    }
    return all;
  }

  private static Wide distribution(Wide x) {
    if (Math.abs(x.near()) <= FARTHEST) {
      return Series.normal(x);
    }
    return x.signum() < 0 ? x.same(NEXT_TO_NOTHING) : x.same(1).minus(NEXT_TO_NOTHING);
  }

  private static Wide density(Wide x) {
    return Math.abs(x.near()) <= FARTHEST ? Series.density(x) : x.same(NEXT_TO_NOTHING);
  }
}
