package org.hillock.network;

import static org.hillock.network.Layers.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.hillock.activation.InvalidInputException;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;

/// The block is what its formula says, and nothing in it sees padding.
class TransformerEncoderTest {
  private static final Shape SHAPE = Shape.of(5, 6);

  @Test
  void normalizationComesBeforeEachPart() {
    LayerSpec byHand =
        sequence(
            residual(layerNormalization(), selfAttention(2)),
            residual(layerNormalization(), eachStep(dense(9)), gelu(), eachStep(dense(6))));
    assertEquals(byHand.on(SHAPE), transformerEncoder(2, 9).on(SHAPE));
  }

  @Test
  void orAfterEachSum() {
    LayerSpec byHand =
        sequence(
            residual(selfAttention(2)),
            layerNormalization(),
            residual(eachStep(dense(9)), relu(), eachStep(dense(6))),
            layerNormalization());
    assertEquals(
        byHand.on(SHAPE), transformerEncoder(2, 9).activation("relu").normalizedAfter().on(SHAPE));
  }

  @Test
  void dropoutComesBeforeEachSum() {
    LayerSpec byHand =
        sequence(
            residual(layerNormalization(), causalSelfAttention(2), dropout(0.1)),
            residual(
                layerNormalization(),
                eachStep(dense(9)),
                gelu(),
                eachStep(dense(6)),
                dropout(0.1)));
    assertEquals(
        byHand.on(SHAPE), transformerEncoder(2, 9).dropout(0.1).seeingBackOnly().on(SHAPE));
  }

  @Test
  void aPaddedSequenceHasTheBitsOfOneWithoutPadding() {
    Network padded = network(9);
    Network alone = network(4);
    assertArrayEquals(padded.parameters(), alone.parameters());
    Trace ofPadded = trace(padded, 9);
    Trace ofAlone = trace(alone, 4);
    assertArrayEquals(ofAlone.outputs(), ofPadded.outputs());
    assertArrayEquals(parameterGradients(alone, ofAlone), parameterGradients(padded, ofPadded));
  }

  private static Network network(int steps) {
    return Architecture.of(
            inputs(steps),
            embedding(11, 6),
            sinusoidalPositions(),
            transformerEncoder(2, 9),
            transformerEncoder(3, 7).normalizedAfter(),
            globalAveragePool(),
            dense(3))
        .network(1);
  }

  /// Of one sequence of four steps; what comes after them is another word each.
  private static Trace trace(Network network, int steps) {
    Trace trace = network.trace(1);
    for (int t = 0; t < steps; t++) {
      trace.inputs()[t] = (int) (11 * Draws.of(2).uniform(t));
    }
    trace.lengths()[0][0] = 4;
    network.forward(trace, 1);
    return trace;
  }

  /// The products of padded steps add zeros, which changes no bit but the sign of a zero.
  private static float[] parameterGradients(Network network, Trace trace) {
    Gradients gradients = network.gradients(1);
    Arrays.fill(gradients.outputs(), 1);
    network.backward(trace, gradients, 1);
    float[] positive = gradients.parameters();
    for (int i = 0; i < positive.length; i++) {
      positive[i] += 0f;
    }
    return positive;
  }

  @Test
  void anErrorNamesThePart() {
    Throwable refused =
        assertThrows(
            InvalidInputException.class,
            () -> Architecture.of(Shape.of(5, 6), transformerEncoder(4, 9)));
    assertEquals(
        "4 heads cannot share out 6 numbers of a step; give a number of heads that divides the width.",
        deepest(refused).getMessage());
  }

  private static Throwable deepest(Throwable thrown) {
    return thrown.getCause() == null ? thrown : deepest(thrown.getCause());
  }
}
