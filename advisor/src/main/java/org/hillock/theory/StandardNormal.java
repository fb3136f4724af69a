package org.hillock.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.hillock.numeric.Normal;

/// Expectations over standard normal z by quadrature.
public final class StandardNormal {
  /// The normal density beyond ±10 is below 2^-74.
  private static final double FAR = 10;

  private static final int STEPS = 1000;

  /// For smooth functions the rule of equal weights has an error of about 1e-11 at this width.
  private static final double WIDTH = 0.25;

  private static final int POINTS = 32;
  private static final double[] DENSITIES = densities();

  /// Steps of Simpson's rule in a piece between corners, at least.
  private static final int LEAST_STEPS = 400;

  /// The same in two dimensions, and steps per unit there.
  private static final int LEAST_STEPS_OF_PLANE = 16;

  private static final double STEPS_PER_UNIT_OF_PLANE = 12;
  private static final double FAR_IN_PLANE = 7;

  private StandardNormal() {}

  /// E f(z), by Simpson's rule on each side of 0, where f may have a corner.
  public static double expectation(DoubleUnaryOperator f) {
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

  /// E f(z), by Simpson's rule piece by piece.
  ///
  /// @param corners where f may have a corner or a jump, in any order
  public static double expectation(DoubleUnaryOperator f, List<Double> corners) {
    List<Double> ends = ends(FAR, corners.stream().mapToDouble(Double::doubleValue));
    double sum = 0;
    for (int piece = 0; piece + 1 < ends.size(); piece++) {
      double from = ends.get(piece);
      double to = ends.get(piece + 1);
      int steps = Math.max(LEAST_STEPS, even((to - from) * STEPS / FAR));
      sum += simpson(z -> weighted(f, z), from, to, steps);
    }
    return sum;
  }

  /// E f(u, v) over standard normal u and v with a correlation, for smooth f.
  public static double expectation(DoubleBinaryOperator f, double correlation) {
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

  /// The same piece by piece, to about 1e-6.
  ///
  /// @param corners values of u, and of v, at which f may have a corner or a jump
  public static double expectation(
      DoubleBinaryOperator f, double correlation, List<Double> corners) {
    double rest = Math.sqrt(Math.max(0, 1 - correlation * correlation));
    if (rest < 1e-7) {
      double sign = Math.signum(correlation);
      return expectation(u -> f.applyAsDouble(u, sign * u), corners);
    }
    return overPlane(
        u ->
            overPlane(
                z -> f.applyAsDouble(u, correlation * u + rest * z),
                corners.stream().mapToDouble(corner -> (corner - correlation * u) / rest)),
        corners.stream().mapToDouble(Double::doubleValue));
  }

  private static double overPlane(DoubleUnaryOperator f, DoubleStream corners) {
    List<Double> ends = ends(FAR_IN_PLANE, corners);
    double sum = 0;
    for (int piece = 0; piece + 1 < ends.size(); piece++) {
      double from = ends.get(piece);
      double to = ends.get(piece + 1);
      int steps = Math.max(LEAST_STEPS_OF_PLANE, even((to - from) * STEPS_PER_UNIT_OF_PLANE));
      sum += simpson(z -> weighted(f, z), from, to, steps);
    }
    return sum;
  }

  /// Where pieces begin and end.
  private static List<Double> ends(double far, DoubleStream corners) {
    List<Double> ends = new ArrayList<>();
    DoubleStream.concat(DoubleStream.of(-far, far), corners)
        .filter(z -> Math.abs(z) <= far)
        .sorted()
        .distinct()
        .forEach(ends::add);
    return ends;
  }

  private static int even(double steps) {
    return 2 * (int) Math.ceil(steps / 2);
  }

  /// A corner is seen from the inside: its own value may be that of neither side.
  private static double simpson(DoubleUnaryOperator f, double from, double to, int steps) {
    double width = (to - from) / steps;
    double inside = width * 1e-9;
    double sum = f.applyAsDouble(from + inside) + f.applyAsDouble(to - inside);
    for (int i = 1; i < steps; i++) {
      sum += (i % 2 == 1 ? 4 : 2) * f.applyAsDouble(from + i * width);
    }
    return sum * width / 3;
  }
}
