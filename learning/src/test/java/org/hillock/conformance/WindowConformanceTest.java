package org.hillock.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hillock.conformance.OnnxCase.Tensor;
import org.hillock.network.Architecture;
import org.hillock.network.AveragePool;
import org.hillock.network.Axis;
import org.hillock.network.Convolution;
import org.hillock.network.GlobalAveragePool;
import org.hillock.network.GlobalMaxPool;
import org.hillock.network.Layer;
import org.hillock.network.MaxPool;
import org.hillock.network.Network;
import org.hillock.network.Padding;
import org.hillock.network.Padding.Fixed;
import org.hillock.network.Shape;
import org.hillock.network.Sweep;
import org.hillock.network.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Convolutions and pools as ONNX's node tests expect them; there the channels come first.
class WindowConformanceTest {
  private static final String FILE = "onnx-windows.csv";

  static Stream<OnnxCase> cases() {
    return Stream.of("Conv", "MaxPool", "AveragePool", "GlobalAveragePool", "GlobalMaxPool")
        .flatMap(operator -> OnnxCase.of(FILE, operator).stream());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aWindowSeesWhatThatOfOnnxSees(OnnxCase test) {
    Tensor input = test.input(0);
    List<Integer> sizes = input.shape();
    Layer layer = layer(test, shape(sizes));
    float[] parameters = test.hasInput(1) ? parameters(test, (Convolution) layer) : new float[0];
    Network network = new Network(new Architecture(List.of(layer)).layers(), parameters);
    int examples = sizes.getFirst();
    float[] x = channelsLast(input.values(), examples, sizes.get(1));
    float[] y = network.outputs(x, examples);
    test.assertOutput(0, Case.wide(channelsFirst(y, examples, test.output(0).shape().get(1))));
  }

  private static Shape shape(List<Integer> sizes) {
    int channels = sizes.get(1);
    return sizes.size() == 3
        ? Shape.of(sizes.get(2), channels)
        : Shape.of(sizes.get(2), sizes.get(3), channels);
  }

  private static Layer layer(OnnxCase test, Shape shape) {
    return switch (test.operator()) {
      case "Conv" -> {
        int channels = test.input(1).shape().getFirst();
        yield new Convolution(sweep(test, shape), channels, (int) test.number("group", 1));
      }
      case "MaxPool" -> new MaxPool(sweep(test, shape));
      case "AveragePool" ->
          new AveragePool(sweep(test, shape), test.number("count_include_pad", 0) == 1);
      case "GlobalAveragePool" -> new GlobalAveragePool(shape);
      default -> new GlobalMaxPool(shape);
    };
  }

  private static Sweep sweep(OnnxCase test, Shape shape) {
    int last = shape.sizes().size() - 2;
    Axis right = axis(test, last, shape.sizes().get(last));
    return Sweep.of(shape, new Window(axis(test, 0, shape.sizes().getFirst()), right));
  }

  private static Axis axis(OnnxCase test, int dimension, int size) {
    int kernel = attribute(test, "kernel_shape", dimension, 1);
    int stride = attribute(test, "strides", dimension, 1);
    int dilation = attribute(test, "dilations", dimension, 1);
    int dimensions = test.input(0).shape().size() - 2;
    int before = attribute(test, "pads", dimension, 0);
    int after = attribute(test, "pads", dimension + dimensions, 0);
    Axis axis = new Axis(kernel, stride, dilation, new Fixed(before, after));
    return switch (test.attributes().getOrDefault("auto_pad", "NOTSET")) {
      case "SAME_UPPER" -> new Axis(kernel, stride, dilation, new Padding.Same());
      case "SAME_LOWER" -> {
        int together = ((size + stride - 1) / stride - 1) * stride + axis.span() - size;
        yield new Axis(kernel, stride, dilation, new Fixed((together + 1) / 2, together / 2));
      }
      default ->
          test.number("ceil_mode", 0) == 1 ? withTheLastWindow(axis, size, before, after) : axis;
    };
  }

  /// A last window that does not fit is filled up, if it begins before the padding at the end.
  private static Axis withTheLastWindow(Axis axis, int size, int before, int after) {
    int rest = size + before + after - axis.span();
    int more = (axis.stride() - rest % axis.stride()) % axis.stride();
    boolean begins = rest + more < size + before;
    Padding filled = new Fixed(before, after + (begins ? more : 0));
    return new Axis(axis.kernel(), axis.stride(), axis.dilation(), filled);
  }

  private static int attribute(OnnxCase test, String name, int i, int usual) {
    String value = test.attributes().get(name);
    return value == null ? usual : Integer.parseInt(value.split("x", -1)[i]);
  }

  /// From channels out × channels in × kernel to groups × kernel × channels in × channels out.
  private static float[] parameters(OnnxCase test, Convolution layer) {
    float[] w = test.input(1).values();
    float[] parameters = new float[layer.parameters()];
    int out = layer.channels() / layer.groups();
    int in = layer.sweep().channels() / layer.groups();
    int taps = w.length / layer.channels() / in;
    for (int i = 0; i < w.length; i++) {
      int o = i / taps / in;
      int place = ((o / out * taps + i % taps) * in + i / taps % in) * out + o % out;
      parameters[place] = w[i];
    }
    if (test.hasInput(2)) {
      float[] bias = test.input(2).values();
      System.arraycopy(bias, 0, parameters, layer.weights(), bias.length);
    }
    return parameters;
  }

  private static float[] channelsLast(float[] x, int examples, int channels) {
    int pixels = x.length / examples / channels;
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      y[(i / pixels / channels * pixels + i % pixels) * channels + i / pixels % channels] = x[i];
    }
    return y;
  }

  private static float[] channelsFirst(float[] x, int examples, int channels) {
    int pixels = x.length / examples / channels;
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      int example = i / channels / pixels;
      y[(example * channels + i % channels) * pixels + i / channels % pixels] = x[i];
    }
    return y;
  }

  @Test
  void everyOtherCaseIsLeftOutForAReason() {
    assertEquals(
        Map.of("has three dimensions", 14L, "numbers of 8 bits", 1L, "220000 numbers", 1L),
        Case.leftOut(Case.of(FILE)));
    assertEquals(
        Arrays.asList(12L, 15L, 13L, 2L, 1L),
        Stream.of("Conv", "MaxPool", "AveragePool", "GlobalAveragePool", "GlobalMaxPool")
            .map(operator -> cases().filter(test -> test.operator().equals(operator)).count())
            .toList());
  }
}
