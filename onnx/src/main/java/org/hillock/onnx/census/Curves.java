package org.hillock.onnx.census;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.hillock.activation.Activations;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Learned;

/// Which function it is, found by its values: however a formula is written, its values are the
/// same. First those of the list as they are, then those with parameters, which are computed from a
/// few values; then all values have to agree.
final class Curves {
  /// Formulas in files have float constants, some of them rounded by hand.
  private static final double CLOSE = 2e-5;

  private static final double NOTHING = 1e-20;

  private static final double[] POINTS = {
    -50, -20, -9, -7.3, -6, -5.2, -4.1, -3.1, -2.9, -2.3, -1.8, -1.3, -1.05, -0.95, -0.7, -0.55,
    -0.45, -0.3, -0.1, -0.01, 0, 0.01, 0.1, 0.3, 0.45, 0.55, 0.7, 0.95, 1.05, 1.3, 1.8, 2.3, 2.9,
    3.1, 4.1, 5.2, 5.9, 6.1, 7.3, 9, 20, 50
  };

  private static final double[] TRAINED = {-0.7, 0.1, 0.25, 1.5};

  private static final List<Elementwise> PLAIN =
      Activations.elementwise().filter(f -> !f.name().equals("linear")).toList();

  private static final List<double[]> PLAIN_VALUES =
      PLAIN.stream().map(f -> values(f::value)).toList();

  private Curves() {}

  /// The function of the list that has the cone's values as it is.
  static Optional<Recognized> plain(Cone cone, Wiring wiring) {
    double[] values = cone.values(POINTS, Double.NaN, wiring);
    for (int i = 0; i < PLAIN.size(); i++) {
      if (agree(values, PLAIN_VALUES.get(i))) {
        return Optional.of(Recognized.of(PLAIN.get(i)));
      }
    }
    return Optional.empty();
  }

  /// The function with parameters that has the cone's values.
  static Optional<Recognized> withParameters(Cone cone, Wiring wiring) {
    DoubleUnaryOperator f = x -> cone.value(x, wiring);
    double[] values = cone.values(POINTS, Double.NaN, wiring);
    if (isStraight(values)) {
      return Optional.empty();
    }
    for (Family family : Family.ALL) {
      Optional<Family.Guess> found =
          family
              .guess(f)
              .filter(guess ->
                  agree(values, guess.value()) && agrees(guess.points(), f, guess.value()));
      if (found.isPresent()) {
        Family.Guess guess = found.get();
        return Optional.of(
            new Recognized(family.name(), guess.parameters(), Optional.of(guess.function().get())));
      }
    }
    return Optional.empty();
  }

  /// The function with a trained number for each unit that has the cone's values.
  static Optional<Recognized> learned(Cone cone, Wiring wiring) {
    List<Learned> left = new ArrayList<>(Activations.learned().toList());
    for (double p : TRAINED) {
      double[] values = cone.values(POINTS, p, wiring);
      left.removeIf(one -> !agree(values, x -> one.value(x, p)));
    }
    return left.stream().findFirst().map(Recognized::of);
  }

  private static boolean isStraight(double[] values) {
    double slope = (values[values.length - 1] - values[0]) / (2 * POINTS[POINTS.length - 1]);
    double middle = (values[values.length - 1] + values[0]) / 2;
    return agree(values, x -> middle + slope * x);
  }

  private static double[] values(DoubleUnaryOperator f) {
    double[] values = new double[POINTS.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = f.applyAsDouble(POINTS[i]);
    }
    return values;
  }

  private static boolean agree(double[] values, double[] others) {
    for (int i = 0; i < values.length; i++) {
      if (!close(values[i], others[i], POINTS[i])) {
        return false;
      }
    }
    return true;
  }

  /// Looks no further than to the first point that differs.
  private static boolean agree(double[] values, DoubleUnaryOperator f) {
    for (int i = 0; i < values.length; i++) {
      if (!close(values[i], f.applyAsDouble(POINTS[i]), POINTS[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean agrees(double[] points, DoubleUnaryOperator f, DoubleUnaryOperator other) {
    for (double x : points) {
      if (!close(f.applyAsDouble(x), other.applyAsDouble(x), x)) {
        return false;
      }
    }
    return true;
  }

  /// Where a function is exactly 0 nothing else is near enough: a bound of 1e-12 that keeps a
  /// divisor from 0 is no relu.
  private static boolean close(double a, double b, double x) {
    if (b == 0 && x != 0) {
      return Math.abs(a) <= NOTHING;
    }
    return a == b || Math.abs(a - b) <= CLOSE * Math.max(1, Math.abs(b));
  }
}
