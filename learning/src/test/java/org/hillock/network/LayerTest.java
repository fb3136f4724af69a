package org.hillock.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.Learned;
import org.hillock.activation.function.Gelu;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every layer promises to the network around it.
class LayerTest {
  private static final int ROWS = 3;

  static Stream<Layer> layers() {
    return Stream.concat(
        Stream.of(
            new Dense(5, 17),
            new Dense(1, 1),
            new Dense(70, 3),
            new EachStep(List.of(3, 2), new Dense(4, 3)),
            new EachStep(List.of(5), new Activate(new Gelu(), 4))),
        Activations.all().stream()
            .flatMap(activation ->
                Stream.of(
                    new Activate(activation, 18), new Activate(activation, Shape.of(3, 2, 6)))));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void keepsTheContract(Layer layer) {
    LayerContract.verify(layer);
  }

  @ParameterizedTest
  @MethodSource("org.hillock.activation.Activations#all")
  void slopesThatWereKeptGiveTheSameBitsAsSlopesComputedAnew(Activation activation) {
    Activate layer = new Activate(activation, 18);
    float[] parameters = new float[layer.parameters()];
    layer.initialize(parameters, 0, 1, Draws.of(1));
    int outputs = ROWS * layer.outputs();
    Pass[] ways = new Pass[2];
    for (int way = 0; way < 2; way++) {
      float[] x = new float[ROWS * 18];
      for (int i = 0; i < x.length; i++) {
        x[i] = (float) (3 * Draws.of(2).normal(i));
      }
      ways[way] = TestPass.of(layer, parameters, x, new float[outputs], way == 1);
      Arrays.fill(ways[way].dy(), 0.7f);
      layer.forward(ways[way], 0, ROWS);
      layer.backward(ways[way], 0, ROWS);
      layer.gradients(ways[way], ROWS, 0, layer.parameters());
    }
    assertArrayEquals(ways[0].y(), ways[1].y());
    assertArrayEquals(ways[0].dx(), ways[1].dx());
    assertArrayEquals(ways[0].gradients(), ways[1].gradients());
  }

  @Test
  void denseIsXTimesWPlusB() {
    // W = [1 2 3; 4 5 6], b = [10 20 30], x = [1 2]: small whole numbers are exact.
    float[] parameters = {1, 2, 3, 4, 5, 6, 10, 20, 30};
    Dense dense = new Dense(2, 3);
    Pass pass =
        TestPass.whole(
            dense, TestPass.of(dense, parameters, new float[] {1, 2}, new float[] {1, 0, -1}));
    assertArrayEquals(new float[] {19, 32, 45}, pass.y());
    assertArrayEquals(new float[] {-2, -2}, pass.dx());
    assertArrayEquals(new float[] {1, 0, -1, 2, 0, -2, 1, 0, -1}, pass.gradients());
  }

  @Test
  void denseWeightsStartWithTheDeviationOfTheGainAndBiasesAtZero() {
    Dense dense = new Dense(400, 250);
    float[] parameters = new float[dense.parameters()];
    Arrays.fill(parameters, 7);
    dense.initialize(parameters, 0, 1.5, Draws.of(3));
    int weights = 400 * 250;
    double mean = 0;
    double square = 0;
    for (int i = 0; i < weights; i++) {
      mean += parameters[i] / (double) weights;
      square += (double) parameters[i] * parameters[i] / weights;
    }
    double deviation = 1.5 / Math.sqrt(400);
    // 100,000 draws: the mean is good to 4 σ / 316, the deviation to 4 / 447 of itself.
    assertEquals(0, mean, 4 * deviation / 316);
    assertEquals(deviation, Math.sqrt(square), deviation * 4 / 447);
    for (int i = weights; i < parameters.length; i++) {
      assertEquals(0f, parameters[i]);
    }
  }

  @ParameterizedTest
  @MethodSource("org.hillock.activation.Activations#learned")
  void learnedParametersStartFromTheInitialValue(Learned activation) {
    float[] parameters = new float[4];
    new Activate(activation, 4).initialize(parameters, 0, 3, Draws.of(1));
    for (float p : parameters) {
      assertEquals(activation.initial(), p);
    }
  }

  @Test
  void sizesBelowOneAreRefused() {
    assertEquals(
        "a dense layer takes and gives at least 1 number, not 0 and 3; make both at least 1.",
        assertThrows(IllegalArgumentException.class, () -> new Dense(0, 3)).getMessage());
    assertEquals(
        "a dense layer takes and gives at least 1 number, not 3 and -1; make both at least 1.",
        assertThrows(IllegalArgumentException.class, () -> new Dense(3, -1)).getMessage());
  }
}
