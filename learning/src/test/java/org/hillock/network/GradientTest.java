package org.hillock.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.Elementwise;
import org.hillock.activation.function.Tanh;
import org.hillock.loss.BinaryCrossEntropy;
import org.hillock.loss.Loss;
import org.hillock.loss.SoftmaxCrossEntropy;
import org.hillock.loss.SquaredError;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Backpropagation gives the derivatives: of every layer, every activation and every loss.
class GradientTest {
  /// The central difference of a double is good to h² f''' / 6 + 2^-52 / h: 1e-9 here.
  private static final double H = 1e-5;

  /// The network computes in float, with some 20 roundings of 2^-24 on the way to a gradient of
  /// size 1; the largest deviation seen is 2.4e-7.
  private static final double TOLERANCE = 1e-6;

  private static final int ROWS = 4;
  private static final int OUTPUTS = 3;

  /// 18 columns are one vector of 16, or two of 8, or four of 4, and a remainder.
  private static final List<Integer> HIDDEN = List.of(18, 6);

  static Stream<Arguments> activationsAndLosses() {
    return Activations.all().stream()
        .filter(Activation::trainable)
        .flatMap(activation ->
            Stream.of(new SquaredError(), new BinaryCrossEntropy(), new SoftmaxCrossEntropy())
                .map(loss -> Arguments.of(activation, loss)));
  }

  @Test
  void theMeasuringStickIsRight() {
    // One neuron by hand: y = tanh(2 · 0.5 - 0.7) · 3 + 1; loss (y - 1)² = 9 tanh²(0.3).
    List<Layer> layers = List.of(new Dense(1, 1), new Activate(new Tanh(), 1), new Dense(1, 1));
    Definition definition = new Definition(layers, new double[] {2, -0.7, 3, 1});
    double[][] values = definition.values(0, new double[] {0.5}, 1);
    assertEquals(0.3, values[1][0], 1e-15);
    assertEquals(0.2913126124515909, values[2][0], 1e-15);
    assertEquals(1.8739378373547728, values[3][0], 1e-15);
    assertEquals(
        9 * 0.08486303817337079,
        Definition.loss(new SquaredError(), values[3], new float[] {1}, 1),
        1e-14);
    // By the chain rule ∂loss/∂w = 2 (y - 1) · 3 (1 - tanh²) · x.
    double expected = 6 * 0.8739378373547728 * (1 - 0.08486303817337079) * 0.5;
    Case one = new Case(definition, new SquaredError(), new double[] {0.5}, new float[] {1}, 1);
    assertEquals(expected, one.byParameter(0), 1e-9);
  }

  @ParameterizedTest
  @MethodSource("activationsAndLosses")
  void theForwardPassIsTheDefinition(Activation activation, Loss loss) {
    Network network = network(activation);
    Trace trace = forward(network);
    double[][] values = Definition.of(network).values(0, Definition.wide(trace.inputs()), ROWS);
    for (int l = 0; l < values.length; l++) {
      for (int i = 0; i < values[l].length; i++) {
        assertEquals(values[l][i], trace.values()[l][i], TOLERANCE * (1 + Math.abs(values[l][i])));
      }
    }
    double expected = Definition.loss(loss, values[values.length - 1], targets(loss), ROWS);
    double given = loss.mean(trace.outputs(), targets(loss), ROWS, OUTPUTS);
    assertEquals(expected, given, TOLERANCE * (1 + expected));
  }

  @ParameterizedTest
  @MethodSource("activationsAndLosses")
  void theGradientOfEveryParameterIsTheDerivative(Activation activation, Loss loss) {
    Network network = network(activation);
    Trace trace = forward(network);
    Gradients gradients = backward(network, trace, loss, network.gradients(ROWS));
    Case test = Case.of(network, loss, trace);
    int skipped = 0;
    for (int i = 0; i < network.parameters().length; i++) {
      double expected = test.byParameter(i);
      if (Double.isNaN(expected)) {
        skipped++;
      } else {
        assertClose(expected, gradients.parameters()[i], "parameter " + i);
      }
    }
    assertTrue(skipped < 5, skipped + " parameters cross a corner");
  }

  /// The gradient of what a layer in the middle takes in.
  @ParameterizedTest
  @MethodSource("activationsAndLosses")
  void theGradientOfEveryValueBetweenTheLayersIsTheDerivative(Activation activation, Loss loss) {
    Network network = network(activation);
    Trace trace = forward(network);
    Gradients gradients = backward(network, trace, loss, network.gradients(ROWS));
    Case test = Case.of(network, loss, trace);
    int skipped = 0;
    for (int l = 1; l <= network.layers().size(); l++) {
      for (int i = 0; i < trace.values()[l].length; i++) {
        double expected = test.byValue(l, i);
        if (Double.isNaN(expected)) {
          skipped++;
        } else {
          assertClose(expected, gradients.values()[l][i], "value " + i + " before layer " + l);
        }
      }
    }
    assertTrue(skipped < 5, skipped + " values cross a corner");
  }

