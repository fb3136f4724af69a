package org.hillock.activation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.hillock.numeric.Normal;

/// What an activation φ does to standard normal pre-activations z ~ N(0, 1), by quadrature: from
/// these follows how to scale the weights that read its outputs.
///
/// Source: He, Zhang, Ren and Sun 2015 for ReLU; Bingham and Miikkulainen, "AutoInit", 2021, for
/// any φ.
///
/// @param mean E φ(z), the bias shift
/// @param square E φ(z)²
/// @param slopeSquare E φ'(z)²
public record Moments(double mean, double square, double slopeSquare) {
  /// The normal density beyond ±12 is below 2^-104.
  private static final double FAR = 12;

  /// Steps of Simpson's rule per unit; the error of each moment is below 1e-9.
  private static final int STEPS_PER_UNIT = 256;

  /// The moments of a function; a learned one at its initial parameter. A row-wise function has
  /// none of its own and counts as the identity.
  public static Moments of(Activation function) {
    return switch (function) {
      case Elementwise f -> of(f::value, f::slope, f.card().shape().corners());
      case Learned f ->
          of(
              x -> f.value(x, f.initial()),
              x -> f.slope(x, f.initial()),
              f.card().shape().corners());
      case Rowwise _ -> new Moments(0, 1, 1);
    };
  }

  private static Moments of(
      DoubleUnaryOperator value, DoubleUnaryOperator slope, List<Double> corners) {
    return new Moments(
        expectation(value, corners),
        expectation(x -> square(value.applyAsDouble(x)), corners),
        expectation(x -> square(slope.applyAsDouble(x)), corners));
  }

  /// 1 / √(E φ²): weights of standard deviation gain / √inputs that read the outputs of φ give
  /// pre-activations of variance 1 again. √2 for ReLU (He), 1 for SELU (LeCun).
  public double gain() {
    return 1 / Math.sqrt(square);
  }

  /// E f(z), integrated piece by piece between the corners.
  private static double expectation(DoubleUnaryOperator f, List<Double> corners) {
    List<Double> ends = new ArrayList<>();
    DoubleStream.concat(
            DoubleStream.of(-FAR, FAR), corners.stream().mapToDouble(Double::doubleValue))
        .filter(x -> Math.abs(x) <= FAR)
        .sorted()
        .distinct()
        .forEach(ends::add);
    double sum = 0;
    for (int piece = 0; piece + 1 < ends.size(); piece++) {
      sum += simpson(f, ends.get(piece), ends.get(piece + 1));
    }
    return sum;
  }

  /// The ends are moved inwards by one ulp, so that a corner is seen from the inside.
  private static double simpson(DoubleUnaryOperator f, double from, double to) {
    int steps = 2 * (int) Math.ceil((to - from) * STEPS_PER_UNIT / 2);
    double width = (to - from) / steps;
    double sum = weighted(f, Math.nextUp(from)) + weighted(f, Math.nextDown(to));
    for (int i = 1; i < steps; i++) {
      sum += (i % 2 == 1 ? 4 : 2) * weighted(f, from + i * width);
    }
    return sum * width / 3;
  }

  private static double weighted(DoubleUnaryOperator f, double x) {
    return f.applyAsDouble(x) * Normal.density(x);
  }

  private static double square(double x) {
    return x * x;
  }
}
