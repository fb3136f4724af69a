package org.hillock.onnx.execution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hillock.activation.InvalidInputException;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.Graph;
import org.hillock.onnx.LocalFunction;
import org.hillock.onnx.Node;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.Tensor;

/// Computes a model, node by node, in the order of the file; serves many threads at once.
///
/// ```java
/// Execution execution = Execution.of(OnnxFile.read(path));
/// Map<String, Value> outputs = execution.outputs(Map.of("input", rows));
/// ```
public final class Execution implements Engine {
  /// More nodes than a sound model computes for some rows; loops and functions could go on for
  /// ever.
  private static final long MOST_STEPS = 50_000_000;

  private final OnnxModel model;
  private final Map<String, LocalFunction> functions;
  private final Map<String, Value> initializers;
  private final List<List<String>> ends;

  private Execution(
      OnnxModel model,
      Map<String, LocalFunction> functions,
      Map<String, Value> initializers,
      List<List<String>> ends) {
    this.model = model;
    this.functions = functions;
    this.initializers = initializers;
    this.ends = ends;
  }

  /// Prepares a model.
  ///
  /// @throws InvalidInputException if it has an operator or a type of elements with which nothing
  ///   is computed here; names the node
  public static Execution of(OnnxModel model) {
    List<Node> unknown = unsupported(model);
    if (!unknown.isEmpty()) {
      throw new InvalidInputException(unsupported(unknown));
    }
    Map<String, LocalFunction> functions =
        model.functions().stream()
            .collect(
                Collectors.toMap(
                    function -> key(function.domain(), function.name()),
                    function -> function,
                    (first, _) -> first));
    return new Execution(
        model, functions, values(model.graph().initializers()), Lifetimes.of(model.graph()));
  }

  /// The same model with other values in place of some initializers, as while it is trained.
  ///
  /// @param others by name
  public Execution with(Map<String, Value> others) {
    Map<String, Value> replaced = new HashMap<>(initializers);
    replaced.putAll(others);
    return new Execution(model, functions, replaced, ends);
  }

  /// The values of the initializers, by name.
  public Map<String, Value> initializers() {
    return Collections.unmodifiableMap(initializers);
  }

  /// The nodes whose operators are not among those computed here.
  public static List<Node> unsupported(OnnxModel model) {
    Map<String, LocalFunction> own = new HashMap<>();
    model.functions().forEach(one -> own.put(key(one.domain(), one.name()), one));
    List<Node> unknown = new ArrayList<>();
    collect(model.graph().nodes(), own, unknown);
    model.functions().forEach(function -> collect(function.nodes(), own, unknown));
    return unknown;
  }

  private static void collect(
      List<Node> nodes, Map<String, LocalFunction> own, List<Node> unknown) {
    for (Node node : nodes) {
      if (!own.containsKey(key(node.domain(), node.operator()))
          && Operators.named(node.domain(), node.operator()).isEmpty()) {
        unknown.add(node);
      }
      node.graphs().forEach(graph -> collect(graph.nodes(), own, unknown));
    }
  }

  private static String unsupported(List<Node> unknown) {
    Node first = unknown.getFirst();
    if (first.domain().equals(OwnFunctions.DOMAIN)) {
      return "%s cannot be computed here: \"%s\" is none of Hillock's activation functions, and its formula is not in the model; predict with the program that has it (--plugin), or train with one of Hillock's functions."
          .formatted(first.label(), first.operator());
    }
    String kinds =
        unknown.stream().map(Node::operator).distinct().sorted().collect(Collectors.joining(", "));
    return "%s cannot be computed here: Hillock has no operator %s; export the model without it, or in smaller operators."
        .formatted(first.label(), kinds);
  }

  /// The model that it computes.
  public OnnxModel model() {
    return model;
  }

  /// What has to be put in: the inputs that have no value in the file.
  public List<Declaration> inputs() {
    return model.graph().inputs().stream()
        .filter(input -> !initializers.containsKey(input.name()))
        .toList();
  }

  /// The outputs for some inputs.
  ///
  /// @param inputs by name
  /// @return by name, in the order of the graph
  /// @throws InvalidInputException if an input is missing or unknown, or an operator cannot take
  ///   what it is given; names the node
  public Map<String, Value> outputs(Map<String, Value> inputs) {
    return outputs(inputs, Listener.none());
  }

  @Override
  public Map<String, Value> outputs(Map<String, Value> inputs, Listener listener) {
    checkNames(inputs);
    Scope scope = Scope.empty();
    scope.putAll(initializers);
    scope.putAll(inputs);
    Turn turn = new Turn(listener);
    List<Node> nodes = model.graph().nodes();
    for (int i = 0; i < nodes.size(); i++) {
      turn.compute(nodes.get(i), scope, model.opsets());
      scope.forget(ends.get(i));
    }
    Map<String, Value> outputs = new LinkedHashMap<>();
    for (Declaration output : model.graph().outputs()) {
      outputs.put(output.name(), scope.value(output.name()).orElseThrow());
    }
    return outputs;
  }

