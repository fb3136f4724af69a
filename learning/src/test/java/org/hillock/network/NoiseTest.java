package org.hillock.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.Loop;
import org.hillock.activation.function.Gelu;
import org.hillock.activation.function.Selu;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Dropout, alpha dropout and the stochastic 0-I map: what they keep on average while they learn,
/// and that they do nothing, or what they are on average, in prediction.
class NoiseTest {
  private static final int MANY = 200_000;

  static Stream<Layer> layers() {
    return Stream.of(0.0, 0.05, 0.5, 0.9)
        .flatMap(rate ->
            Stream.of(new Dropout(rate, Shape.of(6)), new AlphaDropout(rate, Shape.of(3, 2, 6))));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void keepsTheContract(Layer layer) {
    LayerContract.verify(layer);
    LayerContract.verify(new Dropout(1, Shape.of(2, 7)));
    LayerContract.verify(new EachStep(List.of(3), layer));
  }

  /// A step of a difference may carry x over its own random number, where y jumps; none does here.
  @Test
  void theMapKeepsTheContract() {
    LayerContract.verify(new StochasticZeroIdentity(Shape.of(7)));
    LayerContract.verify(new StochasticZeroIdentity(Shape.of(3, 4)));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void aPredictionIsWithoutNoise(Layer layer) {
    float[] x = normal(layer.inputs(), 5);
    assertArrayEquals(x, new Network(List.of(layer), new float[0]).outputs(x, 1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.3, 0.5, 0.9})
  void dropoutKeepsTheMean(double rate) {
    float[] x = new float[MANY];
    Arrays.fill(x, 3);
    float[] y = learned(new Dropout(rate, Shape.of(MANY)), x).y();
    // Four standard deviations of the mean.
    assertEquals(3, mean(y), 4 * 3 * Math.sqrt(rate / (1 - rate) / MANY));
    float survivor = 3 * (float) (1 / (1 - rate));
    for (float value : y) {
      assertTrue(value == 0 || value == survivor);
    }
  }

  @Test
  void withoutARateNothingChanges() {
    float[] x = {0.1f, 1e-45f, -3, Float.POSITIVE_INFINITY, 0};
    for (Layer layer : List.of(new Dropout(0, Shape.of(5)), new AlphaDropout(0, Shape.of(5)))) {
      Pass pass = learned(layer, x);
      assertArrayEquals(x, pass.y());
      assertArrayEquals(x, pass.dx());
    }
  }

  @Test
  void withARateOfOneAllIsZero() {
    float[] x = {1, Float.NaN, Float.NEGATIVE_INFINITY, -2};
    Pass pass = learned(new Dropout(1, Shape.of(4)), x);
    assertArrayEquals(new float[4], pass.y());
    assertArrayEquals(new float[4], pass.dx());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.1, 0.5, 0.9})
  void alphaDropoutKeepsMeanZeroAndVarianceOne(double rate) {
    float[] y = learned(new AlphaDropout(rate, Shape.of(MANY)), normal(MANY, 1)).y();
    double mean = mean(y);
    double variance = 0;
    for (float value : y) {
      variance += (value - mean) * (value - mean) / MANY;
    }
    // Four standard deviations, of the variance that of a normal sample.
    assertEquals(0, mean, 4 / Math.sqrt(MANY));
    assertEquals(1, variance, 4 * Math.sqrt(2.0 / MANY));
  }

  @Test
  void whatAlphaDropoutLosesBecomesTheLeastValueOfSelu() {
    double least = new Selu().value(-100);
    float[] y = learned(new AlphaDropout(0.5, Shape.of(9)), new float[9]).y();
    double a = 1 / Math.sqrt(0.5 + least * least * 0.25);
    double b = -a * least * 0.5;
    for (float value : y) {
      assertTrue(value == (float) b || value == (float) (a * least + b), value + " of " + b);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {-3, -1, -0.2f, 0.5f, 1, 2.5f})
  void theMeanOfTheStochasticMapIsGelu(float value) {
    float[] x = new float[MANY];
    Arrays.fill(x, value);
    float[] y = learned(new StochasticZeroIdentity(Shape.of(MANY)), x).y();
    double expected = new Gelu().value(value);
    double deviation = Math.sqrt(value * expected - expected * expected);
    assertEquals(expected, mean(y), 4 * deviation / Math.sqrt(MANY));
  }

  @Test
  void theMapKeepsHalfOfTheMeanSquareWhichItsGainMakesUpFor() {
    StochasticZeroIdentity layer = new StochasticZeroIdentity(Shape.of(MANY));
    double square = 0;
    for (float value : learned(layer, normal(MANY, 1)).y()) {
      square += (double) value * value / MANY;
    }
    assertEquals(1, square * layer.gain(7) * layer.gain(7), 0.02);
  }

  @Test
  void inPredictionTheMapIsGelu() {
    float[] x = normal(50, 2);
    float[] y = new float[50];
    Loop.of(new Gelu()).forward(x, 0, y, 0, 50);
    Layer layer = new StochasticZeroIdentity(Shape.of(50));
    assertArrayEquals(y, new Network(List.of(layer), new float[0]).outputs(x, 1));
  }

  @Test
  void otherBatchesLoseOtherNumbers() {
    Network network = new Network(List.of(new Dropout(0.5, Shape.of(100))), new float[0]);
    Trace trace = network.trace(1);
    Arrays.fill(trace.inputs(), 1);
    trace.batch().learn(Draws.of(1));
    network.forward(trace, 1);
    float[] first = trace.outputs().clone();
    trace.batch().learn(Draws.of(2));
    network.forward(trace, 1);
    assertTrue(!Arrays.equals(first, trace.outputs()));
    trace.batch().learn(Draws.of(1));
    network.forward(trace, 1);
    assertArrayEquals(first, trace.outputs());
  }

  @Test
  void ratesOutOfRangeAreRefused() {
    assertRefused(
        "dropout cannot have rate 1.5; give the probability that a number is lost, from 0 to 1, such as 0.5.",
        () -> new Dropout(1.5, Shape.of(1)));
    assertRefused(
        "alpha dropout cannot have rate 1.0; give the probability that a number is lost, at least 0 and below 1, such as 0.05: if all are lost, nothing can give them variance 1.",
        () -> new AlphaDropout(1, Shape.of(1)));
  }

  private static void assertRefused(String message, Runnable refused) {
    assertEquals(message, assertThrows(InvalidInputException.class, refused::run).getMessage());
  }

  /// Forward, and backward from the same numbers.
  private static Pass learned(Layer layer, float[] x) {
    return TestPass.whole(layer, TestPass.of(layer, new float[0], x, x.clone()));
  }

  private static float[] normal(int n, long seed) {
    float[] normal = new float[n];
    for (int i = 0; i < n; i++) {
      normal[i] = (float) Draws.of(seed).normal(i);
    }
    return normal;
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
