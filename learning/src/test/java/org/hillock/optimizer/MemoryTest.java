package org.hillock.optimizer;

import static org.hillock.optimizer.Walk.PARAMETERS;
import static org.hillock.optimizer.Walk.STEPS;
import static org.hillock.optimizer.Walk.gradient;
import static org.hillock.optimizer.Walk.narrow;
import static org.hillock.optimizer.Walk.start;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hillock.optimizer.Optimizer.Stepper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Optimizers with a memory follow their definitions in double, and give ONNX's numbers.
class MemoryTest {
  @Test
  void nesterovFollowsItsDefinition() {
    double[] expected = start();
    double[] velocity = new double[PARAMETERS];
    float[] p = narrow(expected);
    Stepper stepper = new Sgd(0.05, 0.9, true).stepper(PARAMETERS);
    for (int step = 0; step < STEPS; step++) {
      float[] g = gradient(step);
      stepper.step(p, g);
      for (int i = 0; i < PARAMETERS; i++) {
        velocity[i] = 0.9 * velocity[i] + g[i];
        expected[i] -= 0.05 * (g[i] + 0.9 * velocity[i]);
      }
    }
    for (int i = 0; i < PARAMETERS; i++) {
      assertEquals(expected[i], p[i], 5e-5);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.99,1e-8", "0.9,1e-3", "0,0.1"})
  void rmsPropFollowsItsDefinition(double decay, double epsilon) {
    double[] expected = start();
    double[] square = new double[PARAMETERS];
    float[] p = narrow(expected);
    Stepper stepper = new RmsProp(0.01, decay, epsilon).stepper(PARAMETERS);
    for (int step = 0; step < STEPS; step++) {
      float[] g = gradient(step);
      stepper.step(p, g);
      for (int i = 0; i < PARAMETERS; i++) {
        square[i] = decay * square[i] + (1 - decay) * g[i] * g[i];
        expected[i] -= 0.01 * g[i] / (Math.sqrt(square[i]) + epsilon);
      }
    }
    for (int i = 0; i < PARAMETERS; i++) {
      assertEquals(expected[i], p[i], 2e-5);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-10, 0.01, 1})
  void adagradFollowsItsDefinition(double epsilon) {
    double[] expected = start();
    double[] sum = new double[PARAMETERS];
    float[] p = narrow(expected);
    Stepper stepper = new Adagrad(0.05, epsilon).stepper(PARAMETERS);
    for (int step = 0; step < STEPS; step++) {
      float[] g = gradient(step);
      stepper.step(p, g);
      for (int i = 0; i < PARAMETERS; i++) {
        sum[i] += (double) g[i] * g[i];
        expected[i] -= 0.05 * g[i] / (Math.sqrt(sum[i]) + epsilon);
      }
    }
    for (int i = 0; i < PARAMETERS; i++) {
      assertEquals(expected[i], p[i], 2e-5);
    }
  }

  /// ONNX node test `test_momentum`: momentum 0.95, rate 0.1, and 0.001 of the parameter added to
  /// the gradient; velocity 1.7 comes from a first gradient.
  @Test
  void momentumGivesTheNumbersOfOnnx() {
    Stepper stepper = new Sgd(0.1, 0.95).stepper(1);
    stepper.step(new float[1], new float[] {1.7f});
    float[] p = {1.2f};
    // ONNX's gradient step has a dampening factor of its own, 0.1 of the gradient.
    stepper.step(p, new float[] {0.1f * (-0.94f + 0.001f * 1.2f)});
    assertEquals(1.2 - 0.1 * (0.95 * 1.7 + 0.1 * (-0.94 + 0.0012)), p[0], 1e-6);
  }

  /// ONNX node test `test_adagrad_multiple`, second tensor: its squares begin at 4 and 1, which a
  /// first gradient of 2 and 1 gives; the rate is 0.1.
  @Test
  void adagradGivesTheNumbersOfOnnx() {
    Stepper stepper = new Adagrad(0.1, 1e-5).stepper(2);
    stepper.step(new float[2], new float[] {2, 1});
    float[] p = {1, 2};
    stepper.step(p, new float[] {-1 + 0.001f, -3 + 0.001f * 2});
    assertEquals(1.0446853637695312, p[0], 1e-6);
    assertEquals(2.0948617458343506, p[1], 1e-6);
  }
}