  private void checkNames(Map<String, Value> inputs) {
    List<String> names = model.graph().inputs().stream().map(Declaration::name).toList();
    for (Declaration wanted : inputs()) {
      if (!inputs.containsKey(wanted.name())) {
        throw new InvalidInputException(
            "the input \"%s\" is missing; the model takes %s.".formatted(wanted.name(), names));
      }
    }
    for (String given : inputs.keySet()) {
      if (!names.contains(given)) {
        throw new InvalidInputException(
            "the model has no input \"%s\"; it takes %s.".formatted(given, names));
      }
    }
  }

  private static Map<String, Value> values(List<Tensor> tensors) {
    Map<String, Value> values = new HashMap<>();
    tensors.forEach(tensor -> values.put(tensor.name(), Value.of(tensor)));
    return values;
  }

  private static String key(String domain, String name) {
    return domain + ":" + name;
  }

  /// One computation of the whole model.
  private final class Turn {
    private final Listener listener;
    private long steps;

    Turn(Listener listener) {
      this.listener = listener;
    }

    void compute(Node node, Scope scope, Map<String, Long> opsets) {
      if (++steps > MOST_STEPS) {
        throw new InvalidInputException(
            "the model computes more than %d nodes for these inputs; a loop in it seems not to end."
                .formatted(MOST_STEPS));
      }
      List<Optional<Value>> inputs = scope.inputs(node);
      LocalFunction function = functions.get(key(node.domain(), node.operator()));
      List<Value> outputs =
          function == null
              ? operator(node, inputs, scope, opsets)
              : function(function, node, inputs);
      for (int i = 0; i < node.outputs().size(); i++) {
        String name = node.outputs().get(i);
        if (i < outputs.size() && !name.isEmpty()) {
          scope.put(name, outputs.get(i));
        }
      }
      listener.computed(node, inputs, outputs);
    }

    private List<Value> operator(
        Node node, List<Optional<Value>> inputs, Scope scope, Map<String, Long> opsets) {
      Operator operator = Operators.named(node.domain(), node.operator()).orElseThrow();
      Call call =
          new Call(
              node,
              opsets.getOrDefault(node.domain(), 1L),
              inputs,
              (body, values) -> body(body, values, scope.inside(), opsets));
      try {
        return operator.outputs(call);
      } catch (InvalidInputException e) {
        throw String.valueOf(e.getMessage()).contains(" cannot be computed: ")
            ? e
            : new InvalidInputException(
                "%s cannot be computed: %s".formatted(node.label(), e.getMessage()), e);
      } catch (OutOfMemoryError e) {
        throw new InvalidInputException(
            "%s cannot be computed: there is not enough memory for what it gives; put in fewer rows at once, or give Java more memory by -Xmx."
                .formatted(node.label()),
            e);
      } catch (IndexOutOfBoundsException | ArithmeticException | NegativeArraySizeException e) {
        throw new InvalidInputException(
            "%s cannot be computed: its inputs do not fit each other; look at what the model is given, or mend it where it was made."
                .formatted(node.label()),
            e);
      }
    }

    private List<Value> body(
        Graph body, List<Value> inputs, Scope scope, Map<String, Long> opsets) {
      scope.putAll(values(body.initializers()));
      for (int i = 0; i < Math.min(inputs.size(), body.inputs().size()); i++) {
        scope.put(body.inputs().get(i).name(), inputs.get(i));
      }
      body.nodes().forEach(node -> compute(node, scope, opsets));
      return found(body.outputs().stream().map(Declaration::name).toList(), scope);
    }

    private List<Value> function(
        LocalFunction function, Node caller, List<Optional<Value>> inputs) {
      Scope scope = Scope.empty();
      for (int i = 0; i < Math.min(inputs.size(), function.inputs().size()); i++) {
        String name = function.inputs().get(i);
        inputs.get(i).ifPresent(value -> scope.put(name, value));
      }
      function.nodes().forEach(node -> compute(node.calledBy(caller), scope, function.opsets()));
      return found(function.outputs(), scope);
    }

    private static List<Value> found(List<String> names, Scope scope) {
      return names.stream()
          .map(name ->
              scope
                  .value(name)
                  .orElseThrow(() ->
                      new InvalidInputException(
                          "nothing gives the value \"%s\"; mend the model where it was made."
                              .formatted(name))))
          .toList();
    }
  }
}
