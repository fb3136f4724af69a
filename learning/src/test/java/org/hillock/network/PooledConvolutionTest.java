package org.hillock.network;

import static org.hillock.network.Layers.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hillock.activation.function.Relu;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Convolution, relu and max pool in one.
class PooledConvolutionTest {
  private static final int ROWS = 3;

  static Stream<PooledConvolution> layers() {
    Window two = Window.of(2).stride(2).valid();
    Window apart = Window.of(2, 3).stride(3, 4).valid();
    return Stream.of(
        pooled(inputs(8, 6, 1), Window.of(3), 32, 1, two),
        pooled(inputs(9, 7, 4), Window.of(3), 20, 2, two),
        pooled(inputs(9, 11, 3), Window.of(2, 3).stride(1, 2), 16, 1, two),
        pooled(inputs(8, 9, 2), Window.of(3).dilation(2).valid(), 5, 1, apart),
        pooled(inputs(13, 3), Window.of(3), 18, 1, two));
  }

  private static PooledConvolution pooled(
      Shape inputs, Window kernel, int channels, int groups, Window window) {
    Convolution convolution = new Convolution(Sweep.of(inputs, kernel), channels, groups);
    return new PooledConvolution(
        convolution, new MaxPool(Sweep.of(convolution.outputShape(), window)));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void theContractHolds(PooledConvolution layer) {
    LayerContract.verify(layer);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void theNumbersAreThoseOfTheThreeLayers(PooledConvolution layer) {
    int[] whole = new int[ROWS];
    Arrays.fill(whole, layer.inputShape().sizes().getFirst());
    assertSame(layer, whole);
    assertSame(layer, new int[] {layer.inputShape().sizes().getFirst(), 1, 6});
  }

  private static void assertSame(PooledConvolution layer, int[] lengths) {
    Convolution convolution = layer.convolution();
    MaxPool pool = layer.pool();
    float[] parameters = numbers(1, layer.parameters());
    float[] x = numbers(2, ROWS * layer.inputs());
    float[] dy = numbers(3, ROWS * layer.outputs());
    Pass given = TestPass.whole(layer, TestPass.of(layer, parameters, x, lengths, dy, true));
    float[] between = new float[ROWS * convolution.outputs()];
    Pass first = TestPass.of(convolution, parameters, x, lengths, between, true);
    convolution.forward(first, 0, ROWS);
    Activate relu = new Activate(new Relu(), convolution.outputShape());
    int[] ownLengths = Arrays.stream(lengths).map(convolution::length).toArray();
    float[] dRelu = new float[between.length];
    Pass second = TestPass.of(relu, new float[0], first.y(), ownLengths, dRelu, true);
    relu.forward(second, 0, ROWS);
    Pass third = TestPass.of(pool, new float[0], second.y(), ownLengths, dy, true);
    TestPass.whole(pool, third);
    System.arraycopy(third.dx(), 0, dRelu, 0, dRelu.length);
    relu.backward(second, 0, ROWS);
    System.arraycopy(second.dx(), 0, between, 0, between.length);
    convolution.backward(first, 0, ROWS);
    convolution.gradients(first, ROWS, 0, convolution.parameters());
    assertArrayEquals(third.y(), given.y(), 0);
    assertArrayEquals(first.dx(), given.dx(), 0);
    assertArrayEquals(first.gradients(), given.gradients(), 0);
  }

  @Test
  void anArchitectureMakesItOfThreeLayers() {
    Architecture architecture =
        Architecture.of(inputs(28, 28, 1), convolution(32, 3), relu(), maxPool(2), dense(10));
    assertEquals(2, architecture.layers().size());
    Layer layer = assertInstanceOf(PooledConvolution.class, architecture.layers().getFirst());
    assertEquals("convolution 3 × 3, 1 → 32, relu, max pool 2 × 2", layer.label());
    assertEquals(List.of(new Relu()), layer.activations());
    assertEquals(new Activate(new Relu(), 1).gain(1), layer.gain(1));
  }

  @Test
  void otherActivationsAndWindowsThatOverlapStayLayersOfTheirOwn() {
    assertEquals(3, count(convolution(4, 3), gelu(), maxPool(2)));
    assertEquals(3, count(convolution(4, 3), relu(), maxPool(Window.of(3).stride(2))));
    assertEquals(3, count(convolution(4, 3), relu(), averagePool(2)));
    assertEquals(2, count(convolution(4, 3), relu()));
    assertEquals(2, count(convolution(4, 3), relu(), maxPool(2), relu()));
  }

  private static int count(LayerSpec... layers) {
    return Architecture.of(inputs(8, 8, 1), layers).layers().size();
  }

  private static float[] numbers(int seed, int n) {
    float[] numbers = new float[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = (float) Draws.of(seed).normal(i);
    }
    return numbers;
  }
}
