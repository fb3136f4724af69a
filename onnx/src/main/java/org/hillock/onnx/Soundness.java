package org.hillock.onnx;

import java.util.ArrayDeque;
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
    soundness.calls(model.functions());
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

  /// No function may call itself, by whatever way: calls are followed once each.
  private void calls(List<LocalFunction> functions) {
    Map<String, Set<String>> calls = new HashMap<>();
    for (LocalFunction function : functions) {
      Set<String> called = new HashSet<>();
      collect(function.nodes(), called);
      if (calls.put(key(function.domain(), function.name()), called) != null
          && function.overload().isEmpty()) {
        throw unsound("it defines the function %s twice".formatted(function.name()));
      }
    }
    Map<String, Integer> callers = new HashMap<>();
    calls.values().forEach(called -> called.forEach(one -> callers.merge(one, 1, Integer::sum)));
    Deque<String> free = new ArrayDeque<>();
    calls.keySet().stream().filter(one -> !callers.containsKey(one)).forEach(free::add);
    int done = 0;
    while (!free.isEmpty()) {
      done++;
      for (String called : calls.getOrDefault(free.remove(), Set.of())) {
        if (calls.containsKey(called) && callers.merge(called, -1, Integer::sum) == 0) {
          free.add(called);
        }
      }
    }
    if (done < calls.size()) {
      throw unsound("one of its functions calls itself");
    }
  }

  private static void collect(List<Node> nodes, Set<String> called) {
    Deque<List<Node>> open = new ArrayDeque<>(List.of(nodes));
    while (!open.isEmpty()) {
      for (Node node : open.remove()) {
        called.add(key(node.domain(), node.operator()));
        node.graphs().forEach(graph -> open.add(graph.nodes()));
      }
    }
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
