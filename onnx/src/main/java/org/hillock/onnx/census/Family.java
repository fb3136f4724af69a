package org.hillock.onnx.census;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.Card;
import org.hillock.activation.Elementwise;

/// Functions that differ in parameters, and how the parameters follow from a few values.
///
/// @param name of the functions
/// @param fit the one function that could have these values; empty if there is none
record Family(String name, Fit fit) {
  private static final double FAR = 1e4;
  private static final double NEAR = 1e-6;
  private static final double SATURATED = 30;
  private static final int BISECTIONS = 60;

  /// Bounds beyond this, or on one side only, keep numbers sane and shape nothing.
  private static final double LARGEST_BOUND = 1000;

  private static final Map<String, Activation> LISTED =
      Activations.all().stream().collect(Collectors.toMap(Activation::name, f -> f));

  static final List<Family> ALL =
      List.of(
          new Family("leaky_relu", f -> listed("leaky_relu", "alpha", -f.applyAsDouble(-1))),
          new Family("swish", f -> listed("swish", "beta", swishBeta(f))),
          new Family("elu", f -> listed("elu", "alpha", -f.applyAsDouble(-SATURATED))),
          new Family("celu", f -> listed("celu", "alpha", -f.applyAsDouble(-1e6))),
          new Family(
              "softplus", f -> listed("softplus", "beta", StrictMath.log(2) / f.applyAsDouble(0))),
          new Family("softshrink", f -> listed("softshrink", "lambda", FAR - f.applyAsDouble(FAR))),
          new Family("hardshrink", f -> listed("hardshrink", "lambda", threshold(f))),
          new Family("thresholded_relu", f -> listed("thresholded_relu", "theta", threshold(f))),
          new Family(
              "squareplus",
              f -> listed("squareplus", "b", StrictMath.pow(2 * f.applyAsDouble(0), 2))),
          new Family(
              "snake",
              f -> listed("snake", "alpha", (f.applyAsDouble(NEAR) - NEAR) / (NEAR * NEAR))),
          new Family("step", f -> listed("step", "at_zero", f.applyAsDouble(0))),
          new Family("clip", Family::clip),
          new Family("hard_sigmoid", Family::hardSigmoid),
          new Family("tanh", Family::scaledTanh),
          new Family("selu", Family::scaledElu));

  /// Finds the parameters.
  @FunctionalInterface
  interface Fit {
    Optional<Guess> of(DoubleUnaryOperator f);
  }

  /// What it could be.
  ///
  /// @param points where that has to be looked at besides the usual ones
  @SuppressWarnings("ArrayRecordComponent")
  record Guess(
      Map<String, Double> parameters,
      DoubleUnaryOperator value,
      Supplier<Elementwise> function,
      double[] points) {}

  /// What it could be, if it is one of the family.
  Optional<Guess> guess(DoubleUnaryOperator f) {
    return fit.of(f);
  }

  private static Optional<Guess> listed(String name, String parameter, double value) {
    Activation usual = Objects.requireNonNull(LISTED.get(name));
    Card.Parameter range = usual.card().parameters().getFirst();
    if (!(value >= range.low() && value <= range.high())) {
      return Optional.empty();
    }
    double rounded = asFloat(value);
    Map<String, Double> parameters = Map.of(parameter, rounded);
    Elementwise function = (Elementwise) usual.rebuilt(parameters);
    double apart = Math.max(1e-3, value * 1e-3);
    return Optional.of(
        new Guess(
            parameters,
            function::value,
            () -> function,
            new double[] {
              value - apart, value + apart, -value - apart, -value + apart, 3 * value, -3 * value
            }));
  }

  /// The shortest number that is the same float, as parameters in files are floats.
  private static double asFloat(double value) {
    return Double.parseDouble(Float.toString((float) value));
  }

  /// x σ(βx) gives σ(β) at 1; where that is 1 already, nearer to 0.
  private static double swishBeta(DoubleUnaryOperator f) {
    double x = f.applyAsDouble(1) > 1 - 1e-6 ? 0.01 : 1;
    double share = f.applyAsDouble(x) / x;
    return StrictMath.log(share / (1 - share)) / x;
  }

