package org.hillock.optimizer;

import static org.hillock.optimizer.Walk.PARAMETERS;
import static org.hillock.optimizer.Walk.STEPS;
import static org.hillock.optimizer.Walk.gradient;
import static org.hillock.optimizer.Walk.narrow;
import static org.hillock.optimizer.Walk.start;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.hillock.optimizer.Optimizer.Stepper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizerTest {
  static Stream<Optimizer> all() {
    return Stream.of(
        new Sgd(0.05, 0),
        new Sgd(0.05, 0.9),
        new Sgd(0.05, 0.9, true),
        new Adam(0.01),
        new RmsProp(0.01),
        new Adagrad(0.3));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 0.9, 0.99})
  void sgdFollowsItsDefinition(double momentum) {
    double[] expected = start();
    double[] velocity = new double[PARAMETERS];
    float[] p = narrow(expected);
    Stepper stepper = new Sgd(0.05, momentum).stepper(PARAMETERS);
    for (int step = 0; step < STEPS; step++) {
      float[] g = gradient(step);
      stepper.step(p, g);
      for (int i = 0; i < PARAMETERS; i++) {
        velocity[i] = momentum * velocity[i] + g[i];
        expected[i] -= 0.05 * velocity[i];
      }
    }
    for (int i = 0; i < PARAMETERS; i++) {
      // 100 roundings by at most 2^-23 of values up to 4, and of steps up to 1.
      assertEquals(expected[i], p[i], 5e-5);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.9,0.999,1e-8", "0.9,0.99,1e-6", "0,0.999,1e-8", "0.5,0.5,0.1", "0,0,1e-3"})
  void adamFollowsItsDefinition(double beta1, double beta2, double epsilon) {
    double[] expected = start();
    double[] m = new double[PARAMETERS];
    double[] v = new double[PARAMETERS];
    float[] p = narrow(expected);
    Stepper stepper = new Adam(0.01, beta1, beta2, epsilon).stepper(PARAMETERS);
    for (int step = 0; step < STEPS; step++) {
      float[] g = gradient(step);
      stepper.step(p, g);
      for (int i = 0; i < PARAMETERS; i++) {
        m[i] = beta1 * m[i] + (1 - beta1) * g[i];
        v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
        double unbiasedMean = m[i] / (1 - Math.pow(beta1, step + 1));
        double unbiasedSquare = v[i] / (1 - Math.pow(beta2, step + 1));
        expected[i] -= 0.01 * unbiasedMean / (Math.sqrt(unbiasedSquare) + epsilon);
      }
    }
    for (int i = 0; i < PARAMETERS; i++) {
      // 100 steps of up to 0.01, good to 1e-5 since 0.999 is not a float; 100 roundings of p.
      assertEquals(expected[i], p[i], 2e-5);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void keepsTheContract(Optimizer optimizer) {
    OptimizerContract.verify(optimizer);
  }

  /// By hand: v = 1, 1.9, 2.71, 3.439.
  @Test
  void momentumAddsUp() {
    Stepper stepper = new Sgd(0.1, 0.9).stepper(1);
    float[] p = {0};
    for (double expected : new double[] {-0.1, -0.29, -0.561, -0.9049}) {
      stepper.step(p, new float[] {1});
      assertEquals(expected, p[0], 1e-7);
    }
  }

  /// Kingma and Ba 2015, section 2.1: the first step is η in size, whatever the gradient's scale.
  @ParameterizedTest
  @ValueSource(floats = {1e-4f, 0.01f, 1, 1000, 1e15f})
  void adamsFirstStepIsTheLearningRateAgainstTheSign(float size) {
    float[] p = {0, 0, 0};
    new Adam(0.1).stepper(3).step(p, new float[] {size, -size, 0});
    // ε takes 1e-8 / size of it; four roundings of 2^-24.
    double expected = 0.1 / (1 + 1e-8 / size);
    assertEquals(-expected, p[0], 0.1 * 0x1p-22);
    assertEquals(expected, p[1], 0.1 * 0x1p-22);
    assertEquals(0f, p[2]);
  }

  /// By hand: g = 1, then -1: m̂ = (0.09 - 0.1) / 0.19 = -1/19, v̂ = 1.
  @Test
  void adamsSecondStepWeighsBothGradients() {
    Stepper stepper = new Adam(0.1).stepper(1);
    float[] p = {0};
    stepper.step(p, new float[] {1});
    stepper.step(p, new float[] {-1});
    // 0.999 is not a float: v̂ is off by 1.3e-5, the step of 0.005 by 3e-8.
    assertEquals(-0.1 + 0.1 / 19, p[0], 1e-7);
  }

  /// A constant gradient gives steps of η, for ever: both means stay what they are.
  @Test
  void adamWalksAtConstantSpeedDownASlope() {
    Stepper stepper = new Adam(0.001).stepper(1);
    float[] p = {0};
    for (int step = 1; step <= 1000; step++) {
      stepper.step(p, new float[] {0.3f});
      // 2^-24 for each of the roundings, and 1e-5 since 0.999 is not a float.
      assertEquals(-0.001 * step, p[0], 1e-6 + step * 0.001 * 3e-5);
    }
  }

  /// Σ c (p - a)² / 2 with c from 0.1 to 1: all reach the bottom.
  @ParameterizedTest
  @MethodSource("all")
  void aBowlIsDescendedToItsBottom(Optimizer optimizer) {
    double[] start = start();
    float[] p = narrow(start);
    float[] g = new float[PARAMETERS];
    Stepper stepper = optimizer.stepper(PARAMETERS);
    for (int step = 0; step < 6000; step++) {
      for (int i = 0; i < PARAMETERS; i++) {
        g[i] = (0.1f + 0.9f * i / PARAMETERS) * (p[i] - i / 10f);
      }
      stepper.step(p, g, 1 - step / 6000.0);
    }
    for (int i = 0; i < PARAMETERS; i++) {
      // The slowest shrinks by half of 1 - 0.005 a step on average, to 1e-6; those that step by
      // their
      // rate whatever the gradient end as it falls to 0; the grain of p is up to 3.6.
      assertEquals(i / 10f, p[i], 1e-4);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void noGradientNoStep(Optimizer optimizer) {
    float[] p = narrow(start());
    float[] before = p.clone();
    Stepper stepper = optimizer.stepper(PARAMETERS);
    for (int step = 0; step < 3; step++) {
      stepper.step(p, new float[PARAMETERS]);
    }
    assertArrayEquals(before, p);
  }

  @Test
  void anotherLearningRateChangesNothingElse() {
    assertEquals(new Sgd(0.5, 0.9), new Sgd(0.1, 0.9).withLearningRate(0.5));
    assertEquals(
        new Adam(0.5, 0.8, 0.7, 0.001), new Adam(0.1, 0.8, 0.7, 0.001).withLearningRate(0.5));
    assertEquals(new Adam(0.1, 0.9, 0.999, 1e-8), new Adam(0.1));
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0,
        -0.1,
        1e-50,
        1e300,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
      })
  void aLearningRateThatIsNoPositiveNumberIsRefused(double rate) {
    String message =
        "the learning rate is "
            + rate
            + "; it has to be a positive number from 1.2e-38 to 3.4e38, such as 0.003.";
    assertRefused(message, () -> new Sgd(rate, 0));
    assertRefused(message, () -> new Adam(rate));
    assertRefused(message, () -> new Adam(0.1).withLearningRate(rate));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.5, -0.1, Double.NaN})
  void aMomentumOutsideZeroToOneIsRefused(double momentum) {
    assertRefused(
        "the momentum is " + momentum + "; it has to be at least 0 and below 1",
        () -> new Sgd(0.1, momentum));
  }

  @ParameterizedTest
  @CsvSource({
    "1,0.999,1e-8",
    "-0.1,0.999,1e-8",
    "NaN,0.999,1e-8",
    "0.9,1,1e-8",
    "0.9,-1,1e-8",
    "0.9,NaN,1e-8",
    "0.9,0.999,0",
    "0.9,0.999,-1",
    "0.9,0.999,NaN",
    "0.9,0.999,Infinity"
  })
  void badSettingsOfAdamAreRefused(double beta1, double beta2, double epsilon) {
    assertRefused(
        !(beta1 >= 0 && beta1 < 1)
            ? "the beta1 is " + beta1 + "; it has to be at least 0 and below 1"
            : !(beta2 >= 0 && beta2 < 1)
                ? "the beta2 is " + beta2 + "; it has to be at least 0 and below 1"
                : "epsilon is " + epsilon + "; it has to be a positive number",
        () -> new Adam(0.1, beta1, beta2, epsilon));
  }

  /// Too small for a float, and a parameter without gradient would become 0 / 0.
  @Test
  void theSmallestEpsilonKeepsTheDivisionFinite() {
    float[] p = {1, 1};
    new Adam(0.1, 0.9, 0.999, Double.MIN_VALUE).stepper(2).step(p, new float[] {0, 1});
    assertEquals(1f, p[0]);
    assertEquals(0.9, p[1], 1e-7);
  }

  private static void assertRefused(String message, Executable settings) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, settings).getMessage());
  }
}
