package org.hillock.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hillock.conformance.OnnxCase.Tensor;
import org.hillock.network.BatchNormalization;
import org.hillock.network.Dropout;
import org.hillock.network.GroupNormalization;
import org.hillock.network.Layer;
import org.hillock.network.LayerNormalization;
import org.hillock.network.Network;
import org.hillock.network.Shape;
import org.hillock.network.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Normalizations and dropout as ONNX's node tests expect them, in prediction.
class NormalizationConformanceTest {
  private static final String FILE = "onnx_normalization.csv";

  static Stream<OnnxCase> byChannel() {
    return Stream.of("BatchNormalization", "GroupNormalization", "InstanceNormalization")
        .flatMap(operator -> OnnxCase.of(FILE, operator).stream());
  }

  static Stream<OnnxCase> layers() {
    return OnnxCase.of(FILE, "LayerNormalization").stream();
  }

  static Stream<OnnxCase> dropouts() {
    return OnnxCase.of(FILE, "Dropout").stream();
  }

  /// ONNX has the channels of an example outermost.
  @ParameterizedTest
  @MethodSource("byChannel")
  void aNormalizationOfChannelsIsThatOfOnnx(OnnxCase test) {
    Tensor x = test.input(0);
    int rows = x.shape().getFirst();
    int channels = x.shape().get(1);
    int positions = x.values().length / rows / channels;
    Shape shape = Shape.of(positions, channels);
    double epsilon = test.number("epsilon", 1e-5);
    Layer layer =
        switch (test.operator()) {
          case "BatchNormalization" -> new BatchNormalization(shape, 0.1, epsilon);
          case "InstanceNormalization" -> new GroupNormalization(shape, channels, epsilon);
          default -> new GroupNormalization(shape, (int) test.number("num_groups", 0), epsilon);
        };
    float[] y = network(layer, test).outputs(transposed(x.values(), channels, positions), rows);
    test.assertOutput(0, Case.wide(transposed(y, positions, channels)));
  }

  /// All inputs after the first are parameters, in our order.
  private static Network network(Layer layer, OnnxCase test) {
    float[] parameters = new float[layer.parameters()];
    int from = 0;
    for (int i = 1; from < parameters.length; i++) {
      float[] values = test.input(i).values();
      System.arraycopy(values, 0, parameters, from, values.length);
      from += values.length;
    }
    return new Network(List.of(layer), parameters);
  }

  private static float[] transposed(float[] values, int outer, int inner) {
    float[] transposed = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      int row = i / (outer * inner);
      transposed[(row * inner + i % inner) * outer + i / inner % outer] = values[i];
    }
    return transposed;
  }

  /// With all axes normalized, the whole tensor is one example. The other outputs are means and
  /// inverse deviations, which the layer keeps.
  @ParameterizedTest
  @MethodSource("layers")
  void aLayerNormalizationIsThatOfOnnx(OnnxCase test) {
    List<Integer> sizes = test.input(0).shape();
    int axis = (int) test.number("axis", -1);
    int first = axis < 0 ? axis + sizes.size() : axis;
    Shape shape = new Shape(first == 0 ? sizes : sizes.subList(1, sizes.size()));
    Layer layer = new LayerNormalization(shape, sizes.size() - first, test.number("epsilon", 1e-5));
    float[] x = test.input(0).values();
    int rows = x.length / layer.inputs();
    Network network = network(layer, test);
    Trace trace = network.trace(rows);
    System.arraycopy(x, 0, trace.inputs(), 0, x.length);
    network.forward(trace, rows);
    test.assertOutput(0, Case.wide(trace.outputs()));
    float[] kept = trace.kept()[0];
    double[] means = new double[kept.length / 3];
    double[] inverses = new double[kept.length / 3];
    for (int group = 0; group < means.length; group++) {
      means[group] = (double) kept[3 * group] + kept[3 * group + 1];
      inverses[group] = kept[3 * group + 2];
    }
    test.assertOutput(1, means);
    test.assertOutput(2, inverses);
  }

  @ParameterizedTest
  @MethodSource("dropouts")
  void aDropoutIsThatOfOnnx(OnnxCase test) {
    float[] x = test.input(0).values();
    Layer layer = new Dropout(test.number("ratio", 0.5), Shape.of(x.length));
    float[] y = new Network(List.of(layer), new float[0]).outputs(x, 1);
    test.assertOutput(0, Case.wide(y));
    if (test.tensors().containsKey("output_1")) {
      float[] nothingIsLost = new float[x.length];
      Arrays.fill(nothingIsLost, 1);
      test.assertOutput(1, Case.wide(nothingIsLost));
    }
  }

  @Test
  void everyOtherCaseIsLeftOutForAReason() {
    assertEquals(
        Map.of("2 × 10 × 32 × 32 numbers are too many to keep here", 1L),
        Case.leftOut(Case.of(FILE)));
    assertEquals(7, byChannel().count());
    assertEquals(14, layers().count());
    assertEquals(4, dropouts().count());
  }
}
