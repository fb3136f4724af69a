package org.hillock.probe;

import static org.hillock.network.Layers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.hillock.activation.Activations;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Learned;
import org.hillock.activation.function.Maxout;
import org.hillock.activation.function.Prelu;
import org.hillock.activation.function.Relu;
import org.hillock.activation.function.Softmax;
import org.hillock.network.Activate;
import org.hillock.network.Architecture;
import org.hillock.network.Layer;
import org.hillock.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeTest {
  private static final int ROWS = 20;

  @ParameterizedTest
  @ValueSource(strings = {"relu", "tanh", "gelu", "hard_tanh", "sigmoid"})
  void activationsAgreeWithTheSlowDefinition(String name) {
    Elementwise f = (Elementwise) Activations.named(name);
    Network network = Network.multilayer(5, List.of(7, 6), f, 3, 1);
    scale(network, 4);
    Passes passes = Passes.of(network, ROWS, 2);
    ActivationHealth found = passes.observed().layers().get(3).activation().orElseThrow();
    float[] x = passes.trace().values()[3];
    double steepest = 0;
    for (double at = -20; at <= 20; at += 0.01) {
      steepest = Math.max(steepest, Math.abs(f.slope(at)));
    }
    for (int unit = 0; unit < 6; unit++) {
      int active = 0;
      int saturated = 0;
      for (int row = 0; row < ROWS; row++) {
        float slope = f.slopeAt(x[row * 6 + unit]);
        active += slope != 0 ? 1 : 0;
        saturated += Math.abs(slope) < 0.01 * steepest ? 1 : 0;
      }
      assertEquals((double) active / ROWS, found.units().active().get(unit));
      assertEquals((double) saturated / ROWS, found.units().saturated().get(unit));
    }
    assertEquals(ROWS, found.units().seen());
    assertEquals(mean(found.units().saturated()), found.saturated(), 1e-12);
    assertEquals(1 - mean(found.units().active()), found.flat(), 1e-12);
    assertEquals(f.name(), found.function());
    assertEquals(passes.observed().layers().get(2).outputs(), found.inputs());
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).average().orElseThrow();
  }

  private static void scale(Network network, float by) {
    for (int i = 0; i < network.parameters().length; i++) {
      network.parameters()[i] *= by;
    }
  }

  @Test
  void gradientsAndWeightsAgreeWithTheSlowDefinition() {
    Network network = Network.multilayer(5, List.of(7), new Relu(), 3, 1);
    Passes passes = Passes.of(network, ROWS, 3);
    float[] before = network.parameters().clone();
    before[2] += 0.5f;
    Observation found =
        new Probe(network)
            .observe(passes.trace(), passes.gradients(), ROWS, before, 9, 2, 0.25, false);
    double squares = 0;
    for (float g : passes.gradients().values()[1]) {
      squares += (double) g * g;
    }
    double size = Math.sqrt(squares / (ROWS * 7)) * ROWS;
    assertEquals(size, found.layers().get(0).gradientSize().orElseThrow(), 1e-12 * size);
    assertEquals(
        OptionalDouble.of(
            found.layers().get(0).gradientSize().getAsDouble()
                / found.layers().get(1).gradientSize().getAsDouble()),
        found.gradientRatio(1));
    assertTrue(found.gradientRatio(0).isEmpty());
    double weights = 0;
    double slopes = 0;
    double norm = 0;
    for (int i = 0; i < 35; i++) {
      weights += (double) network.parameters()[i] * network.parameters()[i];
      norm += (double) before[i] * before[i];
      slopes += StrictMath.pow(passes.gradients().parameters()[i], 2);
    }
    WeightHealth health = found.layers().get(0).weights().orElseThrow();
    assertEquals(Math.sqrt(weights / 35), health.size(), 1e-12);
    assertEquals(Math.sqrt(slopes / 35), health.gradientSize(), 1e-12);
    assertEquals(0.5 / Math.sqrt(norm), health.updateRatio(), 1e-7);
    assertEquals(0, health.nonFinite());
    assertTrue(found.layers().get(0).effectiveRank().isEmpty());
    network.parameters()[36] = Float.NaN;
    assertEquals(1.0 / 42, passes.observed().layers().get(0).weights().orElseThrow().nonFinite());
  }

  @Test
  void theScaleOfGradientsIsTheSumOfTheWeights() {
    Passes passes = Passes.of(Network.multilayer(5, List.of(7), new Relu(), 3, 1), ROWS, 3);
    Observation twice =
        new Probe(passes.network())
            .observe(
                passes.trace(),
                passes.gradients(),
                ROWS,
                2.0 * ROWS,
                new float[0],
                1,
                1,
                0.5,
                false);
    assertEquals(
        2 * passes.observed().layers().get(1).gradientSize().getAsDouble(),
        twice.layers().get(1).gradientSize().getAsDouble(),
        1e-12);
  }

  @Test
  void whatLiesPastTheLengthOfASequenceDoesNotCount() {
    Network network =
        Architecture.of(inputs(6, 3), eachStep(dense(4)), relu(), lstm(5), dense(2)).network(1);
    Passes passes = Passes.of(network, 1, 4, 4);
    Observation clean = passes.observed();
    passes.spoil(0, 4 * 4);
    passes.spoil(1, 4 * 4);
    assertEquals(clean, passes.observed());
    assertEquals(16, clean.layers().get(1).outputs().count());
    assertEquals(4, clean.layers().get(1).activation().orElseThrow().units().seen());
    assertEquals(1, clean.layers().get(1).activation().orElseThrow().units().examples());
  }

  @Test
  void aPooledConvolutionIsSeenAsTheLayersThatItIsMadeOf() {
    Network merged =
        Architecture.of(inputs(8, 8, 1), convolution(4, 3), relu(), maxPool(2), dense(2))
            .network(1);
    List<Layer> parts = merged.layers().getFirst().parts();
    assertEquals(3, parts.size());
    Network alone =
        new Network(
            List.of(parts.get(0), parts.get(1)),
            Arrays.copyOf(merged.parameters(), parts.get(0).parameters()));
    ActivationHealth found =
        Passes.of(merged, 8, 5).observed().layers().getFirst().activation().orElseThrow();
    ActivationHealth expected =
        Passes.of(alone, 8, 5).observed().layers().get(1).activation().orElseThrow();
    assertEquals(expected.units(), found.units());
    assertEquals(expected.inputs().quantiles(), found.inputs().quantiles());
    assertEquals(expected.saturated(), found.saturated());
  }

  @Test
  void aLearnedFunctionIsTakenWithItsParameterOfNow() {
    Activate prelu = new Activate(new Prelu(), 3);
    Network network = new Network(List.of(prelu), new float[] {0, 0.25f, 0.001f});
    ActivationHealth found =
        Passes.of(network, 200, 6).observed().layers().getFirst().activation().orElseThrow();
    assertTrue(found.units().active().get(0) < 0.7);
    assertEquals(1, found.units().active().get(1));
    assertEquals(0, found.units().saturated().get(1));
    assertEquals(1, found.units().active().get(2));
    assertTrue(found.units().saturated().get(2) > 0.3);
    assertTrue(prelu.activation() instanceof Learned);
  }

  @Test
  void maxoutIsFlatWhereItChoosesAnother() {
    Network network = new Network(List.of(new Activate(new Maxout(), 6)), new float[0]);
    ActivationHealth found =
        Passes.of(network, 100, 7).observed().layers().getFirst().activation().orElseThrow();
    assertEquals(0.5, found.flat(), 1e-12);
    assertEquals(6, found.units().count());
  }

  @Test
  void aSoftmaxOfLargeNumbersIsSaturated() {
    Network network = new Network(List.of(new Activate(new Softmax(), 6)), new float[0]);
    Passes passes = Passes.of(network, 100, 7);
    assertTrue(passes.observed().layers().getFirst().activation().orElseThrow().saturated() < 0.1);
    for (int i = 0; i < passes.trace().inputs().length; i++) {
      passes.trace().inputs()[i] *= 1000;
    }
    network.forward(passes.trace(), 100);
    ActivationHealth sharp = passes.observed().layers().getFirst().activation().orElseThrow();
    assertTrue(sharp.saturated() > 0.9);
    assertTrue(sharp.flat() > 0.5);
  }

  @Test
  void aRecalledBranchReadsWhatItsForkGave() {
    Network network =
        Architecture.of(inputs(6), dense(6), residual(dense(6), relu()), dense(2)).network(1);
    Observation found = Passes.of(network, ROWS, 8).observed();
    List<Layer> layers = network.layers();
    for (LayerHealth layer : found.layers()) {
      boolean isRecall = layers.get(layer.layer()).getClass().getSimpleName().equals("Recall");
      assertEquals(isRecall, layer.source() != layer.layer() - 1, layer.label());
    }
  }

  @Test
  void theOrderOfRowsDoesNotChangeWhatIsCounted() {
    Network network = Network.multilayer(4, List.of(6), new Relu(), 2, 1);
    Passes passes = Passes.of(network, ROWS, 9);
    Passes turned = Passes.of(network, ROWS, 9);
    for (int row = 0; row < ROWS; row++) {
      System.arraycopy(
          passes.trace().inputs(), row * 4, turned.trace().inputs(), (ROWS - 1 - row) * 4, 4);
    }
    network.forward(turned.trace(), ROWS);
    ActivationHealth one = passes.observed().layers().get(1).activation().orElseThrow();
    ActivationHealth other = turned.observed().layers().get(1).activation().orElseThrow();
    assertEquals(one.units(), other.units());
    assertEquals(one.inputs().quantiles(), other.inputs().quantiles());
  }
}
