package org.hillock.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.function.Gelu;
import org.hillock.activation.function.Maxout;
import org.hillock.activation.function.Prelu;
import org.hillock.loss.BinaryCrossEntropy;
import org.hillock.loss.Loss;
import org.hillock.loss.SoftmaxCrossEntropy;
import org.hillock.loss.SquaredError;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PredictorTest {
  private static final int ROWS = 50;
  private static final Network NETWORK = Network.multilayer(5, List.of(18), new Gelu(), 3, 2);
  private static final float[] INPUTS = normal();

  static Stream<Loss> losses() {
    return Stream.of(new SquaredError(), new BinaryCrossEntropy(), new SoftmaxCrossEntropy());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 50, 1000})
  void theBitsDoNotDependOnHowManyRowsFitAtOnce(int mostRows) {
    float[] outputs = new float[ROWS * 3];
    Arrays.fill(outputs, Float.NaN);
    Predictor.of(NETWORK, mostRows).outputs(INPUTS, ROWS, outputs);
    assertArrayEquals(NETWORK.outputs(INPUTS, ROWS), outputs);
  }

  @Test
  void itsOwnArrayIsFilledAnewByEachCall() {
    Predictor predictor = Predictor.of(NETWORK, ROWS);
    float[] all = predictor.outputs(INPUTS, ROWS);
    assertArrayEquals(NETWORK.outputs(INPUTS, ROWS), all);
    float[] last = Arrays.copyOfRange(INPUTS, INPUTS.length - 5, INPUTS.length);
    assertSame(all, predictor.outputs(last, 1));
    assertArrayEquals(NETWORK.outputs(last, 1), Arrays.copyOf(all, 3));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void theOutputActivationOfTheLossGivesPredictions(Loss loss) {
    assertArrayEquals(
        loss.predictions(NETWORK.outputs(INPUTS, ROWS), ROWS, 3),
        Predictor.of(NETWORK, loss.output(), ROWS).outputs(INPUTS, ROWS));
  }

  @Test
  void whatTheNetworkLearnsLaterShows() {
    Network network = NETWORK.copy();
    Predictor predictor = Predictor.of(network, ROWS);
    Arrays.fill(network.parameters(), 0);
    assertArrayEquals(new float[ROWS * 3], predictor.outputs(INPUTS, ROWS));
  }

  @Test
  void threadsWithAPredictorEachShareTheNetwork() {
    float[] expected = NETWORK.outputs(INPUTS, ROWS);
    List<float[]> answers =
        IntStream.range(0, 64)
            .parallel()
            .mapToObj(i -> Predictor.of(NETWORK, 1 + i % 9))
            .map(predictor -> {
              float[] outputs = new float[ROWS * 3];
              predictor.outputs(INPUTS, ROWS, outputs);
              return outputs;
            })
            .toList();
    answers.forEach(answer -> assertArrayEquals(expected, answer));
  }

  @Test
  void noRowsGiveNoOutputs() {
    Predictor.of(NETWORK, 1).outputs(new float[0], 0, new float[0]);
    assertEquals(3, Predictor.of(NETWORK, 1).outputs(new float[0], 0).length);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Predictor predictor = Predictor.of(NETWORK, 4);
    assertRefused(
        "a predictor for 0 rows cannot answer; give at least 1.", () -> Predictor.of(NETWORK, 0));
    assertRefused(
        "5 rows are more than the 4 that the predictor was made for; make it for more, or give an"
            + " array for the outputs.",
        () -> predictor.outputs(INPUTS, 5));
    assertRefused(
        "the inputs have room for 14 numbers, but 3 rows of 5 are 15; give as many rows as there"
            + " are.",
        () -> predictor.outputs(new float[14], 3));
    assertRefused(
        "the outputs have room for 149 numbers, but 50 rows of 3 are 150; give as many rows as"
            + " there are.",
        () -> predictor.outputs(INPUTS, ROWS, new float[149]));
    assertThrows(InvalidInputException.class, () -> predictor.outputs(INPUTS, -1));
    assertRefused(
        "prelu cannot turn 3 outputs into as many predictions; give the output() of the loss.",
        () -> Predictor.of(NETWORK, new Prelu(), 4));
    assertThrows(InvalidInputException.class, () -> Predictor.of(NETWORK, new Maxout(3), 4));
  }

  private static void assertRefused(String message, Runnable call) {
    assertEquals(message, assertThrows(InvalidInputException.class, call::run).getMessage());
  }

  private static float[] normal() {
    float[] normal = new float[ROWS * 5];
    for (int i = 0; i < normal.length; i++) {
      normal[i] = (float) Draws.of(1).normal(i);
    }
    return normal;
  }
}
