package org.hillock.onnx.execution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hillock.numeric.Draws;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.Graph;
import org.hillock.onnx.Node;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.Payload;
import org.hillock.onnx.Tensor;
import org.hillock.onnx.ValueType;
import org.hillock.onnx.export.OnnxRuntime;

/// A model of one node, whose inputs are drawn or given; our engine and ONNX Runtime both compute
/// it.
final class OneNode {
  private final String operator;
  private final long opset;
  private final Map<String, Attribute> settings = new LinkedHashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<Tensor> inputs = new ArrayList<>();
  private String domain = "";
  private int outputs = 1;

  private OneNode(String operator, long opset) {
    this.operator = operator;
    this.opset = opset;
  }

  static OneNode of(String operator, long opset) {
    return new OneNode(operator, opset);
  }

  static OneNode ofMicrosoft(String operator) {
    OneNode node = new OneNode(operator, 17);
    node.domain = "com.microsoft";
    return node;
  }

  OneNode with(String name, Attribute value) {
    settings.put(name, value);
    return this;
  }

  OneNode with(String name, long... values) {
    return with(name, Attribute.ofIntegers(values));
  }

  OneNode outputs(int count) {
    outputs = count;
    return this;
  }

  /// An input of normal floats.
  OneNode floats(Draws draws, long... dims) {
    return input(Tensor.of(next(), numbers(draws, dims), dims));
  }

  /// An input of floats above 0.
  OneNode positives(Draws draws, long... dims) {
    float[] values = numbers(draws, dims);
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.abs(values[i]) + 0.1f;
    }
    return input(Tensor.of(next(), values, dims));
  }

  private static float[] numbers(Draws draws, long... dims) {
    float[] values = new float[Dims.of(dims).count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) draws.normal(i);
    }
    return values;
  }

  /// An input of given floats.
  OneNode numbers(float... values) {
    return input(Tensor.of(next(), values, values.length));
  }

  /// An input of integers of 32 bits.
  OneNode integers(long[] values, Long... dims) {
    return input(new Tensor(next(), ElementType.INT32, List.of(dims), new Payload.Words(values)));
  }

  /// An input that is left out.
  OneNode nothing() {
    names.add("");
    return this;
  }

  private String next() {
    return "input" + names.size();
  }

  private OneNode input(Tensor tensor) {
    names.add(tensor.name());
    inputs.add(tensor);
    return this;
  }

  /// What our engine gives.
  Map<String, Value> own() {
    return Execution.of(model()).outputs(Map.of());
  }

  /// The first output of our engine.
  Value.Floats first() {
    return (Value.Floats) Objects.requireNonNull(own().get("output0"));
  }

  /// Asserts that our engine and ONNX Runtime give the same.
  ///
  /// @param tolerance of floats
  void agrees(float tolerance) {
    Map<String, Value> own = own();
    OnnxRuntime.outputs(model(), Map.of())
        .forEach((name, theirs) -> {
          String what = operator + " " + settings + " " + name;
          Value ours = Objects.requireNonNull(own.get(name));
          assertEquals(theirs.dims(), ours.dims(), what);
          switch (theirs) {
            case Value.Floats(Dims _, float[] values) ->
                assertNear(values, ((Value.Floats) ours).values(), tolerance, what);
            case Value.Integers(ElementType _, Dims _, long[] values) ->
                assertArrayEquals(values, ((Value.Integers) ours).values(), what);
            default -> throw new AssertionError("no numbers: " + what);
          }
        });
  }

  /// Of numbers above 1 the tolerance is a share.
  private static void assertNear(float[] expected, float[] found, float tolerance, String what) {
    for (int i = 0; i < expected.length; i++) {
      float most = tolerance * Math.max(1, Math.abs(expected[i]));
      assertEquals(expected[i], found[i], most, what + " at " + i);
    }
  }

  private OnnxModel model() {
    List<String> given = new ArrayList<>();
    List<Declaration> declared = new ArrayList<>();
    for (int i = 0; i < outputs; i++) {
      given.add("output" + i);
      declared.add(new Declaration("output" + i, new ValueType.Unknown()));
    }
    Node node = new Node("", operator, domain, names, given, settings);
    Graph graph = new Graph("one", List.of(node), List.of(), declared, inputs, List.of());
    return new OnnxModel(
        8,
        domain.isEmpty() ? Map.of("", opset) : Map.of("", opset, domain, 1L),
        new OnnxModel.Producer("test", ""),
        graph,
        List.of(),
        Map.of());
  }
}
