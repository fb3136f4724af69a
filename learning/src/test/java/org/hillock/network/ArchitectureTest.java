package org.hillock.network;

import static org.hillock.network.Layers.activate;
import static org.hillock.network.Layers.dense;
import static org.hillock.network.Layers.gelu;
import static org.hillock.network.Layers.inputs;
import static org.hillock.network.Layers.relu;
import static org.hillock.network.Layers.swish;
import static org.hillock.network.Layers.tanh;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.function.Gelu;
import org.hillock.activation.function.Maxout;
import org.hillock.activation.function.Mish;
import org.hillock.activation.function.Relu;
import org.hillock.activation.function.Swish;
import org.hillock.activation.function.Tanh;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ArchitectureTest {
  @Test
  void eachLayerFindsOutWhatComesIn() {
    Architecture architecture =
        Architecture.of(
            inputs(28, 28),
            dense(64),
            activate(new Maxout(2)),
            dense(8),
            activate("mish"),
            dense(3));
    assertEquals(
        List.of(
            new Dense(784, 64),
            new Activate(new Maxout(2), 64),
            new Dense(32, 8),
            new Activate(new Mish(), 8),
            new Dense(8, 3)),
        architecture.layers());
    assertEquals(784 * 64 + 64 + 32 * 8 + 8 + 8 * 3 + 3, architecture.parameters());
  }

  @Test
  void theWordsAreTheirFunctions() {
    Shape three = Shape.of(3);
    assertEquals(new Activate(new Relu(), 3), relu().on(three));
    assertEquals(new Activate(new Gelu(), 3), gelu().on(three));
    assertEquals(new Activate(new Swish(), 3), swish().on(three));
    assertEquals(new Activate(new Tanh(), 3), tanh().on(three));
  }

  @Test
  void aSeedGivesTheSameBitsAsToTheMultilayerPerceptron() {
    Network network =
        Architecture.of(inputs(5), dense(7), relu(), dense(6), relu(), dense(3)).network(4);
    Network multilayer = Network.multilayer(5, List.of(7, 6), new Relu(), 3, 4);
    assertEquals(multilayer.layers(), network.layers());
    assertArrayEquals(multilayer.parameters(), network.parameters());
  }

  /// A layer of the user's own, between two of ours, has noise of its own and leaves theirs.
  @Test
  void aLayerWithoutWeightsDrawsFromAStreamOfItsOwn() {
    Layer noisy = new Noisy(6);
    float[] with =
        Architecture.of(inputs(6), noisy, dense(6), noisy, dense(2)).network(1).parameters();
    float[] without = Architecture.of(inputs(6), dense(6), dense(2)).network(1).parameters();
    float[] rest = new float[without.length];
    System.arraycopy(with, 6, rest, 0, 42);
    System.arraycopy(with, 54, rest, 42, 14);
    assertArrayEquals(without, rest);
    assertFalse(Arrays.equals(with, 0, 6, with, 48, 54));
    assertFalse(Arrays.equals(with, 0, 6, without, 0, 6));
  }

  @Test
  void layersThatDoNotFitAreNamed() {
    assertRefused(
        "there is no layer; a network needs at least one, such as dense(10).",
        () -> new Architecture(List.of()));
    assertRefused(
        "layer 3, dense 128 → 10, takes 128 numbers, but layer 2, maxout 128 → 64, gives 64; make"
            + " it dense 64 → 10, or let Architecture.of find out.",
        () ->
            new Architecture(
                List.of(new Dense(7, 128), new Activate(new Maxout(2), 128), new Dense(128, 10))));
    assertRefused(
        "layer 2, relu, takes 5 numbers, but layer 1, dense 3 → 4, gives 4; make it relu of 4, or"
            + " let Architecture.of find out.",
        () -> new Architecture(List.of(new Dense(3, 4), new Activate(new Relu(), 5))));
    assertRefused(
        "layer 1, noisy, takes 6 numbers, but the input gives 5; make it one that takes 5, or let"
            + " Architecture.of find out.",
        () -> Architecture.of(inputs(5), new Noisy(6), dense(2)));
  }

  @Test
  void aLayerThatCannotBeMadeIsNamed() {
    assertRefused(
        "layer 2 cannot be made for 5 numbers: a dense layer takes and gives at least 1 number, not"
            + " 5 and 0; make both at least 1.",
        () -> Architecture.of(inputs(5), relu(), dense(0)));
    assertRefused(
        "layer 2 cannot be made for 7 numbers: swiglu splits a row into values and gates, so it takes an even number of them, not 7.",
        () -> Architecture.of(inputs(5), dense(7), activate("swiglu")));
    assertRefused(
        "unknown activation function \"rleu\"; did you mean \"relu\"?",
        () -> Architecture.of(inputs(5), activate("rleu")));
  }

  @Test
  void moreParametersThanAnArrayHoldsAreRefused() {
    assertRefused(
        "the layers have 2147745792 parameters together, more than the 2147483639 that one network"
            + " can have; make them narrower.",
        () -> new Architecture(Collections.nCopies(32, new Dense(8192, 8192))));
  }

  @Test
  void shapesAreChecked() {
    assertEquals("28 × 28 × 3", Shape.of(28, 28, 3).toString());
    assertEquals(2352, Shape.of(28, 28, 3).numbers());
    assertRefused(
        "an example of shape [28, 0] cannot be; give one size or more, each at least 1, and at most"
            + " 2147483647 numbers together.",
        () -> inputs(28, 0));
    assertThrows(InvalidInputException.class, () -> inputs());
    assertThrows(InvalidInputException.class, () -> inputs(65_536, 65_536));
  }

  @Test
  void aSummaryIsATable() {
    assertEquals(
        """
           layer           output  parameters  operations
           input               11
        1  dense 11 → 64       64         768       1,408
        2  maxout 64 → 32      32           0          32
        3  prelu               32          32          32
        4  gelu                32           0          32
        5  dense 32 → 3         3          99         192
           total                          899       1,696
        memory: parameters 3.5 KiB, their gradients as much; a batch of 32 rows in training 46.1 KiB, one row to predict 696 B
        """,
        Architecture.of(
                inputs(11), dense(64), activate("maxout"), activate("prelu"), gelu(), dense(3))
            .network(1)
            .summary());
  }

  private static void assertRefused(String message, Executable made) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, made).getMessage());
  }

  /// y = x; its parameters are noise that is no weight.
  private record Noisy(int inputs) implements Layer {
    @Override
    public int outputs() {
      return inputs;
    }

    @Override
    public int parameters() {
      return inputs;
    }

    @Override
    public void initialize(float[] parameters, int from, double gain, Draws draws) {
      for (int i = 0; i < inputs; i++) {
        parameters[from + i] = (float) draws.normal(i);
      }
    }

    @Override
    public void forward(Pass pass, int first, int rows) {
      System.arraycopy(pass.x(), first * inputs, pass.y(), first * inputs, rows * inputs);
    }

    @Override
    public void backward(Pass pass, int first, int rows) {}
  }
}
