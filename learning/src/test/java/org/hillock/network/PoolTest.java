package org.hillock.network;

import static org.hillock.network.Layers.inputs;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.network.Padding.Fixed;
import org.hillock.network.Padding.Same;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Pools of many shapes against the definition.
class PoolTest {
  static List<Sweep> sweeps() {
    List<Sweep> sweeps = new ArrayList<>();
    Padding odd = new Fixed(0, 2);
    for (Axis axis :
        List.of(
            new Axis(2, 2, 1, new Fixed(0, 0)),
            new Axis(2, 1, 1, new Same()),
            new Axis(3, 2, 1, new Same()),
            new Axis(3, 2, 1, odd),
            new Axis(3, 1, 2, new Fixed(2, 2)),
            new Axis(1, 2, 1, new Fixed(0, 0)))) {
      sweeps.add(new Sweep(1, 9, 3, Axis.STILL, axis, true));
      sweeps.add(new Sweep(7, 6, 1, axis, axis, false));
      sweeps.add(new Sweep(5, 8, 17, axis, new Axis(3, 3, 1, new Same()), false));
      sweeps.add(new Sweep(8, 8, 32, axis, axis, false));
    }
    return sweeps;
  }

  @ParameterizedTest
  @MethodSource("sweeps")
  void theContractHolds(Sweep sweep) {
    LayerContract.verify(new MaxPool(sweep));
    LayerContract.verify(new AveragePool(sweep, false));
    LayerContract.verify(new AveragePool(sweep, true));
    LayerContract.verify(new GlobalMaxPool(sweep.inputShape()));
    LayerContract.verify(new GlobalAveragePool(sweep.inputShape()));
  }

  @ParameterizedTest
  @MethodSource("sweeps")
  void poolsAreThoseOfTheDefinition(Sweep sweep) {
    float[] x = numbers(1, sweep.inputs());
    float[] largest = forward(new MaxPool(sweep), x);
    float[] mean = forward(new AveragePool(sweep, false), x);
    float[] meanWithZeros = forward(new AveragePool(sweep, true), x);
    for (int i = 0; i < sweep.outHeight(); i++) {
      for (int j = 0; j < sweep.outWidth(); j++) {
        for (int c = 0; c < sweep.channels(); c++) {
          List<Double> seen = window(sweep, x, i, j, c);
          int at = (i * sweep.outWidth() + j) * sweep.channels() + c;
          double sum = seen.stream().mapToDouble(value -> value).sum();
          assertEquals(seen.stream().mapToDouble(value -> value).max().orElse(0), largest[at]);
          assertEquals(sum / Math.max(1, seen.size()), mean[at], 1e-6);
          assertEquals(sum / sweep.taps(), meanWithZeros[at], 1e-6);
        }
      }
    }
  }

  private static List<Double> window(Sweep sweep, float[] x, int i, int j, int c) {
    List<Double> seen = new ArrayList<>();
    for (int u = 0; u < sweep.vertical().kernel(); u++) {
      for (int v = 0; v < sweep.horizontal().kernel(); v++) {
        int down = place(sweep.vertical(), i, u, sweep.height());
        int right = place(sweep.horizontal(), j, v, sweep.width());
        if (down >= 0 && down < sweep.height() && right >= 0 && right < sweep.width()) {
          seen.add((double) x[(down * sweep.width() + right) * sweep.channels() + c]);
        }
      }
    }
    return seen;
  }

  private static int place(Axis axis, int output, int tap, int size) {
    return output * axis.stride() + tap * axis.dilation() - axis.before(size);
  }

  @Test
  void ofSeveralLargestTheFirstTakesTheGradient() {
    Sweep sweep = Sweep.of(inputs(2, 2, 1), Window.of(2).stride(2).valid());
    float[] x = {1, 3, 3, 3};
    assertArrayEquals(new float[] {0, 5, 0, 0}, backward(new MaxPool(sweep), x, 5));
    assertArrayEquals(new float[] {0, 5, 0, 0}, backward(new GlobalMaxPool(inputs(2, 2, 1)), x, 5));
  }

  @Test
  void windowsThatOverlapAddTheirGradients() {
    Sweep sweep = Sweep.of(inputs(3, 1), Window.of(2).valid());
    float[] x = {1, 3, 2};
    assertArrayEquals(new float[] {0, 12, 0}, backward(new MaxPool(sweep), x, 5, 7));
  }

  @Test
  void whatIsNotANumberShowsInTheLargest() {
    for (int at = 0; at < 4; at++) {
      float[] x = {1, 2, 3, 4};
      x[at] = Float.NaN;
      Sweep sweep = Sweep.of(inputs(2, 2, 1), Window.of(2).stride(2).valid());
      assertArrayEquals(new float[] {Float.NaN}, forward(new MaxPool(sweep), x));
      assertArrayEquals(new float[] {Float.NaN}, forward(new GlobalMaxPool(inputs(2, 2, 1)), x));
    }
  }

  @Test
  void stepsBeyondALengthDoNotCount() {
    float[] x = {1, 10, 2, 20, 90, 900, 90, 900};
    Layer largest = new GlobalMaxPool(inputs(4, 2));
    Layer mean = new GlobalAveragePool(inputs(4, 2));
    assertArrayEquals(new float[] {2, 20}, ragged(largest, x, 2).y());
    assertArrayEquals(new float[] {1.5f, 15}, ragged(mean, x, 2).y());
    assertArrayEquals(new float[] {0.5f, 0.5f, 0.5f, 0.5f, 0, 0, 0, 0}, ragged(mean, x, 2).dx());
    assertArrayEquals(new float[] {0, 0}, ragged(mean, x, 0).y());
    assertArrayEquals(new float[] {0, 0}, ragged(largest, x, 0).y());
    assertArrayEquals(new float[8], ragged(largest, x, 0).dx());
    Layer pool = new MaxPool(Sweep.of(inputs(4, 2), Window.of(2).stride(2)));
    assertArrayEquals(new float[] {2, 20, 90, 900}, ragged(pool, x, 3).y());
    assertArrayEquals(new float[] {2, 20, 0, 0}, ragged(pool, x, 2).y());
    assertEquals(2, pool.length(3));
  }

  private static Pass ragged(Layer layer, float[] x, int length) {
    float[] dy = new float[layer.outputs()];
    Arrays.fill(dy, 1);
    Pass pass = TestPass.of(layer, new float[0], x, new int[] {length}, dy, true);
    return TestPass.whole(layer, pass);
  }

  private static float[] forward(Layer layer, float[] x) {
    return TestPass.whole(layer, TestPass.of(layer, new float[0], x, new float[layer.outputs()]))
        .y();
  }

  private static float[] backward(Layer layer, float[] x, float... dy) {
    return TestPass.whole(layer, TestPass.of(layer, new float[0], x, dy)).dx();
  }

  private static float[] numbers(int seed, int n) {
    float[] numbers = new float[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = (float) Draws.of(seed).normal(i);
    }
    return numbers;
  }
}
