package org.hillock.onnx.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.hillock.activation.InvalidInputException;
import org.hillock.network.Architecture;
import org.hillock.network.BatchNormalization;
import org.hillock.network.Embedding;
import org.hillock.network.Layer;
import org.hillock.network.LayerSpec;
import org.hillock.network.Network;
import org.hillock.network.Shape;
import org.hillock.numeric.Draws;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.Dimension;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.Graph;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.Tensor;
import org.hillock.onnx.ValueType;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Execution;
import org.hillock.onnx.execution.Value;

/// A network and what was written of it, beside each other.
///
/// @param parameters names of the trained numbers
record Twins(Network network, OnnxModel model, Set<String> parameters, boolean isRagged) {
  private static final List<OptionalLong> OPSETS =
      List.of(
          OptionalLong.empty(),
          OptionalLong.of(13),
          OptionalLong.of(17),
          OptionalLong.of(18),
          OptionalLong.of(21),
          OptionalLong.of(24));
  private static final int ROWS = 5;

  /// How far apart outputs may be, as a part of the largest if that is above 1.
  static final double TOLERANCE = 1e-5;

  /// Asserts that a layer is alike in all versions, with whole rows and with short ones; nothing,
  /// if it does not fit what comes in.
  static void check(long seed, Shape shape, LayerSpec layer) {
    Architecture architecture;
    try {
      architecture = Architecture.of(shape, layer);
    } catch (InvalidInputException e) {
      return;
    }
    Network network = network(architecture, seed);
    for (boolean isRagged : new boolean[] {false, true}) {
      Set<Graph> judged = new HashSet<>();
      for (OptionalLong opset : OPSETS) {
        Twins twins = of(network, opset, isRagged);
        boolean isNewest = opset.orElse(0) == Draft.HIGHEST;
        if (judged.add(twins.model().graph()) || isNewest) {
          twins.assertAlike(seed);
          twins.assertReadsBack(opset);
        }
      }
    }
  }

  /// @param isRagged whether rows have lengths, `lengths` of the model
  static Twins of(Network network, OptionalLong opset, boolean isRagged) {
    Draft draft = Draft.of(opset);
    Shape shape = network.layers().getFirst().inputShape();
    Optional<String> lengths = isRagged ? Optional.of(draft.unused("lengths")) : Optional.empty();
    Flow out = NetworkForm.write(network, new Flow(draft.unused("input"), shape, lengths), draft);
    draft.called(out.value(), "output");
    List<Declaration> inputs = new ArrayList<>();
    inputs.add(NetworkForm.info("input", ElementType.FLOAT, shape));
    if (isRagged) {
      List<Dimension> rows = List.of(new Dimension.Named(NetworkForm.ROWS));
      inputs.add(
          new Declaration("lengths", new ValueType.OfTensor(ElementType.INT64, Optional.of(rows))));
    }
    List<Declaration> outputs = List.of(NetworkForm.info("output", ElementType.FLOAT, out.shape()));
    OnnxModel model =
        draft.model(
            draft.graph("network", inputs, outputs),
            new OnnxModel.Producer("hillock", ""),
            Map.of());
    return new Twins(network, model, draft.parameters(), isRagged);
  }

  /// With numbers in all parameters.
  static Network network(Architecture architecture, long seed) {
    Network network = architecture.network(seed);
    float[] parameters = network.parameters();
    Draws draws = Draws.of(seed).at("parameters");
    int from = 0;
    for (Layer layer : network.layers()) {
      int to = from + layer.parameters();
      int bell = layer instanceof BatchNormalization ? to - layer.parameters() / 4 : to;
      for (int i = from; i < to; i++) {
        parameters[i] += (float) (i < bell ? 0.3 * draws.normal(i) : draws.uniform(i));
      }
      from = to;
    }
    return network;
  }

