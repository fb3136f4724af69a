package org.hillock.activation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import org.hillock.activation.function.Softmax;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowwiseTest {
  private static final float INFINITY = Float.POSITIVE_INFINITY;

  @ParameterizedTest
  @MethodSource("org.hillock.activation.Activations#rowwise")
  void outputsAreTheDefinitionAtEveryLengthAndOffset(Rowwise f) {
    for (int n = 2; n <= 66; n += 2) {
      float[] x = random(n, 3);
      double[] exact = f.values(wide(x));
      assertEquals(f.outputs(n), exact.length);
      for (int offset = 0; offset < 9; offset++) {
        float[] y = at(f, x, offset);
        for (int i = 0; i < y.length; i++) {
          assertEquals(exact[i], y[i], Math.ulp((float) exact[i]) * 0.501 + 1e-16, f.name());
        }
      }
      if (f.outputs(n) == n) {
        float[] inPlace = x.clone();
        f.forward(inPlace, 0, inPlace, 0, n);
        assertArrayEquals(at(f, x, 0), inPlace);
      }
    }
  }

  /// Rows of 1 to 2^20, of any magnitude: each output within one unit of the last place.
  @ParameterizedTest
  @CsvSource({
    "1,3",
    "2,0.001",
    "2,30",
    "3,100",
    "10,1e-6",
    "100,1",
    "1000,20",
    "513,50",
    "65536,5",
    "1048576,0.1",
    "1048576,10",
    "1000,1e30"
  })
  void softmaxAndItsLogarithmAreWithinOneUnit(int n, double scale) {
    float[] x = random(n, scale);
    int largest = 0;
    for (int i = 0; i < n; i++) {
      largest = x[i] > x[largest] ? i : largest;
    }
    double[] e = new double[n];
    for (int i = 0; i < n; i++) {
      e[i] = i == largest ? 0 : StrictMath.exp((double) x[i] - x[largest]);
    }
    double others = Arrays.stream(e).sorted().sum();
    e[largest] = 1;
    float[] y = at((Rowwise) Activations.named("softmax"), x, 0);
    float[] log = at((Rowwise) Activations.named("log_softmax"), x, 0);
    float[] negated = new float[n];
    for (int i = 0; i < n; i++) {
      negated[i] = -x[i];
      assertWithinOneUnit(e[i] / (1 + others), y[i]);
      assertWithinOneUnit((double) x[i] - x[largest] - StrictMath.log1p(others), log[i]);
    }
    assertArrayEquals(y, at((Rowwise) Activations.named("softmin"), negated, 0));
  }

  private static void assertWithinOneUnit(double exact, float y) {
    assertEquals(exact, y, Math.ulp((float) exact));
  }

  @ParameterizedTest
  @ValueSource(strings = {"softmax", "softmin", "log_softmax", "sparsemax"})
  void aShiftOfTheRowChangesNothing(String name) {
    Rowwise f = (Rowwise) Activations.named(name);
    float[] x = new float[1000];
    float[] shifted = new float[1000];
    for (int i = 0; i < x.length; i++) {
      x[i] = (int) (Draws.of(5).normal(i) * 640) / 64f;
      shifted[i] = x[i] + 1024;
    }
    assertArrayEquals(at(f, x, 0), at(f, shifted, 0));
  }

  @ParameterizedTest
  @MethodSource("org.hillock.activation.Activations#rowwise")
  void backwardIsTheTransposedJacobian(Rowwise f) {
    double h = 1e-6;
    for (int n : new int[] {2, 4, 10, 34}) {
      float[] x = random(n, 1);
      float[] dy = random(f.outputs(n), 2);
      float[] dx = new float[n];
      f.backward(x, 0, at(f, x, 0), 0, dy, 0, dx, 0, n);
      for (int j = 0; j < n; j++) {
        double[] up = wide(x);
        double[] down = wide(x);
        up[j] += h;
        down[j] -= h;
        double[] above = f.values(up);
        double[] below = f.values(down);
        double expected = 0;
        for (int i = 0; i < dy.length; i++) {
          expected += dy[i] * (above[i] - below[i]) / (2 * h);
        }
        assertEquals(expected, dx[j], 2e-6, f.name());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("org.hillock.activation.Activations#rowwise")
  void aNaNIsNotHidden(Rowwise f) {
    float[] y = at(f, new float[] {1, Float.NaN, 2, 0}, 0);
    boolean found = false;
    for (float v : y) {
      found |= Float.isNaN(v);
    }
    assertTrue(found, f.name());
  }

  @Test
  void theExampleOfTheArticleHolds() {
    assertArrayEquals(new float[] {0.58f, 0.23f, 0.19f}, y("softmax", 1.8f, 0.9f, 0.68f), 0.01f);
  }

  @Test
  void infinitiesMaskOrLeaveNothingToChoose() {
    assertArrayEquals(new float[] {0.5f, 0.5f, 0}, y("softmax", 3e38f, 3e38f, -3e38f));
    assertArrayEquals(new float[] {1, 0}, y("softmax", 5, -INFINITY));
    assertArrayEquals(new float[] {-0f, -INFINITY}, y("log_softmax", 5, -INFINITY));
    assertArrayEquals(new float[] {1, 0}, y("softmin", 5, INFINITY));
    assertArrayEquals(new float[] {1, 0}, y("sparsemax", 5, -INFINITY));
    for (String name : new String[] {"softmax", "log_softmax", "sparsemax"}) {
      assertTrue(Float.isNaN(y(name, -INFINITY, -INFINITY)[0]), name);
      assertTrue(Float.isNaN(y(name, 1, INFINITY)[0]), name);
      assertTrue(Float.isNaN(y(name, 1, Float.NaN)[0]), name);
    }
  }

  @Test
  void valuesOfPapersAndHandbooks() {
    // Martins and Astudillo, 2016: two numbers t and 0 give (t + 1) / 2 for |t| <= 1.
    assertArrayEquals(new float[] {0.75f, 0.25f}, y("sparsemax", 0.5f, 0));
    assertArrayEquals(new float[] {1, 0}, y("sparsemax", 1.5f, 0));
    // ONNX, Hardmax: the first of equal ones.
    assertArrayEquals(new float[] {0, 1, 0, 0}, y("hardmax", 0, 3, 3, 1));
    assertArrayEquals(new float[] {1, 4}, y("maxout", 1, 0, -1, 4));
    assertArrayEquals(new float[] {1, 0, 0, 2}, y("crelu", 1, -2));
    // a σ(b): PyTorch's documentation, the first half is the value.
    assertArrayEquals(new float[] {0.5f, 1}, y("glu", 1, 2, 0, 0));
    assertArrayEquals(new float[] {0, 6}, y("reglu", 1, 2, -1, 3));
  }

  @Test
  void rowsThatDoNotFitAreRefused() {
    assertEquals(
        "swiglu splits a row into values and gates, so it takes an even number of them, not 3.",
        assertThrows(
                InvalidInputException.class,
                () -> ((Rowwise) Activations.named("swiglu")).outputs(3))
            .getMessage());
    assertEquals(
        "maxout takes the largest of 3 neighbors, so it takes rows of a multiple of that, not 4.",
        assertThrows(
                InvalidInputException.class,
                () -> ((Rowwise) Activations.named("maxout", Map.of("pieces", 3.0))).outputs(4))
            .getMessage());
  }

  @Test
  void theSumIsOne() {
    for (int n : new int[] {1, 7, 1000, 100_000}) {
      double sum = 0;
      for (float v : at(new Softmax(), random(n, 4), 0)) {
        sum += v;
      }
      assertEquals(1, sum, n * 0x1p-25);
    }
  }

  private static float[] y(String name, float... x) {
    return at((Rowwise) Activations.named(name), x, 0);
  }

  /// The outputs where inputs and outputs lie at an offset.
  private static float[] at(Rowwise f, float[] x, int offset) {
    float[] in = new float[offset + x.length];
    System.arraycopy(x, 0, in, offset, x.length);
    float[] out = new float[offset + f.outputs(x.length)];
    f.forward(in, offset, out, offset, x.length);
    return Arrays.copyOfRange(out, offset, out.length);
  }

  private static float[] random(int n, double scale) {
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (float) (Draws.of(n).normal(i) * scale);
    }
    return x;
  }

  private static double[] wide(float[] x) {
    double[] wide = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      wide[i] = x[i];
    }
    return wide;
  }
}
