package org.hillock.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.hillock.activation.Activations;
import org.hillock.activation.Learned;
import org.hillock.activation.function.Relu;
import org.hillock.numeric.Draws;
import org.hillock.numeric.MatrixMultiply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every layer promises to the network around it.
class LayerTest {
  private static final int ROWS = 3;

  /// Other layers' parameters lie on both sides of this layer's.
  private static final int BEFORE = 4;

  private static final int AFTER = 5;

  static Stream<Layer> layers() {
    return Stream.concat(
        Stream.of(new Dense(5, 17), new Dense(1, 1), new Dense(70, 3)),
        Activations.all().stream().map(activation -> new Activate(activation, 18)));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void onlyItsOwnParametersAreTouched(Layer layer) {
    int n = layer.parameters();
    float[] parameters = new float[BEFORE + n + AFTER];
    Arrays.fill(parameters, 7);
    layer.initialize(parameters, BEFORE, 1, Draws.of(1));
    assertOutside(7, parameters, n);
    for (int i = BEFORE; i < BEFORE + n; i++) {
      assertTrue(parameters[i] != 7, "parameter " + (i - BEFORE) + " has no starting value");
    }
    float[] before = parameters.clone();
    float[] gradients = new float[parameters.length];
    Arrays.fill(gradients, 7);
    backward(layer, parameters, new float[ROWS * layer.inputs()], gradients);
    assertOutside(7, gradients, n);
    assertArrayEquals(before, parameters);
  }

  private static void assertOutside(float expected, float[] values, int n) {
    for (int i = 0; i < values.length; i++) {
      if (i < BEFORE || i >= BEFORE + n) {
        assertEquals(expected, values[i]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void parameterGradientsAreTheSameBitsWhetherOrNotDxIsWanted(Layer layer) {
    float[] parameters = new float[BEFORE + layer.parameters() + AFTER];
    layer.initialize(parameters, BEFORE, 1, Draws.of(1));
    float[] wanted = new float[parameters.length];
    float[] unwanted = new float[parameters.length];
    float[] dx = new float[ROWS * layer.inputs()];
    Arrays.fill(dx, Float.NaN);
    backward(layer, parameters, dx, wanted);
    backward(layer, parameters, new float[0], unwanted);
    assertArrayEquals(wanted, unwanted);
    for (float d : dx) {
      assertTrue(Float.isFinite(d), "dx is overwritten");
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void yIsOverwrittenAndXIsNot(Layer layer) {
    float[] parameters = new float[BEFORE + layer.parameters() + AFTER];
    layer.initialize(parameters, BEFORE, 1, Draws.of(1));
    float[] x = random(2, ROWS * layer.inputs());
    float[] kept = x.clone();
    float[] clean = new float[ROWS * layer.outputs()];
    float[] dirty = new float[ROWS * layer.outputs()];
    Arrays.fill(dirty, Float.NaN);
    layer.forward(outputsOnly(parameters, x, clean), 0, ROWS);
    layer.forward(outputsOnly(parameters, x, dirty), 0, ROWS);
    assertArrayEquals(clean, dirty);
    assertArrayEquals(kept, x);
  }

  private static Pass outputsOnly(float[] parameters, float[] x, float[] y) {
    float[] none = {};
    return new Pass(parameters, BEFORE, x, y, none, none, none, none, new MatrixMultiply());
  }

  private static void backward(Layer layer, float[] parameters, float[] dx, float[] gradients) {
    Pass pass = pass(layer, parameters, random(2, ROWS * layer.inputs()), dx, gradients, true);
    layer.forward(pass, 0, ROWS);
    layer.backward(pass, 0, ROWS);
    layer.gradients(pass, ROWS, 0, layer.parameters());
  }

  private static Pass pass(
      Layer layer, float[] parameters, float[] x, float[] dx, float[] gradients, boolean slopes) {
    int outputs = ROWS * layer.outputs();
    return new Pass(
        parameters,
        BEFORE,
        x,
        new float[outputs],
        new float[slopes ? ROWS * layer.slopes() : 0],
        random(3, outputs),
        dx,
        gradients,
        new MatrixMultiply());
  }

  /// Threads share out rows and parameters: the parts are those of the whole, bit for bit.
  @ParameterizedTest
  @MethodSource("layers")
  void partsAreThoseOfTheWhole(Layer layer) {
    float[] parameters = new float[BEFORE + layer.parameters() + AFTER];
    layer.initialize(parameters, BEFORE, 1, Draws.of(1));
    float[] x = random(2, ROWS * layer.inputs());
    float[][] gradients = new float[2][parameters.length];
    Pass whole = pass(layer, parameters, x, new float[x.length], gradients[0], true);
    Pass parts = pass(layer, parameters, x, new float[x.length], gradients[1], true);
    layer.forward(whole, 0, ROWS);
    layer.backward(whole, 0, ROWS);
    layer.gradients(whole, ROWS, 0, layer.parameters());
    for (int row = ROWS - 1; row >= 0; row--) {
      layer.forward(parts, row, 1);
      layer.backward(parts, row, 1);
    }
    int grain = layer.grain();
    for (int begin = 0; begin < layer.parameters(); begin += grain) {
      layer.gradients(parts, ROWS, begin, Math.min(begin + grain, layer.parameters()));
    }
    assertArrayEquals(whole.y(), parts.y());
    assertArrayEquals(whole.slopes(), parts.slopes());
    assertArrayEquals(whole.dx(), parts.dx());
    assertArrayEquals(gradients[0], gradients[1]);
  }

  private static float[] random(long seed, int n) {
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (float) Draws.of(seed).normal(i);
    }
    return x;
  }

  @ParameterizedTest
  @MethodSource("layers")
  void slopesThatWereKeptGiveTheSameBitsAsSlopesComputedAnew(Layer layer) {
    int n = ROWS * layer.inputs();
    float[] parameters = new float[BEFORE + layer.parameters() + AFTER];
    layer.initialize(parameters, BEFORE, 1, Draws.of(1));
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (float) (3 * Draws.of(2).normal(i));
    }
    Pass[] ways = new Pass[2];
    for (int way = 0; way < 2; way++) {
      ways[way] = pass(layer, parameters, x, new float[n], new float[parameters.length], way == 1);
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
    float[] y = new float[3];
    float[] dx = new float[2];
    float[] gradients = new float[9];
    Dense dense = new Dense(2, 3);
    Pass pass =
        new Pass(
            parameters,
            0,
            new float[] {1, 2},
            y,
            new float[0],
            new float[] {1, 0, -1},
            dx,
            gradients,
            new MatrixMultiply());
    dense.forward(pass, 0, 1);
    dense.backward(pass, 0, 1);
    dense.gradients(pass, 1, 0, 9);
    assertArrayEquals(new float[] {19, 32, 45}, y);
    assertArrayEquals(new float[] {-2, -2}, dx);
    assertArrayEquals(new float[] {1, 0, -1, 2, 0, -2, 1, 0, -1}, gradients);
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
        "a dense layer needs at least one input and one output, not 0 and 3",
        assertThrows(IllegalArgumentException.class, () -> new Dense(0, 3)).getMessage());
    assertEquals(
        "a dense layer needs at least one input and one output, not 3 and -1",
        assertThrows(IllegalArgumentException.class, () -> new Dense(3, -1)).getMessage());
    assertEquals(
        "an activation layer needs at least one number per example, not 0",
        assertThrows(IllegalArgumentException.class, () -> new Activate(new Relu(), 0))
            .getMessage());
  }
}
