package org.hillock.network;

import static org.hillock.network.Layers.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hillock.network.Padding.Fixed;
import org.hillock.network.Padding.Same;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Convolutions of many shapes against the definition, in double.
class ConvolutionTest {
  private static final int ROWS = 3;

  /// Every combination of window that fits, over odd sizes, drawn at random.
  static Stream<Convolution> convolutions() {
    return IntStream.range(0, 60).mapToObj(ConvolutionTest::random);
  }

  private static Convolution random(int n) {
    Draws draws = Draws.of(40).at(n);
    int groups = 1 + below(draws, 0, 3);
    int in = groups * (1 + below(draws, 1, 3));
    int out = groups * (1 + below(draws, 2, 5));
    Axis down = axis(draws.at(1));
    Axis right = axis(draws.at(2));
    int height = down.span() + below(draws, 3, 5);
    int width = right.span() + below(draws, 4, 6);
    boolean isSequence = n % 4 == 0;
    Sweep sweep =
        isSequence
            ? new Sweep(1, width, in, Axis.STILL, right, true)
            : new Sweep(height, width, in, down, right, false);
    return new Convolution(sweep, out, groups);
  }

  private static Axis axis(Draws draws) {
    int kernel = 1 + below(draws, 0, 4);
    Padding padding =
        below(draws, 1, 2) == 0 ? new Same() : new Fixed(below(draws, 2, 4), below(draws, 3, 4));
    return new Axis(kernel, 1 + below(draws, 4, 3), 1 + below(draws, 5, 2), padding);
  }

  private static int below(Draws draws, int i, int n) {
    return (int) (draws.uniform(i) * n);
  }

  @ParameterizedTest
  @MethodSource("convolutions")
  void theContractHolds(Convolution layer) {
    LayerContract.verify(layer);
  }

  @ParameterizedTest
  @MethodSource("convolutions")
  void outputsAndGradientsAreThoseOfTheDefinition(Convolution layer) {
    float[] parameters = numbers(1, layer.parameters());
    float[] x = numbers(2, ROWS * layer.inputs());
    float[] dy = numbers(3, ROWS * layer.outputs());
    Pass pass = TestPass.whole(layer, TestPass.of(layer, parameters, x, dy));
    ConvolutionDefinition definition = new ConvolutionDefinition(layer, ROWS, parameters, x, dy);
    definition.assertClose(pass);
  }

  @Test
  void manyChannelsFillTilesOfEverySize() {
    for (int channels : new int[] {16, 33, 70}) {
      Convolution layer =
          new Convolution(Sweep.of(inputs(9, 14, channels), Window.of(3)), channels, 1);
      float[] parameters = numbers(1, layer.parameters());
      float[] x = numbers(2, ROWS * layer.inputs());
      float[] dy = numbers(3, ROWS * layer.outputs());
      Pass pass = TestPass.whole(layer, TestPass.of(layer, parameters, x, dy));
      new ConvolutionDefinition(layer, ROWS, parameters, x, dy).assertClose(pass);
    }
  }

  @Test
  void aDepthwiseConvolutionIsThatOfTheDefinition() {
    for (Window window :
        List.of(
            Window.of(3),
            Window.of(3, 2).stride(2, 1),
            Window.of(2).dilation(3).valid(),
            Window.of(3).padding(4))) {
      Convolution layer = new Convolution(Sweep.of(inputs(7, 6, 19), window), 19, 19);
      LayerContract.verify(layer);
      float[] parameters = numbers(1, layer.parameters());
      float[] x = numbers(2, ROWS * layer.inputs());
      float[] dy = numbers(3, ROWS * layer.outputs());
      Pass pass = TestPass.whole(layer, TestPass.of(layer, parameters, x, dy));
      new ConvolutionDefinition(layer, ROWS, parameters, x, dy).assertClose(pass);
    }
  }

  @Test
  void anExampleWithALengthGivesWhatItGivesAlone() {
    assertSameAlone(5, 1);
    assertSameAlone(3, 3);
  }

  private static void assertSameAlone(int channels, int groups) {
    Window window = Window.of(4).stride(2);
    Convolution longer = new Convolution(Sweep.of(inputs(11, 3), window), channels, groups);
    float[] parameters = numbers(1, longer.parameters());
    float[] x = numbers(2, longer.inputs());
    float[] dy = numbers(3, longer.outputs());
    for (int length = 1; length <= 11; length++) {
      Convolution alone = new Convolution(Sweep.of(inputs(length, 3), window), channels, groups);
      float[] own = Arrays.copyOf(x, alone.inputs());
      float[] ownDy = Arrays.copyOf(dy, alone.outputs());
      Pass expected = TestPass.whole(alone, TestPass.of(alone, parameters, own, ownDy));
      Pass given =
          TestPass.whole(longer, TestPass.of(longer, parameters, x, new int[] {length}, dy, true));
      assertEquals(alone.outputs(), longer.length(length) * channels);
      assertArrayEquals(Arrays.copyOf(expected.y(), given.y().length), given.y());
      assertArrayEquals(Arrays.copyOf(expected.dx(), given.dx().length), given.dx());
      assertArrayEquals(expected.gradients(), given.gradients());
    }
  }

