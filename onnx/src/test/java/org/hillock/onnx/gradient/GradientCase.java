package org.hillock.onnx.gradient;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.numeric.Draws;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.Graph;
import org.hillock.onnx.Node;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.Tensor;
import org.hillock.onnx.ValueType;

/// One node whose gradients are compared with differences.
///
/// @param operator with its domain in front, if it is not ONNX's own
/// @param inputs tensors; one without elements is left out
/// @param weights how many of them, from the first on, are differentiated by
/// @param settings attributes
record GradientCase(
    String operator,
    List<Tensor> inputs,
    List<Integer> weights,
    Map<String, Attribute> settings,
    int outputs,
    long opset) {
  static GradientCase of(String operator, Tensor... inputs) {
    List<Integer> weights = new ArrayList<>();
    for (int i = 0; i < inputs.length; i++) {
      weights.add(i);
    }
    return new GradientCase(operator, List.of(inputs), weights, Map.of(), 1, 20);
  }

  GradientCase by(Integer... some) {
    return new GradientCase(operator, inputs, List.of(some), settings, outputs, opset);
  }

  GradientCase with(String name, Attribute setting) {
    Map<String, Attribute> more = new LinkedHashMap<>(settings);
    more.put(name, setting);
    return new GradientCase(operator, inputs, weights, more, outputs, opset);
  }

  GradientCase giving(int count) {
    return new GradientCase(operator, inputs, weights, settings, count, opset);
  }

  GradientCase at(long version) {
    return new GradientCase(operator, inputs, weights, settings, outputs, version);
  }

  @Override
  public String toString() {
    return operator + " " + inputs.stream().map(Tensor::dims).toList() + " " + settings.keySet();
  }

  static String name(int input) {
    return "x" + input;
  }

  OnnxModel model() {
    int dot = operator.lastIndexOf('.');
    List<String> names = new ArrayList<>();
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      Tensor tensor = inputs.get(i);
      names.add(tensor.name().equals("none") ? "" : name(i));
      if (!tensor.name().equals("none")) {
        tensors.add(new Tensor(name(i), tensor.type(), tensor.dims(), tensor.payload()));
      }
    }
    List<String> given = new ArrayList<>();
    List<Declaration> declared = new ArrayList<>();
    for (int i = 0; i < outputs; i++) {
      given.add("y" + i);
      declared.add(new Declaration("y" + i, new ValueType.Unknown()));
    }
    Node node =
        new Node(
            "node",
            operator.substring(dot + 1),
            dot < 0 ? "" : operator.substring(0, dot),
            names,
            given,
            settings);
    return new OnnxModel(
        9,
        Map.of("", opset, "com.microsoft", 1L),
        new OnnxModel.Producer("test", ""),
        new Graph("graph", List.of(node), List.of(), declared, tensors, List.of()),
        List.of(),
        Map.of());
  }

  /// Different numbers in random order, none near the corners of functions.
  static Tensor normal(long... dims) {
    int count = 1;
    for (long size : dims) {
      count *= (int) size;
    }
    int[] order = Draws.of(count).permutation(count);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (order[i] - count / 2 + 0.43f) * Math.min(0.37f, 4f / count);
    }
    return Tensor.of("x", values, dims);
  }

  /// From 0.5 on.
  static Tensor positive(long... dims) {
    float[] values = normal(dims).floats();
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.5f + Math.abs(values[i]);
    }
    return Tensor.of("x", values, dims);
  }

  static Tensor integers(long... values) {
    return Tensor.of("i", values, values.length);
  }

  static Tensor none() {
    return Tensor.of("none", new float[0], 0);
  }
}
