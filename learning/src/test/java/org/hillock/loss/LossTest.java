package org.hillock.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.hillock.data.Task;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossTest {
  private static final Loss SQUARED = new SquaredError();
  private static final Loss BINARY = new BinaryCrossEntropy();
  private static final Loss SOFTMAX = new SoftmaxCrossEntropy();

  /// Values of up to 3, of which a few roundings and the 2^-49 of the exponential are lost.
  private static final double NEAR = 4e-15;

  /// The exponential goes no further than exp(-200) = 1e-87.
  private static final double NOTHING = 1e-80;

  static Stream<Loss> all() {
    return Losses.ofAnyWidth();
  }

  @Test
  void eachTaskHasItsLoss() {
    assertEquals(SQUARED, Loss.of(Task.REGRESSION));
    assertEquals(BINARY, Loss.of(Task.BINARY));
    assertEquals(BINARY, Loss.of(Task.MULTILABEL));
    assertEquals(SOFTMAX, Loss.of(Task.MULTICLASS));
  }

  @Test
  void squaredErrorIsTheMeanOverAllOutputs() {
    // (1 - 3)² + (2 - 2)² + (-1 - 0)² + (0.5 - 1)² = 5.25, by 4.
    float[] outputs = {1, 2, -1, 0.5f};
    float[] targets = {3, 2, 0, 1};
    assertEquals(1.3125, SQUARED.mean(outputs, targets, 2, 2));
    assertArrayEquals(new float[] {-1, 0, -0.5f, -0.25f}, gradient(SQUARED, outputs, targets, 2));
  }

  @Test
  void binaryCrossEntropyHasTheKnownValues() {
    // No idea: -ln 0.5. A logit of 2: ln(1 + e^-2) if right, 2 more if wrong.
    assertEquals(0.6931471805599453, binary(0, 0), NEAR);
    assertEquals(0.6931471805599453, binary(0, 1), NEAR);
    assertEquals(0.12692801104297250, binary(2, 1), NEAR);
    assertEquals(2.12692801104297250, binary(2, 0), NEAR);
    assertEquals(0.12692801104297250, binary(-2, 0), NEAR);
    // The example in the documentation of torch.nn.BCEWithLogitsLoss: -ln σ(1.5) = 0.2014.
    assertEquals(0.20141327798275246, binary(1.5f, 1), NEAR);
    // A soft target: both shares of ln(1 + e^-2) and 0.75 of the 2.
    assertEquals(1.62692801104297250, binary(2, 0.25f), NEAR);
    // Several outputs: the mean over all of them.
    assertEquals(
        (0.6931471805599453 + 0.12692801104297250 + 2.12692801104297250) / 3,
        BINARY.mean(new float[] {0, 2, 2}, new float[] {1, 1, 0}, 1, 3),
        NEAR);
  }

  @Test
  void softmaxCrossEntropyHasTheKnownValues() {
    // No idea among three: ln 3, whatever the truth.
    assertEquals(1.0986122886681098, softmax(new float[] {5, 5, 5}, 0, 1, 0), NEAR);
    // log_softmax([1, 2, 3]) = [-2.4076, -1.4076, -0.4076].
    assertEquals(2.4076059644443806, softmax(new float[] {1, 2, 3}, 1, 0, 0), NEAR);
    assertEquals(1.4076059644443806, softmax(new float[] {1, 2, 3}, 0, 1, 0), NEAR);
    assertEquals(0.4076059644443806, softmax(new float[] {1, 2, 3}, 0, 0, 1), NEAR);
    // A soft target: 1/4 of the first, 3/4 of the last.
    assertEquals(
        0.25 * 2.4076059644443806 + 0.75 * 0.4076059644443806,
        softmax(new float[] {1, 2, 3}, 0.25f, 0, 0.75f),
        NEAR);
    // Two rows: the mean over rows, not over outputs.
    assertEquals(
        (1.0986122886681098 + 0.4076059644443806) / 2,
        SOFTMAX.mean(new float[] {5, 5, 5, 1, 2, 3}, new float[] {1, 0, 0, 0, 0, 1}, 2, 3),
        NEAR);
  }

  /// Two classes by softmax are one output by sigmoid of the difference.
  @Test
  void softmaxOfTwoClassesIsBinaryOfTheDifference() {
    for (float z = -30; z <= 30; z += 0.5f) {
      double binary = binary(z, 1);
      double softmax = softmax(new float[] {0.25f, z + 0.25f}, 0, 1);
      // log(1 + e) in the one, log1p(e) in the other: equal up to the rounding of 1 + e.
      assertEquals(binary, softmax, 1e-15 + binary * 1e-14);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {1e4f, 3e38f})
  void hugeLogitsCostWhatTheyAreWorth(float huge) {
    assertEquals(0, binary(huge, 1), NOTHING);
    assertEquals(huge, binary(huge, 0));
    assertEquals(huge, binary(-huge, 1));
    assertEquals(0, binary(-huge, 0), NOTHING);
    assertArrayEquals(
        new float[] {0, 0.25f, -0.25f, 0},
        gradient(BINARY, new float[] {huge, huge, -huge, -huge}, new float[] {1, 0, 1, 0}, 1));
    assertEquals(0, softmax(new float[] {huge, -huge, 0}, 1, 0, 0));
    assertEquals(2.0 * huge, softmax(new float[] {huge, -huge, 0}, 0, 1, 0));
    assertEquals(huge, softmax(new float[] {huge, -huge, 0}, 0, 0, 1));
    assertEquals(Math.log(2), softmax(new float[] {huge, huge, -huge}, 0.5f, 0.5f, 0), NEAR);
    assertArrayEquals(
        new float[] {1, -1, 0},
        gradient(SOFTMAX, new float[] {huge, -huge, 0}, new float[] {0, 1, 0}, 1));
    double square = (double) huge * huge;
    assertEquals(square, SQUARED.mean(new float[] {huge}, new float[] {0}, 1, 1));
    assertArrayEquals(
        new float[] {huge / 2, 0, 0, 0},
        gradient(SQUARED, new float[] {huge, 0, 0, 0}, new float[4], 1));
  }

  /// A class that is ruled out by a logit of -∞ costs nothing as long as it is not the truth.
  @Test
  void aMaskedClassIsAllowed() {
    float[] logits = {0, Float.NEGATIVE_INFINITY, 0};
    assertEquals(Math.log(2), softmax(logits, 1, 0, 0), NEAR);
    assertEquals(Double.POSITIVE_INFINITY, softmax(logits, 0, 1, 0));
    assertArrayEquals(
        new float[] {-0.5f, 0, 0.5f}, gradient(SOFTMAX, logits, new float[] {1, 0, 0}, 1));
  }

  /// The trainer stops by this.
  @ParameterizedTest
  @MethodSource("all")
  void aLostNumberIsNotHidden(Loss loss) {
    for (float lost : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      for (int at = 0; at < 3; at++) {
        float[] outputs = {1, 2, 3};
        outputs[at] = lost;
        for (float target : new float[] {0, 1}) {
          float[] targets = {1 - target, 0, 0};
          targets[2] = target;
          assertFalse(Double.isFinite(loss.mean(outputs, targets, 1, 3)));
        }
      }
    }
  }

  @Test
  void softmaxCrossEntropyIgnoresAShift() {
    // Multiples of 1/64 below 32, shifted by 1024: no bit is lost, so no bit may change.
    float[] logits = new float[40];
    float[] shifted = new float[40];
    float[] targets = new float[40];
    for (int i = 0; i < 40; i++) {
      logits[i] = (int) (640 * Draws.of(1).normal(i) / 2) / 64f;
      shifted[i] = logits[i] + 1024;
      targets[i] = i % 10 == i / 10 ? 1 : 0;
    }
    assertEquals(SOFTMAX.mean(logits, targets, 4, 10), SOFTMAX.mean(shifted, targets, 4, 10));
    assertArrayEquals(
        gradient(SOFTMAX, logits, targets, 4), gradient(SOFTMAX, shifted, targets, 4));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 1000})
  void softmaxGradientsOfARowSumToZero(int classes) {
    int rows = 3;
    float[] logits = normal(2, rows * classes, 3);
    float[] targets = new float[rows * classes];
    for (int row = 0; row < rows; row++) {
      targets[row * classes + row % classes] = 1;
    }
    float[] gradient = gradient(SOFTMAX, logits, targets, rows);
    for (int row = 0; row < rows; row++) {
      double sum = 0;
      double size = 0;
      for (int k = 0; k < classes; k++) {
        sum += gradient[row * classes + k];
        size += Math.abs(gradient[row * classes + k]);
      }
      // Each is rounded once to float, by at most 2^-25 of the next power of two.
      assertEquals(0, sum, size * 0x1p-24);
    }
  }

  /// σ(z) - t and softmax(z) - t by n, rounded once; 1e-14 for the double before.
  @Test
  void gradientsAreTheRoundedFormulas() {
    float[] logits = normal(3, 60, 4);
    float[] targets = new float[60];
    for (int i = 0; i < 60; i++) {
      targets[i] = i % 3 == i / 3 % 3 ? 1 : 0;
    }
    float[] binary = gradient(BINARY, logits, targets, 20);
    float[] softmax = gradient(SOFTMAX, logits, targets, 20);
    float[] squared = gradient(SQUARED, logits, targets, 20);
    for (int i = 0; i < 60; i++) {
      double sum = 0;
      for (int k = i / 3 * 3; k < i / 3 * 3 + 3; k++) {
        sum += Math.exp(logits[k]);
      }
      assertRounded((1 / (1 + Math.exp(-logits[i])) - targets[i]) / 60, binary[i]);
      assertRounded((Math.exp(logits[i]) / sum - targets[i]) / 20, softmax[i]);
      assertRounded(2 * ((double) logits[i] - targets[i]) / 60, squared[i]);
    }
  }

  private static void assertRounded(double exact, float rounded) {
    assertEquals(exact, rounded, Math.ulp(rounded) / 2.0 + 1e-15);
  }

  @Test
  void predictionsAreProbabilitiesOrTheValuesThemselves() {
    float[] logits = normal(4, 60, 20);
    logits[0] = 3e38f;
    logits[1] = -3e38f;
    assertArrayEquals(logits, SQUARED.predictions(logits, 20, 3));
    float[] binary = BINARY.predictions(logits, 20, 3);
    float[] softmax = SOFTMAX.predictions(logits, 20, 3);
    for (int i = 0; i < 60; i++) {
      assertTrue(binary[i] >= 0 && binary[i] <= 1);
      assertTrue(softmax[i] >= 0 && softmax[i] <= 1);
      assertEquals((float) (1 / (1 + Math.exp(-logits[i]))), binary[i], Math.ulp(binary[i]));
    }
    for (int row = 0; row < 20; row++) {
      double sum = (double) softmax[row * 3] + softmax[row * 3 + 1] + softmax[row * 3 + 2];
      assertEquals(1, sum, 3 * 0x1p-25);
    }
    assertArrayEquals(new float[] {0.5f}, BINARY.predictions(new float[1], 1, 1));
    assertArrayEquals(
        new float[] {0.25f, 0.25f, 0.25f, 0.25f}, SOFTMAX.predictions(new float[4], 1, 4));
  }

  private static double binary(float logit, float target) {
    return BINARY.mean(new float[] {logit}, new float[] {target}, 1, 1);
  }

  private static double softmax(float[] logits, float... targets) {
    return SOFTMAX.mean(logits, targets, 1, logits.length);
  }

  private static float[] gradient(Loss loss, float[] outputs, float[] targets, int rows) {
    float[] gradient = new float[outputs.length];
    Arrays.fill(gradient, Float.NaN);
    loss.gradients(outputs, targets, rows, outputs.length / rows, gradient);
    return gradient;
  }

  private static float[] normal(long seed, int n, double deviation) {
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (float) (deviation * Draws.of(seed).normal(i));
    }
    return x;
  }
}