  /// Asserts that the model gives in ONNX Runtime and in our engine what the network gives, up to
  /// rounding.
  void assertAlike(long seed) {
    float[] inputs = new float[ROWS * network.inputs()];
    Draws draws = Draws.of(seed);
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] =
          network.layers().getFirst() instanceof Embedding embedding
              ? draws.below(i, embedding.vocabulary())
              : (float) draws.normal(i);
    }
    Shape shape = network.layers().getFirst().inputShape();
    int[] lengths = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      int steps = shape.sizes().getFirst();
      lengths[row] = row == 0 ? steps : 1 + draws.at("lengths").below(row, steps);
    }
    assertAlike(inputs, isRagged ? Optional.of(lengths) : Optional.empty(), ROWS, TOLERANCE);
  }

  /// The same for rows of the caller's.
  ///
  /// @param lengths of the rows, if they have any
  void assertAlike(float[] inputs, Optional<int[]> lengths, int rows, double tolerance) {
    Map<String, Value> values = values(inputs, lengths, rows);
    float[] expected = network.outputs(inputs, lengths, rows);
    assertClose(
        expected, OnnxRuntime.floats(model, values, "output"), rows, tolerance, "ONNX Runtime");
    if (Execution.of(model).outputs(values).get("output") instanceof Value.Floats floats) {
      assertClose(expected, floats, rows, tolerance, "the engine");
    } else {
      throw new AssertionError("the engine gives no floats");
    }
  }

  /// What is put into the model.
  ///
  /// @param lengths of the rows, if they have any
  Map<String, Value> values(float[] inputs, Optional<int[]> lengths, int rows) {
    Map<String, Value> values = new LinkedHashMap<>();
    Shape shape = network.layers().getFirst().inputShape();
    values.put("input", new Value.Floats(dims(rows, shape), inputs));
    lengths.ifPresent(own ->
        values.put("lengths", Value.Integers.of(IntStream.of(own).asLongStream().toArray())));
    return values;
  }

  private void assertClose(
      float[] expected, Value.Floats actual, int rows, double tolerance, String judge) {
    assertEquals(dims(rows, network.layers().getLast().outputShape()), actual.dims());
    double apart = apart(expected, actual.values());
    assertTrue(
        apart <= tolerance,
        () ->
            "%s is %.2e apart, and %.2e is allowed; layers %s"
                .formatted(judge, apart, tolerance, network.layers()));
  }

  /// The largest difference, as a part of the largest expected number if that is above 1.
  ///
  /// @return NaN if a difference is none
  static double apart(float[] expected, float[] actual) {
    double scale = 1;
    double apart = 0;
    for (int i = 0; i < expected.length; i++) {
      scale = Math.max(scale, Math.abs(expected[i]));
      apart = Math.max(apart, Math.abs((double) expected[i] - actual[i]));
    }
    return apart / scale;
  }

  private static Dims dims(int rows, Shape shape) {
    List<Integer> sizes = new ArrayList<>(List.of(rows));
    sizes.addAll(shape.sizes());
    return new Dims(sizes);
  }

  /// Asserts that each parameter of the network is once in the model, to the last bit, at the place
  /// at which a network whose parameters are their numbers has its number.
  void assertReadsBack(OptionalLong opset) {
    int count = network.parameters().length;
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = Float.intBitsToFloat(i);
    }
    Twins numbered = of(new Network(network.layers(), numbers), opset, isRagged);
    boolean[] found = new boolean[count];
    for (Tensor tensor : model.graph().initializers()) {
      if (parameters.contains(tensor.name())) {
        float[] own = tensor.floats();
        float[] from = numbered.floats(tensor.name());
        for (int i = 0; i < own.length; i++) {
          int place = Float.floatToRawIntBits(from[i]);
          assertEquals(
              Float.floatToRawIntBits(network.parameters()[place]),
              Float.floatToRawIntBits(own[i]));
          assertTrue(!found[place], "a parameter is written twice");
          found[place] = true;
        }
      }
    }
    for (int i = 0; i < count; i++) {
      assertTrue(found[i], "a parameter is not written");
    }
  }

  private float[] floats(String name) {
    return model.graph().initializers().stream()
        .filter(tensor -> tensor.name().equals(name))
        .findFirst()
        .orElseThrow()
        .floats();
  }
}
