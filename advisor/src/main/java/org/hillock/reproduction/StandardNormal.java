package org.hillock.reproduction;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.hillock.numeric.Normal;

/// Expectations over standard normal z by quadrature.
final class StandardNormal {
  /// The normal density beyond ±10 is below 2^-74.
  private static final double FAR = 10;

  private static final int STEPS = 1000;

  /// For smooth functions the rule of equal weights has an error of about 1e-11 at this width.
  private static final double WIDTH = 0.25;

  private static final int POINTS = 32;
  private static final double[] DENSITIES = densities();

  private StandardNormal() {}

  /// E f(z), by Simpson's rule on each side of 0, where f may have a corner.
  static double expectation(DoubleUnaryOperator f) {
    return half(f, 1) + half(f, -1);
  }

  private static double half(DoubleUnaryOperator f, int side) {
    double width = FAR / STEPS;
    // The corner is seen from the inside.
    double sum = weighted(f, side * Double.MIN_NORMAL) + weighted(f, side * FAR);
    for (int i = 1; i < STEPS; i++) {
      sum += (i % 2 == 1 ? 4 : 2) * weighted(f, side * i * width);
    }
    return sum * width / 3;
  }

  private static double weighted(DoubleUnaryOperator f, double z) {
    return f.applyAsDouble(z) * Normal.density(z);
  }

  /// E f(u, v) over standard normal u and v with a correlation, for smooth f.
  static double expectation(DoubleBinaryOperator f, double correlation) {
    double rest = Math.sqrt(Math.max(0, 1 - correlation * correlation));
    double sum = 0;
    for (int i = -POINTS; i <= POINTS; i++) {
      double u = i * WIDTH;
      double inner = 0;
      for (int j = -POINTS; j <= POINTS; j++) {
        inner += DENSITIES[j + POINTS] * f.applyAsDouble(u, correlation * u + rest * (j * WIDTH));
      }
      sum += DENSITIES[i + POINTS] * inner;
    }
    return sum * WIDTH * WIDTH;
  }

  private static double[] densities() {
    double[] densities = new double[2 * POINTS + 1];
    for (int i = 0; i < densities.length; i++) {
      densities[i] = Normal.density((i - POINTS) * WIDTH);
    }
    return densities;
  }
}
