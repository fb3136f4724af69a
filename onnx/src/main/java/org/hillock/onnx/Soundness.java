package org.hillock.onnx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hillock.activation.InvalidInputException;

/// What has to hold of a model besides being readable: versions that exist, each value given once
/// and before it is taken, branches that are there, functions that do not call themselves.
final class Soundness {
  static final long NEWEST_OPSET = 28;
  static final long NEWEST_FORMAT = 13;

  /// With all calls of functions written out.
  private static final long MOST_NODES = 10_000_000;

  private final String source;

  private Soundness(String source) {
    this.source = source;
  }

  static void check(String source, OnnxModel model) {
    Soundness soundness = new Soundness(source);
    soundness.versions(model);
    soundness.graph(model.graph(), Set.of());
    for (LocalFunction function : model.functions()) {
      soundness.nodes(
          function.nodes(), new HashSet<>(function.inputs()), Set.of(), function.outputs());
    }
    soundness.calls(model.graph(), model.functions());
  }

  private void versions(OnnxModel model) {
    if (model.irVersion() < 1 || model.irVersion() > NEWEST_FORMAT) {
      throw unsound(
          "its format has the version %d, and those from 1 to %d are known"
              .formatted(model.irVersion(), NEWEST_FORMAT));
    }
    if (model.opsets().containsKey("") && (model.opset() < 1 || model.opset() > NEWEST_OPSET)) {
      throw unsound(
          "it uses version %d of the operators, and those from 1 to %d are known"
              .formatted(model.opset(), NEWEST_OPSET));
    }
  }

  private void graph(Graph graph, Set<String> outside) {
    Set<String> known = new HashSet<>();
    for (Declaration input : graph.inputs()) {
      if (!known.add(input.name())) {
        throw unsound("there are two inputs \"%s\"".formatted(input.name()));
      }
    }
    Set<String> initialized = new HashSet<>();
    for (Tensor initializer : graph.initializers()) {
      if (!initialized.add(initializer.name())) {
        throw unsound("there are two initializers \"%s\"".formatted(initializer.name()));
      }
      known.add(initializer.name());
    }
    nodes(graph.nodes(), known, outside, graph.outputs().stream().map(Declaration::name).toList());
  }

  /// @param known values there at the beginning; grows
  /// @param outside values of the graphs around it
  private void nodes(
      List<Node> nodes, Set<String> known, Set<String> outside, List<String> outputs) {
    Set<String> givenLater = new HashSet<>();
    nodes.forEach(node -> givenLater.addAll(node.outputs()));
    for (Node node : nodes) {
      for (String input : node.inputs()) {
        if (!input.isEmpty() && !known.contains(input) && !outside.contains(input)) {
          throw unsound(
              givenLater.contains(input)
                  ? "%s takes the value \"%s\", which is given only later or in a circle"
                      .formatted(node.label(), input)
                  : "%s takes the value \"%s\", which nothing gives"
                      .formatted(node.label(), input));
        }
      }
      branches(node, known, outside);
      for (String output : node.outputs()) {
        if (!output.isEmpty() && !known.add(output)) {
          throw unsound("%s gives the value \"%s\" again".formatted(node.label(), output));
        }
      }
    }
    for (String output : outputs) {
      if (!known.contains(output) && !outside.contains(output)) {
        throw unsound("nothing gives the output \"%s\"".formatted(output));
      }
    }
  }

  private void branches(Node node, Set<String> known, Set<String> outside) {
    List<Graph> graphs = node.graphs();
    if (node.domain().isEmpty() && graphs.size() != branchesOf(node.operator())) {
      throw unsound(
          "%s has %d graphs inside and needs %d"
              .formatted(node.label(), graphs.size(), branchesOf(node.operator())));
    }
    if (!graphs.isEmpty()) {
      Set<String> around = new HashSet<>(outside);
      around.addAll(known);
      graphs.forEach(graph -> graph(graph, around));
    }
  }

  private static int branchesOf(String operator) {
    return switch (operator) {
      case "If" -> 2;
      case "Loop", "Scan", "SequenceMap" -> 1;
      default -> 0;
    };
  }

  /// No function may call itself, by whatever way; and with all calls written out, the model may
  /// not have more nodes than can be computed.
  private void calls(Graph graph, List<LocalFunction> functions) {
    Map<String, Map<String, Integer>> calls = new HashMap<>();
    for (LocalFunction function : functions) {
      if (calls.put(key(function.domain(), function.name()), calls(function.nodes())) != null
          && function.overload().isEmpty()) {
        throw unsound("it defines the function %s twice".formatted(function.name()));
      }
    }
    Map<String, Long> sizes = sizes(calls);
    if (sizes.size() < calls.size()) {
      throw unsound("one of its functions calls itself");
    }
    if (size(calls(graph.nodes()), sizes) == MOST_NODES) {
      throw unsound(
          "its functions call each other so often that it would have %d nodes or more"
              .formatted(MOST_NODES));
    }
  }

  /// How many nodes each function is, those first that call no other; those that call themselves
  /// are left out.
  private static Map<String, Long> sizes(Map<String, Map<String, Integer>> calls) {
    Map<String, List<String>> callers = new HashMap<>();
    Map<String, Integer> open = new HashMap<>();
    Deque<String> ready = new ArrayDeque<>();
    calls.forEach((function, called) -> {
      List<String> others = called.keySet().stream().filter(calls::containsKey).toList();
      others.forEach(other -> callers.computeIfAbsent(other, _ -> new ArrayList<>()).add(function));
      open.put(function, others.size());
      if (others.isEmpty()) {
        ready.add(function);
      }
    });
    Map<String, Long> sizes = new HashMap<>();
    while (!ready.isEmpty()) {
      String function = ready.remove();
      sizes.put(function, size(calls.getOrDefault(function, Map.of()), sizes));
      for (String caller : callers.getOrDefault(function, List.of())) {
        if (open.merge(caller, -1, Integer::sum) == 0) {
          ready.add(caller);
        }
      }
    }
    return sizes;
  }

  /// How many nodes they are with all calls written out, at most [#MOST_NODES].
  private static long size(Map<String, Integer> calls, Map<String, Long> sizes) {
    long size = 0;
    for (Map.Entry<String, Integer> called : calls.entrySet()) {
      size += called.getValue() * sizes.getOrDefault(called.getKey(), 1L);
    }
    return Math.min(size, MOST_NODES);
  }

  /// How often each operator comes, also in graphs inside.
  private static Map<String, Integer> calls(List<Node> nodes) {
    Map<String, Integer> calls = new HashMap<>();
    Deque<List<Node>> open = new ArrayDeque<>(List.of(nodes));
    while (!open.isEmpty()) {
      for (Node node : open.remove()) {
        calls.merge(key(node.domain(), node.operator()), 1, Integer::sum);
        node.graphs().forEach(graph -> open.add(graph.nodes()));
      }
    }
    return calls;
  }

  private static String key(String domain, String name) {
    return domain + ":" + name;
  }

  private InvalidInputException unsound(String fact) {
    return new InvalidInputException(
        "%s is no sound ONNX model: %s; mend it in the program that wrote it."
            .formatted(source, fact));
  }
}