  @ParameterizedTest
  @MethodSource("activationsAndLosses")
  void backwardAddsToParametersAndOverwritesValues(Activation activation, Loss loss) {
    Network network = network(activation);
    Trace trace = forward(network);
    Gradients fresh = backward(network, trace, loss, network.gradients(ROWS));
    Gradients used = network.gradients(ROWS);
    Arrays.fill(used.parameters(), 1);
    for (float[] values : used.values()) {
      Arrays.fill(values, Float.NaN);
    }
    backward(network, trace, loss, used);
    assertArrayEquals(fresh.values(), used.values());
    for (int i = 0; i < used.parameters().length; i++) {
      assertClose(1 + (double) fresh.parameters()[i], used.parameters()[i], "parameter " + i);
    }
  }

  private static void assertClose(double expected, float gradient, String what) {
    assertEquals(expected, gradient, TOLERANCE * (1 + Math.abs(expected)), what);
  }

  /// With biases and learned parameters moved away from where they start.
  private static Network network(Activation activation) {
    Network network = Network.multilayer(5, HIDDEN, activation, OUTPUTS, 7);
    Draws draws = Draws.of(8);
    for (int i = 0; i < network.parameters().length; i++) {
      network.parameters()[i] += (float) (0.3 * draws.normal(i));
      network.parameters()[i] *= scale(activation);
    }
    return network;
  }

  /// Small weights where two layers would multiply rounding errors, as cube and exponential do.
  private static float scale(Activation activation) {
    return activation instanceof Elementwise f && Math.abs(f.slope(4)) > 4 ? 0.25f : 1;
  }

  private static Trace forward(Network network) {
    Trace trace = network.trace(ROWS);
    for (int i = 0; i < trace.inputs().length; i++) {
      trace.inputs()[i] = (float) Draws.of(9).normal(i);
    }
    network.forward(trace, ROWS);
    return trace;
  }

  private static Gradients backward(Network network, Trace trace, Loss loss, Gradients gradients) {
    loss.gradients(trace.outputs(), targets(loss), ROWS, OUTPUTS, gradients.outputs());
    network.backward(trace, gradients, ROWS);
    return gradients;
  }

  private static float[] targets(Loss loss) {
    return switch (loss) {
      case SquaredError _ -> new float[] {1, -2, 0.5f, 0, 1.5f, -1, 2, 0, -0.25f, 1, 1, -3};
      case BinaryCrossEntropy _ -> new float[] {1, 0, 1, 0, 0, 0, 1, 1, 0, 0.25f, 1, 1};
      case SoftmaxCrossEntropy _ -> new float[] {1, 0, 0, 0, 0, 1, 0, 1, 0, 0.25f, 0.5f, 0.25f};
      default -> throw new IllegalArgumentException("no targets for " + loss);
    };
  }

  /// Central differences of the definition.
  private record Case(
      Definition definition, Loss loss, double[] inputs, float[] targets, int rows) {
    static Case of(Network network, Loss loss, Trace trace) {
      return new Case(
          Definition.of(network),
          loss,
          Definition.wide(trace.inputs()),
          GradientTest.targets(loss),
          ROWS);
    }

    /// ∂loss / ∂parameter i, or NaN if the step crosses a corner.
    double byParameter(int i) {
      return difference(0, inputs, definition.parameters(), i);
    }

    /// ∂loss / ∂ value i of those that layer l takes in.
    double byValue(int l, int i) {
      double[] given = definition.values(0, inputs, rows)[l];
      return difference(l, given, given, i);
    }

    /// @param moved the array whose element i is moved
    private double difference(int first, double[] given, double[] moved, int i) {
      double middle = moved[i];
      moved[i] = middle + H;
      double[][] up = definition.values(first, given, rows);
      String upSides = definition.sides(first, up);
      double upLoss = Definition.loss(loss, up[up.length - 1], targets, rows);
      moved[i] = middle - H;
      double[][] down = definition.values(first, given, rows);
      String downSides = definition.sides(first, down);
      double downLoss = Definition.loss(loss, down[down.length - 1], targets, rows);
      moved[i] = middle;
      return upSides.equals(downSides) ? (upLoss - downLoss) / (2 * H) : Double.NaN;
    }
  }
}
