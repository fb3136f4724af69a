package org.hillock.onnx.census;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.hillock.activation.Activations;
import org.hillock.activation.Elementwise;
import org.hillock.numeric.Normal;
import org.hillock.onnx.Attribute;

/// What operators do with numbers that stand at the same place, in double.
final class Arithmetic {
  private static final double ROOT_TWO = StrictMath.sqrt(2);

  /// Casting keeps numbers, except to integers and truths.
  private static final long BOOL = 9;

  private static final List<Long> INTEGERS = List.of(2L, 3L, 4L, 5L, 6L, 7L, 12L, 13L);

  private static final Map<String, DoubleUnaryOperator> UNARY =
      Map.ofEntries(
          Map.entry("Identity", x -> x),
          Map.entry("Dropout", x -> x),
          Map.entry("CastLike", x -> x),
          Map.entry("Neg", x -> -x),
          Map.entry("Abs", StrictMath::abs),
          Map.entry("Reciprocal", x -> 1 / x),
          Map.entry("Sqrt", StrictMath::sqrt),
          Map.entry("Exp", StrictMath::exp),
          Map.entry("Log", StrictMath::log),
          Map.entry("Erf", x -> 2 * Normal.cdf(x * ROOT_TWO) - 1),
          Map.entry("Sin", StrictMath::sin),
          Map.entry("Cos", StrictMath::cos),
          Map.entry("Tan", StrictMath::tan),
          Map.entry("Sinh", StrictMath::sinh),
          Map.entry("Cosh", StrictMath::cosh),
          Map.entry("Atan", StrictMath::atan),
          Map.entry("Sign", StrictMath::signum),
          Map.entry("Floor", StrictMath::floor),
          Map.entry("Ceil", StrictMath::ceil),
          Map.entry("Round", StrictMath::rint),
          Map.entry("Not", x -> x == 0 ? 1 : 0),
          Map.entry("Relu", function("relu")),
          Map.entry("Sigmoid", function("sigmoid")),
          Map.entry("Tanh", function("tanh")),
          Map.entry("Softplus", function("softplus")),
          Map.entry("Softsign", function("softsign")),
          Map.entry("HardSwish", function("hard_swish")),
          Map.entry("Mish", function("mish")),
          Map.entry("FastGelu", function("gelu_tanh")));

  private static final Map<String, DoubleBinaryOperator> BINARY =
      Map.ofEntries(
          Map.entry("Add", Double::sum),
          Map.entry("Sub", (a, b) -> a - b),
          Map.entry("Mul", (a, b) -> a * b),
          Map.entry("Div", (a, b) -> a / b),
          Map.entry("Pow", StrictMath::pow),
          Map.entry("Max", Math::max),
          Map.entry("Min", Math::min),
          Map.entry("Sum", Double::sum),
          Map.entry("PRelu", (x, p) -> x < 0 ? p * x : x),
          Map.entry("Greater", (a, b) -> a > b ? 1 : 0),
          Map.entry("GreaterOrEqual", (a, b) -> a >= b ? 1 : 0),
          Map.entry("Less", (a, b) -> a < b ? 1 : 0),
          Map.entry("LessOrEqual", (a, b) -> a <= b ? 1 : 0),
          Map.entry("Equal", (a, b) -> a == b ? 1 : 0),
          Map.entry("And", (a, b) -> a != 0 && b != 0 ? 1 : 0),
          Map.entry("Or", (a, b) -> a != 0 || b != 0 ? 1 : 0));

  private Arithmetic() {}

  /// A number of numbers.
  @FunctionalInterface
  interface Operation {
    /// Of numbers at one place.
    ///
    /// @param x the inputs; NaN where one is left out
    double value(double[] x);
  }

  private static DoubleUnaryOperator function(String name) {
    return ((Elementwise) Activations.named(name))::value;
  }

  /// What a step does with the numbers at one place; empty if it does not treat each place alike.
  static Optional<Operation> of(Step step) {
    String operator = step.node().operator();
    int count = step.inputs().size();
    if (!step.isKnownDomain() || count == 0 || step.outputs().isEmpty()) {
      return Optional.empty();
    }
    DoubleUnaryOperator unary = UNARY.get(operator);
    if (unary != null) {
      return count == 1 || operator.equals("Dropout") || operator.equals("CastLike")
          ? Optional.of(x -> unary.applyAsDouble(x[0]))
          : Optional.empty();
    }
    DoubleBinaryOperator binary = BINARY.get(operator);
    if (binary != null) {
      return count == 2 ? Optional.of(x -> binary.applyAsDouble(x[0], x[1])) : Optional.empty();
    }
    return withSettings(step);
  }

