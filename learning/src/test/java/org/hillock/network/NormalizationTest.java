package org.hillock.network;

import static org.hillock.network.Layers.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hillock.activation.InvalidInputException;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Batch, layer and group normalization give what their papers say, and the right gradients.
class NormalizationTest {
  private static final int ROWS = 5;

  static Stream<Layer> layers() {
    List<Layer> layers = new ArrayList<>();
    for (Shape shape : List.of(Shape.of(6), Shape.of(4, 6), Shape.of(3, 2, 12))) {
      layers.add(new BatchNormalization(shape, 0.1, 1e-5));
      layers.add(new BatchNormalization(shape, 1, 0.5));
      layers.add(new GroupNormalization(shape, 1, 1e-5));
      layers.add(new GroupNormalization(shape, 3, 1e-3));
      for (int axes = 1; axes <= shape.sizes().size(); axes++) {
        layers.add(new LayerNormalization(shape, axes, 1e-5));
      }
    }
    layers.add(new GroupNormalization(Shape.of(4, 5), 5, 1e-5));
    layers.add(new LayerNormalization(Shape.of(37), 1, 1e-5));
    layers.add(new BatchNormalization(Shape.of(4, 1), 0.1, 1e-5));
    return layers.stream();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void keepsTheContract(Layer layer) {
    LayerContract.verify(layer);
  }

  /// What is computed in double and rounded once differs from the definition by half a unit in the
  /// last place, and a little: means with 48 bits are good to some 2^-47 of themselves.
  @ParameterizedTest
  @MethodSource("layers")
  void outputsAreTheDefinitionRoundedOnce(Layer layer) {
    for (float mean : new float[] {0, 300, 1e6f}) {
      for (int[] lengths : lengths(layer)) {
        Pass pass = trial(layer, mean, lengths);
        double[] parameters = Definition.wide(pass.parameters());
        TestPass.whole(layer, pass);
        double[] expected =
            new NormalizationDefinition(layer, lengths)
                .values(Definition.wide(pass.x()), parameters);
        for (int i = 0; i < expected.length; i++) {
          double roundings = 0.501 * Math.ulp((float) expected[i]) + 0x1p-47 * (1 + mean);
          assertEquals(expected[i], pass.y()[i], roundings);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void gradientsAreTheSlopesOfTheDefinition(Layer layer) {
    for (int[] lengths : lengths(layer)) {
      Pass pass = trial(layer, 1, lengths);
      NormalizationDefinition definition = new NormalizationDefinition(layer, lengths);
      double[] x = Definition.wide(pass.x());
      double[] parameters = Definition.wide(pass.parameters());
      TestPass.whole(layer, pass);
      for (int i = 0; i < x.length; i++) {
        assertSlope(definition.slope(x, parameters, pass.dy(), x, i), pass.dx()[i]);
      }
      for (int i = 0; i < parameters.length; i++) {
        double expected = definition.slope(x, parameters, pass.dy(), parameters, i);
        assertSlope(expected, pass.gradients()[i]);
      }
    }
  }

  private static void assertSlope(double expected, float given) {
    assertEquals(expected, given, 2e-6 * (1 + Math.abs(expected)));
  }

  /// All whole, or ragged.
  private static List<int[]> lengths(Layer layer) {
    int most = layer.inputShape().sizes().getFirst();
    int[] whole = IntStream.generate(() -> most).limit(ROWS).toArray();
    return layer.inputShape().sizes().size() == 1
        ? List.of(whole)
        : List.of(whole, new int[] {1, most, 2, most, most - 1});
  }

  private static Pass trial(Layer layer, float mean, int[] lengths) {
    float[] parameters = new float[layer.parameters()];
    layer.initialize(parameters, 0, 1, Draws.of(1));
    fill(parameters, 2, 0.1, parameters.clone());
    float[] x = new float[ROWS * layer.inputs()];
    Arrays.fill(x, mean);
    fill(x, 3, 1, x.clone());
    float[] dy = new float[x.length];
    fill(dy, 4, 1, dy.clone());
    return TestPass.of(layer, parameters, x, lengths, dy, true);
  }

  private static void fill(float[] values, long seed, double deviation, float[] means) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (means[i] + deviation * Draws.of(seed).normal(i));
    }
  }

  /// γ, β, running mean and variance of a batch normalization with one channel.
  private static float[] afterwards(BatchNormalization layer, Pass pass) {
    TestPass.whole(layer, pass);
    return pass.parameters();
  }

  @Test
  void runningAveragesMoveTowardTheMeanAndTheUnbiasedVariance() {
    BatchNormalization layer = new BatchNormalization(Shape.of(1), 0.1, 1e-5);
    // Mean 3, squares of differences 4 + 1 + 0 + 9 = 14, of which a third is without bias.
    Pass pass =
        TestPass.of(layer, new float[] {1, 0, 0, 1}, new float[] {1, 2, 3, 6}, new float[4]);
    assertArrayEquals(new float[] {1, 0, 0.3f, (float) (0.9 + 1.4 / 3)}, afterwards(layer, pass));
  }

  @Test
  void aBatchOfOneNumberGivesTheShiftAndLeavesTheRunningVariance() {
    BatchNormalization layer = new BatchNormalization(Shape.of(1), 0.1, 1e-5);
    Pass pass = TestPass.of(layer, new float[] {3, 7, 0, 1}, new float[] {5}, new float[] {2});
    assertArrayEquals(new float[] {3, 7, 0.5f, 1}, afterwards(layer, pass));
    assertArrayEquals(new float[] {7}, pass.y());
    assertArrayEquals(new float[] {0}, pass.dx());
    assertArrayEquals(new float[] {0, 2, 0, 0}, pass.gradients());
  }

  @Test
  void rowsWithoutStepsOfTheirOwnGiveZeros() {
    for (Layer layer :
        List.of(
            new BatchNormalization(Shape.of(2, 3), 0.1, 1e-5),
            new LayerNormalization(Shape.of(2, 3), 2, 1e-5),
            new GroupNormalization(Shape.of(2, 3), 3, 1e-5))) {
      float[] parameters = new float[layer.parameters()];
      layer.initialize(parameters, 0, 1, Draws.of(1));
      float[] before = parameters.clone();
      float[] x = {1, 2, 3, 4, 5, 6};
      Pass pass = TestPass.of(layer, parameters, x, new int[] {0}, x.clone(), true);
      TestPass.whole(layer, pass);
      assertArrayEquals(new float[6], pass.y());
      assertArrayEquals(new float[6], pass.dx());
      assertArrayEquals(new float[parameters.length], pass.gradients());
      assertArrayEquals(before, parameters);
    }
  }

  @Test
  void aPredictionGoesByTheRunningAverages() {
    BatchNormalization layer = new BatchNormalization(Shape.of(2), 0.1, 1);
    float[] parameters = {2, 10, 1, 0, 5, 6, 3, 8};
    Network network = new Network(List.of(layer), parameters);
    // 2 (7 - 5) / √(3 + 1) + 1, 10 (9 - 6) / √(8 + 1).
    assertArrayEquals(new float[] {3, 10}, network.outputs(new float[] {7, 9}, 1));
    assertArrayEquals(new float[] {2, 10, 1, 0, 5, 6, 3, 8}, parameters);
  }

  @Test
  void theNextWeightsAreScaledForTheActivationInBetween() {
    Shape inputs = inputs(50);
    assertArrayEquals(
        lastWeights(Architecture.of(inputs, dense(40), relu(), dense(3)).network(1)),
        lastWeights(
            Architecture.of(inputs, dense(40), batchNormalization(), relu(), dense(3)).network(1)));
    assertArrayEquals(
        lastWeights(Architecture.of(inputs, dense(40), relu(), dense(3)).network(1)),
        lastWeights(
            Architecture.of(inputs, dense(40), layerNormalization(), relu(), dropout(0.5), dense(3))
                .network(1)));
    assertArrayEquals(
        lastWeights(Architecture.of(inputs, dense(40), dense(3)).network(1)),
        lastWeights(
            Architecture.of(inputs, dense(40), relu(), groupNormalization(4), dense(3))
                .network(1)));
  }

  private static float[] lastWeights(Network network) {
    float[] p = network.parameters();
    return Arrays.copyOfRange(p, p.length - 123, p.length);
  }

  @Test
  void aSummaryNamesThem() {
    Architecture architecture =
        Architecture.of(
            inputs(2, 4),
            batchNormalization(),
            layerNormalization(2),
            groupNormalization(2),
            instanceNormalization(),
            dropout(0.5),
            alphaDropout(0.1),
            stochasticZeroIdentity());
    assertEquals(
        List.of(
            "batch normalization",
            "layer normalization",
            "group normalization in 2 groups",
            "instance normalization",
            "dropout 0.5",
            "alpha dropout 0.1",
            "stochastic 0-I map"),
        architecture.layers().stream().map(Layer::label).toList());
  }

  @Test
  void whatCannotBeNormalizedIsRefused() {
    Shape shape = Shape.of(3, 4);
    assertRefused(
        "batch normalization cannot have momentum 0.0; give the share of each batch in the running averages, above 0 and at most 1, such as 0.1.",
        () -> new BatchNormalization(shape, 0, 1e-5));
    assertRefused(
        "a normalization cannot have epsilon NaN; give a small number above 0, such as 0.00001, or equal numbers would be divided by 0.",
        () -> new LayerNormalization(shape, 1, Double.NaN));
    assertRefused(
        "layer normalization cannot be over the last 3 sizes of 3 × 4; give at least 1 and at most 2.",
        () -> new LayerNormalization(shape, 3, 1e-5));
    assertRefused(
        "layer normalization of 1 number always gives 0; normalize over more sizes of 5 × 1, or leave it out.",
        () -> new LayerNormalization(Shape.of(5, 1), 1, 1e-5));
    assertRefused(
        "4 channels cannot be shared out into 3 groups; give a number of groups that divides them, such as 1 or 4.",
        () -> new GroupNormalization(shape, 3, 1e-5));
    assertRefused(
        "group normalization of 1 number always gives 0; make fewer groups of 4, or leave it out.",
        () -> new GroupNormalization(Shape.of(4), 4, 1e-5));
  }

  private static void assertRefused(String message, Runnable refused) {
    assertEquals(message, assertThrows(InvalidInputException.class, refused::run).getMessage());
  }
}
