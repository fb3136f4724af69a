package org.hillock.onnx.execution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.Graph;
import org.hillock.onnx.Node;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.ValueType;

/// A model of one node, which is called `here`.
///
/// @param outputs how many it gives
record Single(
    String domain, String operator, long opset, int outputs, Map<String, Attribute> settings) {
  static final long NEWEST = 22;

  /// An operator as the engine lists it.
  static Single operator(String listed) {
    int dot = listed.lastIndexOf('.');
    return new Single(
        dot < 0 ? "" : listed.substring(0, dot), listed.substring(dot + 1), NEWEST, 1, Map.of());
  }

  Single opset(long version) {
    return new Single(domain, operator, version, outputs, settings);
  }

  Single outputs(int count) {
    return new Single(domain, operator, opset, count, settings);
  }

  Single with(String name, Attribute setting) {
    Map<String, Attribute> more = new LinkedHashMap<>(settings);
    more.put(name, setting);
    return new Single(domain, operator, opset, outputs, more);
  }

  /// With integers as a setting.
  Single with(String name, long... values) {
    return with(name, values.length == 1 ? Attribute.of(values[0]) : Attribute.ofIntegers(values));
  }

  /// The first of what it gives.
  Value of(Value... inputs) {
    return all(inputs).getFirst();
  }

  /// What it gives.
  List<Value> all(Value... inputs) {
    return List.copyOf(Execution.of(model(List.of(), inputs)).outputs(named(inputs)).values());
  }

  static Map<String, Value> named(Value... inputs) {
    Map<String, Value> named = new LinkedHashMap<>();
    for (int i = 0; i < inputs.length; i++) {
      named.put("in" + i, inputs[i]);
    }
    return named;
  }

  /// @param given types of the outputs, as far as they are known
  OnnxModel model(List<Value> given, Value... inputs) {
    List<String> names = IntStream.range(0, outputs).mapToObj(i -> "out" + i).toList();
    Node node =
        new Node("here", operator, domain, List.copyOf(named(inputs).keySet()), names, settings);
    List<Declaration> ins = new ArrayList<>();
    named(inputs).forEach((name, value) -> ins.add(declared(name, value)));
    List<Declaration> outs =
        IntStream.range(0, outputs)
            .mapToObj(i ->
                i < given.size()
                    ? declared(names.get(i), given.get(i))
                    : new Declaration(names.get(i), new ValueType.Unknown()))
            .toList();
    return new OnnxModel(
        10,
        domain.isEmpty() ? Map.of("", opset) : Map.of("", opset, domain, 3L),
        new OnnxModel.Producer("", ""),
        new Graph("g", List.of(node), ins, outs, List.of(), List.of()),
        List.of(),
        Map.of());
  }

  private static Declaration declared(String name, Value value) {
    return new Declaration(name, new ValueType.OfTensor(value.type(), Optional.empty()));
  }
}
