package org.hillock.network;

import static org.hillock.network.Layers.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.function.Prelu;
import org.hillock.activation.function.Sine;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The words for recurrent layers, and what they start with.
class RecurrenceTest {
  @Test
  void theFirstSizeCountsTheSteps() {
    assertEquals(Shape.of(28, 28), lstm(7).on(inputs(28, 28, 1)).inputShape());
    assertEquals(Shape.of(90, 1), lstm(7).on(inputs(90)).inputShape());
  }

  @Test
  void theLastStateOrAllOfThemGoOut() {
    assertEquals(Shape.of(7), gru(7).on(inputs(5, 3)).outputShape());
    assertEquals(Shape.of(5, 7), gru(7).sequence().on(inputs(5, 3)).outputShape());
    assertEquals(4, gru(7).sequence().on(inputs(5, 3)).length(4));
    assertEquals(7, gru(7).on(inputs(5, 3)).length(4));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 11})
  void whatADenseLayerGivesIsReadToItsEnd(int inputs) {
    Network network = Architecture.of(inputs(inputs), dense(8), rnn(2)).network(1);
    float[] row = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    int weights = network.layers().getFirst().parameters();
    float[] parameters = network.parameters();
    float[] read =
        new Network(network.layers().subList(0, 1), Arrays.copyOf(parameters, weights))
            .outputs(row, 1);
    float[] state =
        new Network(
                network.layers().subList(1, 2),
                Arrays.copyOfRange(parameters, weights, parameters.length))
            .outputs(read, 1);
    assertArrayEquals(state, network.outputs(row, 1));
  }

  @Test
  void layersStackAndGoInBothDirections() {
    List<Layer> layers =
        Architecture.of(
                inputs(5, 3),
                lstm(7).sequence(),
                bidirectional(gru(4).sequence()),
                bidirectional(rnn(6)),
                dense(2))
            .layers();
    assertEquals(
        List.of(
            "lstm 3 → 7",
            "fork",
            "gru 7 → 4",
            "recall",
            "reversed gru 7 → 4",
            "concatenate 20 → 40",
            "fork",
            "rnn 8 → 6",
            "recall",
            "reversed rnn 8 → 6",
            "concatenate 6 → 12",
            "dense 12 → 2"),
        layers.stream().map(Layer::label).toList());
  }

  @Test
  void bothDirectionsOfARaggedRowGiveWhatTheyGiveAlone() {
    Network network =
        Architecture.of(inputs(5, 3), bidirectional(lstm(4).sequence()), bidirectional(gru(6)))
            .network(1);
    float[] x = new float[network.inputs()];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Draws.of(2).normal(i);
    }
    for (int length = 1; length <= 5; length++) {
      Trace trace = network.traceOfOutputs(1);
      System.arraycopy(x, 0, trace.inputs(), 0, x.length);
      trace.lengths()[0][0] = length;
      network.forward(trace, 1);
      List<Layer> shorter =
          Architecture.of(
                  inputs(length, 3), bidirectional(lstm(4).sequence()), bidirectional(gru(6)))
              .layers();
      float[] alone =
          new Network(shorter, network.parameters()).outputs(Arrays.copyOf(x, 3 * length), 1);
      assertArrayEquals(alone, trace.outputs());
    }
  }

  @Test
  void inputWeightsAreScaledAndThoseOfTheStateKeepItsLength() {
    Recurrent layer = lstm(20).on(inputs(6, 400));
    float[] parameters = new float[layer.parameters()];
    layer.initialize(parameters, 0, 1.5, Draws.of(1));
    double squares = 0;
    int width = 80;
    for (int i = 0; i < 400 * width; i++) {
      squares += parameters[i] * parameters[i];
    }
    assertEquals(1.5 * 1.5, squares / width, 0.03);
    for (int block = 0; block < 4; block++) {
      for (int i = 0; i < 20; i++) {
        for (int j = 0; j < 20; j++) {
          double product = 0;
          for (int k = 0; k < 20; k++) {
            int column = block * 20 + k;
            product +=
                (double) parameters[(400 + i) * width + column]
                    * parameters[(400 + j) * width + column];
          }
          assertEquals(i == j ? 1 : 0, product, 1e-6);
        }
      }
    }
  }

  @Test
  void onlyTheForgetGateStartsWithABias() {
    Recurrent layer = lstm(2).on(inputs(6, 3));
    float[] parameters = new float[layer.parameters()];
    layer.initialize(parameters, 0, 1, Draws.of(1));
    assertArrayEquals(
        new float[] {0, 0, 1, 1, 0, 0, 0, 0},
        Arrays.copyOfRange(parameters, layer.weights(), layer.parameters()));
    assertEquals(8, layer.parameters() - layer.weights());
    assertEquals(4 * 2, gru(2).on(inputs(6, 3)).parameters() - gru(2).on(inputs(6, 3)).weights());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 60})
  void aRandomOrthogonalMatrixKeepsLengths(int size) {
    double[][] q = Orthogonal.of(size, Draws.of(size));
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double product = 0;
        for (int k = 0; k < size; k++) {
          product += q[i][k] * q[j][k];
        }
        assertEquals(i == j ? 1 : 0, product, 1e-12);
      }
    }
  }

  @Test
  void onlyFunctionsOfEachNumberByItselfMayBeInACell() {
    assertEquals(new Sine(), Cell.elementwise(new Sine()));
    assertMessage(
        "prelu cannot be in a recurrent layer, whose functions work on each number by itself and learn nothing; take one that does, such as tanh.",
        () -> Cell.elementwise(new Prelu()));
  }

  @Test
  void sizesThatCannotBeAreRefused() {
    assertMessage(
        "layer 1 cannot be made for 5 × 3 numbers: a recurrent layer has at least 1 step, 1 feature and 1 hidden number, not 5, 3 and 0; make each at least 1.",
        () -> Architecture.of(inputs(5, 3), lstm(0)));
    InvalidInputException tooWide =
        assertThrows(InvalidInputException.class, () -> lstm(1_000_000).on(inputs(5, 3)));
    assertTrue(
        String.valueOf(tooWide.getMessage())
            .endsWith("make it narrower or the sequences shorter."));
    assertThrows(InvalidInputException.class, () -> lstm(1000).on(inputs(1_000_000, 3)));
  }

  @Test
  void eachStepByItselfIsNoSequence() {
    assertMessage(
        "layer 1 cannot be made for 5 × 3 numbers: lstm 1 → 4 reads a sequence, and each step by itself is none; put it before or after eachStep.",
        () -> Architecture.of(inputs(5, 3), eachStep(lstm(4))));
  }

  private static void assertMessage(String message, Runnable refused) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, refused::run).getMessage());
  }
}
