package org.hillock.onnx.census;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.Graph;
import org.hillock.onnx.LocalFunction;
import org.hillock.onnx.Node;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.Tensor;
import org.jspecify.annotations.Nullable;

/// Lays out the nodes of a model, one after the other.
final class Layout {
  /// Functions that call functions could be more than any memory holds; calls beyond this stay
  /// closed.
  private static final int MOST_STEPS = 300_000;

  private static final int DEEPEST = 32;

  private final Wiring wiring;
  private final OnnxModel model;
  private final Map<String, LocalFunction> functions;

  Layout(Wiring wiring, OnnxModel model) {
    this.wiring = wiring;
    this.model = model;
    functions =
        model.functions().stream()
            .collect(
                Collectors.toMap(
                    function -> key(function.domain(), function.name()),
                    function -> function,
                    (first, _) -> first));
  }

  void lay() {
    Graph graph = model.graph();
    Names names = new Names(null);
    Map<String, Tensor> initializers = new HashMap<>();
    graph.initializers().forEach(tensor -> initializers.put(tensor.name(), tensor));
    for (Declaration input : graph.inputs()) {
      if (!initializers.containsKey(input.name())) {
        names.put(input.name(), wiring.addInput(input));
      }
    }
    lay(graph, names, new Setting("", model.opsets(), 0));
    for (Declaration output : graph.outputs()) {
      wiring.answer(names.wire(output.name()));
      wiring.type(names.wire(output.name()), output.type());
    }
  }

  /// Where nodes are.
  ///
  /// @param place in words
  /// @param opsets versions of operators by domain
  /// @param depth of graphs and functions around
  private record Setting(String place, Map<String, Long> opsets, int depth) {
    Setting inside(String where) {
      return new Setting(place.isEmpty() ? where : place + ", " + where, opsets, depth + 1);
    }
  }

  private final class Names {
    private final @Nullable Names around;
    private final Map<String, Integer> known = new HashMap<>();

    Names(@Nullable Names around) {
      this.around = around;
    }

    void put(String name, int wire) {
      known.put(name, wire);
    }

    /// -1 for the empty name; a value that nothing gives is a wire of its own.
    int wire(String name) {
      if (name.isEmpty()) {
        return -1;
      }
      for (Names names = this; names != null; names = names.around) {
        Integer wire = names.known.get(name);
        if (wire != null) {
          return wire;
        }
      }
      int wire = wiring.add(name);
      put(name, wire);
      return wire;
    }
  }

  private void lay(Graph graph, Names names, Setting setting) {
    for (Tensor tensor : graph.initializers()) {
      int wire = wiring.add(tensor.name());
      wiring.constant(wire, tensor);
      names.put(tensor.name(), wire);
    }
    graph.nodes().forEach(node -> lay(node, names, setting));
    for (Declaration value : graph.values()) {
      Integer wire = names.known.get(value.name());
      if (wire != null) {
        wiring.type(wire, value.type());
      }
    }
  }

  private void lay(Node node, Names names, Setting setting) {
    LocalFunction function = functions.get(key(node.domain(), node.operator()));
    if (function != null
        && setting.depth < DEEPEST
        && wiring.steps().size() + function.nodes().size() < MOST_STEPS) {
      call(function, node, names, setting);
      return;
    }
    List<Integer> given = new ArrayList<>();
    for (Graph graph : node.graphs()) {
      Names inside = new Names(names);
      for (Declaration input : graph.inputs()) {
        inside.put(input.name(), wiring.add(input.name()));
      }
      lay(graph, inside, setting.inside("in " + node.label()));
      graph.outputs().forEach(output -> given.add(inside.wire(output.name())));
    }
    List<Integer> inputs = node.inputs().stream().map(names::wire).toList();
    List<Integer> outputs = new ArrayList<>();
    for (String output : node.outputs()) {
      int wire = output.isEmpty() ? -1 : wiring.add(output);
      outputs.add(wire);
      if (wire >= 0) {
        names.put(output, wire);
      }
    }
    long opset = setting.opsets.getOrDefault(node.domain(), 1L);
    Step step = new Step(wiring.steps().size(), node, opset, inputs, outputs, setting.place);
    wiring.add(step);
    given.forEach(wire -> wiring.joins(wire, step));
  }

  private void call(LocalFunction function, Node caller, Names names, Setting setting) {
    Names inside = new Names(null);
    for (int i = 0; i < function.inputs().size(); i++) {
      String given = i < caller.inputs().size() ? caller.inputs().get(i) : "";
      inside.put(function.inputs().get(i), names.wire(given));
    }
    Setting own =
        new Setting(
            setting.inside("in " + caller.label()).place, function.opsets(), setting.depth + 1);
    function.nodes().forEach(node -> lay(node.calledBy(caller), inside, own));
    for (int i = 0; i < Math.min(caller.outputs().size(), function.outputs().size()); i++) {
      if (!caller.outputs().get(i).isEmpty()) {
        names.put(caller.outputs().get(i), inside.wire(function.outputs().get(i)));
      }
    }
  }

  private static String key(String domain, String name) {
    return domain + ":" + name;
  }
}
