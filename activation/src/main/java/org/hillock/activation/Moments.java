package org.hillock.activation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.hillock.activation.Card.Trait;
import org.hillock.numeric.Draws;
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

  private static final int SAMPLES = 1 << 16;

  /// Row-wise functions are sampled on rows of this many numbers, or a few more.
  private static final int LEAST_ROW = 64;

  /// Steps of Simpson's rule per unit; the error of each moment is below 1e-9.
  private static final int STEPS_PER_UNIT = 256;

  /// The moments of a function; a learned one at its initial parameter. Those of a row-wise
  /// function for hidden layers are the mean over 65,536 outputs at fixed draws, good to 3 %; one
  /// for the output counts as the identity.
  public static Moments of(Activation function) {
    return switch (function) {
      case Elementwise f -> of(f::value, f::slope, f.card().shape().corners());
      case Learned f ->
          of(
              x -> f.value(x, f.initial()),
              x -> f.slope(x, f.initial()),
              f.card().shape().corners());
      case Rowwise f ->
          f.card().shape().traits().contains(Trait.HIDDEN) ? sampled(f) : new Moments(0, 1, 1);
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

  private static Moments sampled(Rowwise f) {
    int inputs = LEAST_ROW;
    while (!takes(f, inputs)) {
      inputs++;
    }
    int outputs = f.outputs(inputs);
    int rows = SAMPLES / outputs;
    Draws draws = Draws.of(0).at(f.name());
    float[] x = new float[inputs];
    float[] y = new float[outputs];
    float[] dy = new float[outputs];
    float[] dx = new float[inputs];
    double sum = 0;
    double squares = 0;
    double slopes = 0;
    for (int row = 0; row < rows; row++) {
      fill(x, draws.at(2L * row));
      fill(dy, draws.at(2L * row + 1));
      f.forward(x, 0, y, 0, inputs);
      f.backward(x, 0, y, 0, dy, 0, dx, 0, inputs);
      for (float v : y) {
        sum += v;
        squares += square(v);
      }
      for (float v : dx) {
        slopes += square(v);
      }
    }
    double n = (double) rows * outputs;
    return new Moments(sum / n, squares / n, slopes / n);
  }

  private static boolean takes(Rowwise f, int inputs) {
    try {
      return f.outputs(inputs) > 0;
    } catch (InvalidInputException e) {
      return false;
    }
  }

  private static void fill(float[] values, Draws draws) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) draws.normal(i);
    }
  }

  private static double square(double x) {
    return x * x;
  }
}
