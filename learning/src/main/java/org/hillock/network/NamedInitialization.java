package org.hillock.network;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.hillock.activation.InvalidInputException;
import org.hillock.numeric.Draws;

/// The starting values that have a name, which is their text: `he`, `gain=3`, `constant=0.1`.
/// [Initialization] has a table of them.
public sealed interface NamedInitialization extends Initialization {
  /// No weight is larger, so that sums of many are floats still.
  double LARGEST = 1e30;

  /// No scale is smaller, so that weights are not rounded to 0.
  double SMALLEST = 1e-30;

  /// Those without a number.
  enum Rule implements NamedInitialization {
    /// Scaled for the activation that is read.
    GAIN_CORRECTED,
    /// For ReLU.
    HE,
    /// For numbers of mean square 1.
    LECUN,
    /// Between values and gradients.
    GLOROT_NORMAL,
    /// The same variance, uniform.
    GLOROT_UNIFORM,
    /// Uniform, biases too.
    INVERSE_ROOT;

    @Override
    public void start(Layer layer, float[] parameters, int from, double gain, Draws draws) {
      layer.initialize(parameters, from, own(layer, gain), draws);
      if (layer instanceof Dense && this == GLOROT_UNIFORM) {
        double limit = Math.sqrt(6.0 / (layer.inputs() + layer.outputs()));
        fill(parameters, from, layer.weights(), limit, draws);
      }
      if (layer instanceof Dense && this == INVERSE_ROOT) {
        fill(parameters, from, layer.parameters(), 1 / Math.sqrt(layer.inputs()), draws);
      }
    }

    private double own(Layer layer, double gain) {
      return switch (this) {
        case GAIN_CORRECTED -> gain;
        case HE -> Math.sqrt(2);
        case LECUN -> 1;
        case GLOROT_NORMAL, GLOROT_UNIFORM, INVERSE_ROOT -> {
          checkDense(layer);
          int both = layer.inputs() + layer.outputs();
          yield this == GLOROT_NORMAL && layer instanceof Dense
              ? Math.sqrt(2.0 * layer.inputs() / both)
              : gain;
        }
      };
    }

    /// Only of a dense layer it is known here how many numbers each output reads.
    private void checkDense(Layer layer) {
      if (layer.weights() > 0 && !(layer instanceof Dense)) {
        throw new InvalidInputException(
            "%s starting values are for dense layers, and there is %s; take he, lecun or gain-corrected, which ask the layer itself."
                .formatted(this, layer.label()));
      }
    }

    private static void fill(float[] parameters, int from, int count, double limit, Draws draws) {
      for (int i = 0; i < count; i++) {
        parameters[from + i] = (float) (limit * (2 * draws.uniform(i) - 1));
      }
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// The same gain for every layer, whatever it reads.
  ///
  /// @param gain by how much weights are larger than for inputs of mean square 1
  record Gain(double gain) implements NamedInitialization {
    /// Checks the gain.
    public Gain {
      check("gain", gain, SMALLEST);
    }

    @Override
    public void start(Layer layer, float[] parameters, int from, double incoming, Draws draws) {
      layer.initialize(parameters, from, gain, draws);
    }

    @Override
    public String toString() {
      return "gain=" + shown(gain);
    }
  }

  /// Normal weights, the same for every layer.
  ///
  /// @param deviation their standard deviation
  record Normal(double deviation) implements NamedInitialization {
    /// Checks the deviation.
    public Normal {
      check("normal", deviation, SMALLEST);
    }

    @Override
    public void start(Layer layer, float[] parameters, int from, double gain, Draws draws) {
      layer.initialize(parameters, from, gain, draws);
      for (int i = 0; i < layer.weights(); i++) {
        parameters[from + i] = (float) (deviation * draws.normal(i));
      }
    }

    @Override
    public String toString() {
      return "normal=" + shown(deviation);
    }
  }

  /// All weights the same.
  ///
  /// @param value of each
  record Constant(double value) implements NamedInitialization {
    /// Checks the value.
    public Constant {
      check("constant", value, -LARGEST);
      // The two zeros have one text.
      value += 0.0;
    }

    @Override
    public void start(Layer layer, float[] parameters, int from, double gain, Draws draws) {
      layer.initialize(parameters, from, gain, draws);
      Arrays.fill(parameters, from, from + layer.weights(), (float) value);
    }

    @Override
    public String toString() {
      return "constant=" + shown(value);
    }
  }

  /// The one that writes itself so.
  ///
  /// @throws InvalidInputException if there is none; the message suggests the nearest
  static NamedInitialization of(String text) {
    int sign = text.indexOf('=');
    String name = sign < 0 ? text : text.substring(0, sign);
    String number = sign < 0 ? "" : text.substring(sign + 1);
    return switch (name) {
      case "gain" -> numbered(name, number, Gain::new);
      case "normal" -> numbered(name, number, Normal::new);
      case "constant" -> numbered(name, number, Constant::new);
      default ->
          Stream.of(Rule.values())
              .filter(rule -> rule.toString().equals(text))
              .findFirst()
              .orElseThrow(() -> InvalidInputException.unknown("initialization", text, examples()));
    };
  }

  private static NamedInitialization numbered(
      String name, String number, DoubleFunction<NamedInitialization> made) {
    if (number.length() > 30 || !number.matches("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]{1,3})?")) {
      throw new InvalidInputException(
          "initialization %s needs a number behind %s=, not \"%s\"; write it like %s."
              .formatted(name, name, number, example(name)));
    }
    return made.apply(Double.parseDouble(number));
  }

  private static List<String> examples() {
    return Stream.concat(
            Stream.of(Rule.values()).map(Rule::toString),
            Stream.of("gain", "normal", "constant").map(NamedInitialization::example))
        .toList();
  }

  private static String example(String name) {
    return switch (name) {
      case "gain" -> "gain=3";
      case "normal" -> "normal=0.01";
      default -> "constant=0.1";
    };
  }

  private static void check(String name, double value, double least) {
    // A NaN is in no range.
    if (!(value >= least && value <= LARGEST)) {
      throw new InvalidInputException(
          "initialization %s=%s is out of range; take a number from %s to %s."
              .formatted(name, value, least, LARGEST));
    }
  }

  private static String shown(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e6
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }
}
