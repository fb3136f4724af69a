package org.hillock.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.Moments;
import org.hillock.activation.Rowwise;
import org.hillock.activation.function.Hardmax;
import org.hillock.activation.function.Linear;
import org.hillock.activation.function.Relu;
import org.hillock.activation.function.Step;
import org.hillock.activation.function.Tanh;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
  @Test
  void eachParameterHasOneNumber() {
    assertEquals(
        "these layers have 8 parameters, but there are 9 numbers; give one each, or let"
            + " Architecture.network make them.",
        assertThrows(
                IllegalArgumentException.class,
                () -> new Network(List.of(new Dense(3, 2)), new float[9]))
            .getMessage());
  }

  @Test
  void aMultilayerPerceptronHasItsActivationAfterEachHiddenLayerOnly() {
    Relu relu = new Relu();
    Network network = Network.multilayer(5, List.of(7, 6), relu, 3, 1);
    assertEquals(
        List.of(
            new Dense(5, 7),
            new Activate(relu, 7),
            new Dense(7, 6),
            new Activate(relu, 6),
            new Dense(6, 3)),
        network.layers());
    assertEquals(5, network.inputs());
    assertEquals(3, network.outputs());
    assertEquals(5 * 7 + 7 + 7 * 6 + 6 + 6 * 3 + 3, network.parameters().length);
    assertEquals(List.of(new Dense(5, 3)), Network.multilayer(5, List.of(), relu, 3, 1).layers());
  }

  /// Those that keep the width, so that networks with them have the same weights.
  static Stream<Activation> widthKeeping() {
    return Activations.all().stream()
        .filter(f -> !(f instanceof Rowwise rowwise) || rowwise.outputs(6) == 6);
  }

  @ParameterizedTest
  @MethodSource("widthKeeping")
  void theSameSeedGivesTheSameNoiseScaledByTheGain(Activation activation) {
    int first = 5 * 7 + 7;
    float[] linear = weights(new Linear(), 4);
    float[] scaled = weights(activation, 4);
    double gain = Moments.of(activation).gain();
    assertEquals(linear.length, scaled.length);
    for (int i = 0; i < linear.length; i++) {
      // The first layer reads standardized inputs, whatever comes after it; 2^-23 for two
      // roundings.
      double expected = i < first ? linear[i] : gain * linear[i];
      assertEquals(expected, scaled[i], Math.abs(expected) * 0x1p-23);
    }
    assertFalse(Arrays.equals(scaled, weights(activation, 5)), "another seed, other weights");
    assertArrayEquals(scaled, weights(activation, 4));
  }

  /// The parameters of the dense layers; a learned activation has others in between.
  private static float[] weights(Activation activation, long seed) {
    Network network = Network.multilayer(5, List.of(7, 6), activation, 3, seed);
    float[] weights = new float[5 * 7 + 7 + 7 * 6 + 6 + 6 * 3 + 3];
    int from = 0;
    int to = 0;
    for (Layer layer : network.layers()) {
      if (layer instanceof Dense) {
        System.arraycopy(network.parameters(), from, weights, to, layer.parameters());
        to += layer.parameters();
      }
      from += layer.parameters();
    }
    return weights;
  }

  /// The gain keeps signals alive in depth. A network of 256 columns wanders: of nine, single ones
  /// were between 0.65 and 1.48 somewhere on the way, their medians between 0.85 and 1.01.
  @ParameterizedTest
  @ValueSource(strings = {"relu", "tanh", "selu", "gelu"})
  void preActivationsKeepTheirVarianceThroughTenLayers(String name) {
    Activation activation = Activations.named(name);
    double[] squares = medianSquares(activation, Moments.of(activation).gain());
    assertEquals(10, squares.length);
    for (double square : squares) {
      assertTrue(square > 2.0 / 3 && square < 1.5, name + " has " + Arrays.toString(squares));
    }
  }

  /// He et al. 2015: each layer of ReLU halves it, to 2^-10 after ten.
  @Test
  void withoutTheGainReluLosesTheVariance() {
    double last = medianSquares(new Relu(), 1)[9] * 0x1p10;
    assertTrue(last > 2.0 / 3 && last < 1.5, "2^-10 is expected, not 2^-10 times " + last);
  }

  /// The median over five networks of the mean square of what is summed up behind each of ten
  /// hidden layers.
  private static double[] medianSquares(Activation activation, double gain) {
    int depth = 10;
    int width = 256;
    int rows = 16;
    float change = (float) (gain / Moments.of(activation).gain());
    double[][] squares = new double[depth][5];
    for (int seed = 0; seed < 5; seed++) {
      Network network =
          Network.multilayer(width, Collections.nCopies(depth, width), activation, width, seed);
      for (int i = new Dense(width, width).parameters(); i < network.parameters().length; i++) {
        network.parameters()[i] *= change;
      }
      Trace trace = network.trace(rows);
      System.arraycopy(normal(100 + seed, rows * width), 0, trace.inputs(), 0, rows * width);
      network.forward(trace, rows);
      for (int l = 0; l < depth; l++) {
        // Layers 0, 2, 4 … are dense; the first reads the inputs.
        for (float value : trace.values()[2 * l + 3]) {
          squares[l][seed] += (double) value * value / (rows * width);
        }
      }
    }
    return Arrays.stream(squares)
        .mapToDouble(all -> Arrays.stream(all).sorted().toArray()[2])
        .toArray();
  }

  @Test
  void aLinearNetworkCollapsesToOneLayerWithTheSameOutputs() {
    List<Layer> layers =
        List.of(
            new Activate(new Linear(0.5), 6),
            new Dense(6, 20),
            new Activate(new Linear(-2), 20),
            new Dense(20, 9),
            new Activate(new Linear(), 9),
            new Dense(9, 4),
            new Activate(new Linear(3), 4));
    Network network = Network.of(layers, 3);
    for (int i = 0; i < network.parameters().length; i++) {
      network.parameters()[i] += (float) (0.1 * Draws.of(4).normal(i));
    }
    Network collapsed = network.collapse().orElseThrow();
    assertEquals(List.of(new Dense(6, 4)), collapsed.layers());
    float[] x = normal(5, 50 * 6);
    float[] deep = network.outputs(x, 50);
    float[] flat = collapsed.outputs(x, 50);
    for (int i = 0; i < deep.length; i++) {
      // Sums of up to 20 products in each of three layers, each rounded by 2^-24.
      assertEquals(deep[i], flat[i], 1e-5 * (1 + Math.abs(deep[i])));
    }
  }

  @Test
  void oneDenseLayerCollapsesToItself() {
    Network network = Network.of(List.of(new Dense(3, 2)), 1);
    Network collapsed = network.collapse().orElseThrow();
    assertEquals(network.layers(), collapsed.layers());
    assertArrayEquals(network.parameters(), collapsed.parameters());
    assertNotSame(network.parameters(), collapsed.parameters());
  }

  @Test
  void noOtherActivationCollapses() {
    for (Activation activation : Activations.all()) {
      Network network = Network.multilayer(3, List.of(4, 4), activation, 2, 1);
      assertEquals(activation instanceof Linear, network.collapse().isPresent(), activation.name());
    }
    List<Layer> mixed =
        List.of(new Dense(3, 3), new Activate(new Linear(), 3), new Activate(new Relu(), 3));
    assertEquals(Optional.empty(), Network.of(mixed, 1).collapse());
  }

  /// 600 rows are two full blocks and a part of a third.
  @ParameterizedTest
  @MethodSource("org.hillock.activation.Activations#all")
  void aRowGivesTheSameBitsAloneAndInABatch(Activation activation) {
    Network network = Network.multilayer(5, List.of(18, 6), activation, 3, 2);
    for (int rows : new int[] {100, 600}) {
      float[] x = normal(6, rows * 5);
      float[] together = network.outputs(x, rows);
      assertEquals(rows * 3, together.length);
      for (int row = 0; row < rows; row++) {
        float[] alone = network.outputs(Arrays.copyOfRange(x, row * 5, row * 5 + 5), 1);
        assertArrayEquals(Arrays.copyOfRange(together, row * 3, row * 3 + 3), alone);
      }
    }
  }

  @Test
  void noRowsGiveNoOutputs() {
    Network network = Network.multilayer(5, List.of(4), new Tanh(), 3, 2);
    assertEquals(0, network.outputs(new float[0], 0).length);
  }

  @Test
  void aTraceServesFewerRowsThanItHasRoomFor() {
    Network network = Network.multilayer(5, List.of(4), new Tanh(), 3, 2);
    Trace trace = network.trace(8);
    float[] x = normal(6, 8 * 5);
    System.arraycopy(x, 0, trace.inputs(), 0, x.length);
    network.forward(trace, 2);
    assertArrayEquals(network.outputs(Arrays.copyOf(x, 10), 2), Arrays.copyOf(trace.outputs(), 6));
    for (int i = 6; i < trace.outputs().length; i++) {
      assertEquals(0f, trace.outputs()[i]);
    }
  }

  @Test
  void aCopyHasParametersOfItsOwn() {
    Network network = Network.multilayer(5, List.of(4), new Tanh(), 3, 2);
    Network copy = network.copy();
    assertEquals(network.layers(), copy.layers());
    assertArrayEquals(network.parameters(), copy.parameters());
    assertNotSame(network.parameters(), copy.parameters());
  }

  @Test
  void stepCannotBeTrainedAndTheMessageSaysWhy() {
    Network network = Network.multilayer(5, List.of(4), new Step(), 3, 2);
    assertEquals(
        "step cannot be trained in a hidden layer: its slope is 0 wherever it is defined, so"
            + " backpropagation multiplies every gradient by 0 and the layers before it never"
            + " change; use sigmoid for a soft step, or relu.",
        assertThrows(InvalidInputException.class, network::checkTrainable).getMessage());
  }

  @Test
  void allOtherActivationsCanBeTrained() {
    for (Activation activation : Activations.all()) {
      if (!(activation instanceof Step) && !(activation instanceof Hardmax)) {
        Network.multilayer(5, List.of(4), activation, 3, 2).checkTrainable();
      }
    }
  }

  private static float[] normal(long seed, int n) {
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (float) Draws.of(seed).normal(i);
    }
    return x;
  }
}