  private static Optional<Operation> withSettings(Step step) {
    return switch (step.node().operator()) {
      case "Cast" -> Optional.of(cast(step));
      case "Where" -> Optional.of(x -> x[0] != 0 ? x[1] : x[2]);
      case "Clip" -> Optional.of(clip(step));
      case "LeakyRelu" -> {
        double alpha = setting(step, "alpha", 0.01);
        yield Optional.of(x -> x[0] < 0 ? alpha * x[0] : x[0]);
      }
      case "ThresholdedRelu" -> {
        double alpha = setting(step, "alpha", 1);
        yield Optional.of(x -> x[0] > alpha ? x[0] : 0);
      }
      case "Elu" -> {
        double alpha = setting(step, "alpha", 1);
        yield Optional.of(x -> x[0] < 0 ? alpha * StrictMath.expm1(x[0]) : x[0]);
      }
      case "Celu" -> {
        double alpha = setting(step, "alpha", 1);
        yield Optional.of(x -> x[0] < 0 ? alpha * StrictMath.expm1(x[0] / alpha) : x[0]);
      }
      case "Selu" -> {
        double alpha = setting(step, "alpha", 1.6732632423543772);
        double gamma = setting(step, "gamma", 1.0507009873554805);
        yield Optional.of(x -> gamma * (x[0] < 0 ? alpha * StrictMath.expm1(x[0]) : x[0]));
      }
      case "HardSigmoid" -> {
        double alpha = setting(step, "alpha", 0.2);
        double beta = setting(step, "beta", 0.5);
        yield Optional.of(x -> Math.clamp(alpha * x[0] + beta, 0, 1));
      }
      case "Shrink" -> {
        double lambda = setting(step, "lambd", 0.5);
        double bias = setting(step, "bias", 0);
        yield Optional.of(x -> x[0] > lambda ? x[0] - bias : x[0] < -lambda ? x[0] + bias : 0);
      }
      case "Swish", "QuickGelu" -> {
        double usual = step.is("Swish") ? 1 : 1.702;
        double alpha = setting(step, "alpha", usual);
        DoubleUnaryOperator sigmoid = function("sigmoid");
        yield Optional.of(x -> x[0] * sigmoid.applyAsDouble(alpha * x[0]));
      }
      case "Gelu" -> {
        DoubleUnaryOperator gelu =
            text(step, "approximate").equals("tanh") ? function("gelu_tanh") : function("gelu");
        yield Optional.of(x -> gelu.applyAsDouble(x[0]));
      }
      default -> Optional.empty();
    };
  }

  private static Operation cast(Step step) {
    long to =
        step.node().attribute("to").orElse(null) instanceof Attribute.OfInteger(long type)
            ? type
            : 1;
    if (to == BOOL) {
      return x -> x[0] != 0 ? 1 : 0;
    }
    return INTEGERS.contains(to) ? x -> (double) (long) x[0] : x -> x[0];
  }

  private static Operation clip(Step step) {
    double low = setting(step, "min", Double.NEGATIVE_INFINITY);
    double high = setting(step, "max", Double.POSITIVE_INFINITY);
    return x -> {
      double least = x.length > 1 && !Double.isNaN(x[1]) ? x[1] : low;
      double most = x.length > 2 && !Double.isNaN(x[2]) ? x[2] : high;
      return Math.min(most, Math.max(least, x[0]));
    };
  }

  private static double setting(Step step, String name, double usual) {
    return setting(step, name).orElse(usual);
  }

  /// A setting that is a float.
  static OptionalDouble setting(Step step, String name) {
    return step.node().attribute(name).orElse(null) instanceof Attribute.OfFloat(float value)
        ? OptionalDouble.of(value)
        : OptionalDouble.empty();
  }

  /// A setting that is a text; empty if there is none.
  static String text(Step step, String name) {
    return step.node().attribute(name).orElse(null) instanceof Attribute.OfText(String value)
        ? value
        : "";
  }
}