  /// Up to where positive numbers become 0.
  private static double threshold(DoubleUnaryOperator f) {
    double low = 0;
    double high = FAR;
    if (f.applyAsDouble(high) != high) {
      return Double.NaN;
    }
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (f.applyAsDouble(middle) == 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return asFloat(low);
  }

  private static Optional<Guess> clip(DoubleUnaryOperator f) {
    double low = f.applyAsDouble(-FAR);
    double high = f.applyAsDouble(FAR);
    if (!(low < high) || low < -LARGEST_BOUND || high > LARGEST_BOUND) {
      return Optional.empty();
    }
    double least = asFloat(low);
    double most = asFloat(high);
    Map<String, Double> parameters = new LinkedHashMap<>();
    parameters.put("low", least);
    parameters.put("high", most);
    return Optional.of(
        own(
            parameters,
            "clip_of_onnx",
            x -> Math.clamp(x, least, most),
            x -> x > least && x < most ? 1 : 0,
            (low + high) / 2));
  }

  private static Optional<Guess> hardSigmoid(DoubleUnaryOperator f) {
    double beta = f.applyAsDouble(0);
    double alpha = (f.applyAsDouble(1e-3) - f.applyAsDouble(-1e-3)) / 2e-3;
    if (!(alpha > 0 && beta > 0 && beta < 1)) {
      return Optional.empty();
    }
    double slope = asFloat(alpha);
    double middle = asFloat(beta);
    Map<String, Double> parameters = new LinkedHashMap<>();
    parameters.put("alpha", slope);
    parameters.put("beta", middle);
    return Optional.of(
        own(
            parameters,
            "hard_sigmoid_of_onnx",
            x -> Math.clamp(slope * x + middle, 0, 1),
            x -> slope * x + middle > 0 && slope * x + middle < 1 ? slope : 0,
            1 / slope));
  }

  private static Optional<Guess> scaledTanh(DoubleUnaryOperator f) {
    double alpha = f.applyAsDouble(FAR);
    double share = f.applyAsDouble(0.5) / alpha;
    if (!(alpha > 0 && Double.isFinite(alpha) && share > 0 && share < 1)) {
      return Optional.empty();
    }
    double size = asFloat(alpha);
    double beta = asFloat(StrictMath.log((1 + share) / (1 - share)));
    Map<String, Double> parameters = new LinkedHashMap<>();
    parameters.put("alpha", size);
    parameters.put("beta", beta);
    return Optional.of(
        own(
            parameters,
            "tanh_of_onnx",
            x -> size * StrictMath.tanh(beta * x),
            x -> {
              double y = StrictMath.tanh(beta * x);
              return size * beta * (1 - y * y);
            },
            1 / beta));
  }

  private static Optional<Guess> scaledElu(DoubleUnaryOperator f) {
    double gamma = asFloat(f.applyAsDouble(1));
    double alpha = asFloat(-f.applyAsDouble(-SATURATED) / gamma);
    if (!(gamma > 0 && alpha > 0 && Double.isFinite(alpha))) {
      return Optional.empty();
    }
    Map<String, Double> parameters = new LinkedHashMap<>();
    parameters.put("alpha", alpha);
    parameters.put("gamma", gamma);
    return Optional.of(
        own(
            parameters,
            "selu_of_onnx",
            x -> gamma * (x < 0 ? alpha * StrictMath.expm1(x) : x),
            x -> gamma * (x < 0 ? alpha * StrictMath.exp(x) : 1),
            1));
  }

  private static Guess own(
      Map<String, Double> parameters,
      String name,
      DoubleUnaryOperator value,
      DoubleUnaryOperator slope,
      double point) {
    return new Guess(
        parameters,
        value,
        () -> Elementwise.of(name, value, slope),
        new double[] {point, point * 1.5});
  }
}
