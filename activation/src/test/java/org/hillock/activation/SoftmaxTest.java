package org.hillock.activation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hillock.activation.function.Softmax;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;

class SoftmaxTest {
  private final Softmax softmax = new Softmax();

  @Test
  void theExampleOfTheArticleHolds() {
    float[] y = forward(1.8f, 0.9f, 0.68f);
    assertArrayEquals(new float[] {0.58f, 0.23f, 0.19f}, y, 0.01f);
  }

  @Test
  void outputsAreTheRoundedDefinitionSumToOneAndIgnoreAShift() {
    for (int n : new int[] {1, 2, 10, 1000}) {
      float[] x = new float[n];
      double[] wide = new double[n];
      float[] shifted = new float[n];
      for (int i = 0; i < n; i++) {
        x[i] = (int) (Draws.of(n).normal(i) * 640) / 64f;
        wide[i] = x[i];
        shifted[i] = x[i] + 1024;
      }
      float[] y = forward(x);
      double sum = 0;
      for (int i = 0; i < n; i++) {
        assertEquals(softmax.values(wide)[i], y[i], Math.ulp(y[i]) * 0.501);
        sum += y[i];
      }
      assertEquals(1, sum, n * 0x1p-25);
      assertArrayEquals(y, forward(shifted));
    }
  }

  @Test
  void largeInputsDoNotOverflowAndMaskedOnesGiveZero() {
    assertArrayEquals(new float[] {0.5f, 0.5f, 0}, forward(3e38f, 3e38f, -3e38f));
    assertArrayEquals(new float[] {1, 0}, forward(5, Float.NEGATIVE_INFINITY));
    assertTrue(Float.isNaN(forward(1, Float.NaN)[0]));
    assertTrue(Float.isNaN(forward(Float.NEGATIVE_INFINITY)[0]));
  }

  @Test
  void backwardIsTheTransposedJacobian() {
    double h = 1e-6;
    double[] x = {0.3, -1.2, 2, 0};
    float[] dy = {1, -0.5f, 0.25f, 2};
    float[] y = forward(0.3f, -1.2f, 2, 0);
    float[] dx = new float[4];
    softmax.backward(y, 0, dy, 0, dx, 0, 4);
    for (int j = 0; j < 4; j++) {
      double[] up = x.clone();
      double[] down = x.clone();
      up[j] += h;
      down[j] -= h;
      double expected = 0;
      for (int i = 0; i < 4; i++) {
        expected += dy[i] * (softmax.values(up)[i] - softmax.values(down)[i]) / (2 * h);
      }
      assertEquals(expected, dx[j], 1e-6);
    }
  }

  private float[] forward(float... x) {
    float[] y = new float[x.length];
    softmax.forward(x, 0, y, 0, x.length);
    return y;
  }
}
