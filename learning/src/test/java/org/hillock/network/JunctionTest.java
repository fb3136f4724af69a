package org.hillock.network;

import static org.hillock.network.Layers.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Branches, wherever they stand, give what their definitions say, and the right gradients.
class JunctionTest {
  private static final int ROWS = 5;
  private static final Shape IMAGE = inputs(3, 4);

  static Stream<LayerSpec> blocks() {
    return Stream.of(
        residual(dense(12), tanh()).shortcut(dense(12)),
        sequence(dense(7), residual(tanh(), dense(7)), residual(dense(7), tanh())),
        sequence(dense(7), residual(residual(dense(7), tanh())), tanh()),
        sequence(dense(7), residual(residual(residual(dense(7)), tanh(), dense(7)), tanh())),
        sequence(dense(6), residual(dense(5), tanh(), residual(dense(5)), dense(6))),
        residual(dense(5), residual(tanh()).shortcut(dense(5), residual(tanh())))
            .shortcut(dense(5)),
        sideBySide(eachStep(dense(2)), tanh()),
        sequence(sideBySide(eachStep(dense(2)), eachStep(dense(3))), residual(tanh())),
        residual(sideBySide(eachStep(dense(1)), eachStep(sequence(tanh(), dense(3))))),
        sequence(residual(tanh()), eachStep(sequence(dense(3), tanh())), dense(2)),
        sideBySide(sideBySide(dense(2), dense(3)), sequence(residual(tanh()), dense(1))));
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void gradientsAreTheSlopesOfTheOutputs(LayerSpec block) {
    Network network =
        Architecture.of(IMAGE, eachStep(dense(4)), block, activate("sigmoid")).network(3);
    Trace trace = network.trace(ROWS);
    fill(trace.inputs(), 1);
    float[] weights = new float[ROWS * network.outputs()];
    fill(weights, 2);
    Gradients gradients = network.gradients(ROWS);
    network.forward(trace, ROWS);
    System.arraycopy(weights, 0, gradients.outputs(), 0, weights.length);
    network.backward(trace, gradients, ROWS);
    for (int i = 0; i < network.parameters().length; i++) {
      Difference difference =
          Difference.of(
              network.parameters(),
              i,
              () -> {
                network.forward(trace, ROWS);
                double sum = 0;
                for (int j = 0; j < weights.length; j++) {
                  sum += (double) trace.outputs()[j] * weights[j];
                }
                return sum;
              });
      assertTrue(
          difference.allows(gradients.parameters()[i]),
          "parameter " + i + ": " + gradients.parameters()[i] + ", " + difference);
    }
  }

  @Test
  void aResidualBlockAddsWhatComesIn() {
    Network network = Architecture.of(inputs(3), residual(dense(3))).network(1);
    Network branch = Architecture.of(inputs(3), dense(3)).network(1);
    float[] x = {0.5f, -1, 2};
    float[] y = branch.outputs(x, 1);
    assertArrayEquals(new float[] {x[0] + y[0], x[1] + y[1], x[2] + y[2]}, network.outputs(x, 1));
  }

  @Test
  void branchesSideBySideMeetAtEachStep() {
    Network network =
        Architecture.of(inputs(2, 1), sideBySide(relu(), activate("linear"))).network(1);
    assertArrayEquals(new float[] {0, -3, 4, 4}, network.outputs(new float[] {-3, 4}, 1));
    assertEquals(Shape.of(2, 2), network.layers().getLast().outputShape());
  }

  @Test
  void theSameLayerWorksAtEachStep() {
    Network network = Architecture.of(inputs(2, 3), eachStep(dense(2))).network(1);
    Network step = Architecture.of(inputs(3), dense(2)).network(1);
    float[] x = {1, 2, 3, 4, 5, 6};
    assertArrayEquals(step.outputs(x, 2), network.outputs(x, 1));
  }

  @Test
  void theLengthOfASequenceCutsNoFeaturesOffThatADenseLayerMadeOfIt() {
    for (LayerSpec pool : List.of(globalAveragePool(), globalMaxPool())) {
      Network pooled = Architecture.of(inputs(3, 2), dense(4), pool).network(1);
      Network plain = Architecture.of(inputs(3, 2), dense(4)).network(1);
      float[] x = {1, 2, 3, 4, 0, 0};
      assertArrayEquals(
          plain.outputs(x, 1), pooled.outputs(x, Optional.of(new int[] {2}), 1), pool.toString());
    }
  }

  @Test
  void aNormalizationAtEachStepIsThatOfItsNumbers() {
    float[] rows = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233};
    float[] each =
        Architecture.of(inputs(2, 3), eachStep(layerNormalization())).network(1).outputs(rows, 2);
    float[] once = Architecture.of(inputs(2, 3), layerNormalization()).network(1).outputs(rows, 2);
    assertArrayEquals(once, each);
  }

  @Test
  void aLayerThatReadsSequencesIsNotForEachStep() {
    assertMessage(
        "layer 1 cannot be made for 3 × 1 numbers: embedding, 5 words reads a sequence, and each step by itself is none; put it before or after eachStep.",
        () -> Architecture.of(inputs(3, 1), eachStep(embedding(5, 2))));
  }

  @Test
  void branchesThatDoNotFitAreRefused() {
    assertMessage(
        "layer 1 cannot be made for 3 × 4 numbers: the branch of a residual block gives 5 and the way around it 3 × 4, which cannot be added; make them the same, or give it a shortcut(...) that changes the shape.",
        () -> Architecture.of(IMAGE, residual(dense(5))));
    assertMessage(
        "layer 1 cannot be made for 3 × 4 numbers: branches that give 7 and 3 × 4 cannot stand side by side; only their last sizes may differ.",
        () -> Architecture.of(IMAGE, sideBySide(dense(7), tanh())));
    assertMessage(
        "a residual block without layers only doubles; give it some, such as residual(dense(64), relu()).",
        Layers::residual);
    assertMessage(
        "layer 1 cannot be made for 3 × 4 numbers: fork cannot be at each step by itself; put it around the steps: residual(...), with eachStep inside.",
        () -> Architecture.of(IMAGE, eachStep(residual(tanh()))));
  }

  private static void assertMessage(String message, Runnable refused) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, refused::run).getMessage());
  }

  private static void fill(float[] values, long seed) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Draws.of(seed).normal(i);
    }
  }
}