  @Test
  void aSequenceIsAnImageOnePixelHigh() {
    Convolution sequence = new Convolution(Sweep.of(inputs(13, 4), Window.of(5)), 6, 2);
    Convolution image = new Convolution(Sweep.of(inputs(1, 13, 4), Window.of(1, 5)), 6, 2);
    float[] parameters = numbers(1, image.parameters());
    float[] x = numbers(2, image.inputs());
    float[] dy = numbers(3, image.outputs());
    Pass expected = TestPass.whole(image, TestPass.of(image, parameters, x, dy));
    Pass given = TestPass.whole(sequence, TestPass.of(sequence, parameters, x, dy));
    assertArrayEquals(expected.y(), given.y());
    assertArrayEquals(expected.dx(), given.dx());
    assertArrayEquals(expected.gradients(), given.gradients());
  }

  @Test
  void theWordsGiveTheShapesThatOneExpects() {
    assertEquals(
        List.of("28 × 28 × 32", "14 × 14 × 32", "14 × 14 × 64", "7 × 7 × 64"),
        shapes(convolution(32, 3), maxPool(2), convolution(64, 3), maxPool(2)));
    assertEquals(
        List.of("26 × 26 × 8", "8 × 8 × 8"),
        shapes(convolution(8, Window.of(3).valid()), averagePool(3)));
    assertEquals(
        List.of("14 × 14 × 8", "8"),
        shapes(convolution(8, Window.of(3).stride(2)), globalAveragePool()));
    assertEquals(
        List.of("28 × 28 × 8", "8"),
        shapes(convolution(8, Window.of(5).dilation(2).padding(4)), globalMaxPool()));
    assertEquals(
        List.of("28 × 28 × 8", "28 × 28 × 8", "28 × 28 × 4"),
        shapes(
            convolution(8, 1),
            depthwiseConvolution(Window.of(3)),
            groupedConvolution(4, Window.of(3), 2)));
  }

  private static List<String> shapes(LayerSpec... layers) {
    return Architecture.of(inputs(28, 28, 1), layers).layers().stream()
        .map(layer -> layer.outputShape().toString())
        .toList();
  }

  @Test
  void weightsStartScaledForWhatAnOutputReads() {
    Convolution layer = new Convolution(Sweep.of(inputs(8, 8, 16), Window.of(3)), 64, 2);
    float[] parameters = new float[layer.parameters()];
    layer.initialize(parameters, 0, 2, Draws.of(1));
    double squares = 0;
    for (int i = 0; i < layer.weights(); i++) {
      squares += (double) parameters[i] * parameters[i];
    }
    assertEquals(4.0 / 72, squares / layer.weights(), 0.002);
  }

  @Test
  void aLabelSaysTheKernelAndTheChannels() {
    assertEquals(
        "convolution 3 × 5, 4 → 6",
        new Convolution(Sweep.of(inputs(8, 8, 4), Window.of(3, 5)), 6, 1).label());
    assertEquals(
        "convolution in 2 groups 3, 4 → 6",
        new Convolution(Sweep.of(inputs(8, 4), Window.of(3)), 6, 2).label());
  }

  @Test
  void whatCannotBeIsSaidWithTheWayOut() {
    assertRefused(
        inputs(784),
        convolution(32, 3),
        "a window moves over images, height × width × channels, or sequences, steps × features, not over 784; say what the inputs are, such as inputs(28, 28, 1).");
    assertRefused(
        inputs(2, 2, 1),
        convolution(32, Window.of(3).valid()),
        "a window that spans 3 × 3 does not fit into 2 × 2 with its padding; make it smaller, or pad more.");
    assertRefused(
        inputs(8, 8, 6),
        groupedConvolution(8, Window.of(3), 4),
        "4 groups do not divide 6 channels that come in and 8 that go out; choose a number that divides both.");
    assertRefused(
        inputs(20, 4),
        convolution(8, Window.of(3, 5)),
        "a window of 3 × 5 does not move along a sequence of 20 steps; give it one size, such as Window.of(3), or make the inputs an image.");
    assertRefused(
        inputs(8, 8, 1),
        convolution(0, 3),
        "a convolution to 0 channels in 1 groups cannot be; make both at least 1.");
    assertRefused(
        inputs(8, 8, 1 << 14),
        convolution(1 << 14, 3),
        "a convolution of 3 × 3 from 16384 to 16384 channels has 2415935488 parameters, more than the 134217728 that one layer can have; make it narrower.");
  }

  private static void assertRefused(Shape inputs, LayerSpec layer, String reason) {
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> Architecture.of(inputs, layer))
                .getMessage());
    assertTrue(message.endsWith(reason), message);
  }

  @Test
  void aWindowWithoutSizeOrStepIsRefused() {
    assertEquals(
        "a window with kernel 3, stride 0 and dilation 1 cannot be; make each at least 1.",
        assertThrows(IllegalArgumentException.class, () -> Window.of(3).stride(0)).getMessage());
    assertEquals(
        "padding of -1 and -1 places cannot be; make both at least 0.",
        assertThrows(IllegalArgumentException.class, () -> Window.of(3).padding(-1)).getMessage());
  }

  private static float[] numbers(int seed, int n) {
    float[] numbers = new float[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = (float) Draws.of(seed).normal(i);
    }
    return numbers;
  }
}
