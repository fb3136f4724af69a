package org.hillock.onnx.swap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hillock.onnx.Graph;
import org.hillock.onnx.Node;

/// What nobody takes any more once nodes were replaced.
final class Unused {
  private Unused() {}

  /// The graph without nodes and initializers that were taken before and are not now. What was not
  /// taken before either stays, as whoever wrote it may know why.
  static Graph removed(Graph graph, Graph before) {
    Set<String> takenBefore = taken(before.nodes(), before);
    List<Node> nodes = new ArrayList<>();
    Set<String> needed = new HashSet<>();
    graph.outputs().forEach(output -> needed.add(output.name()));
    for (Node node : graph.nodes().reversed()) {
      boolean wanted =
          node.outputs().stream()
              .anyMatch(name -> needed.contains(name) || !takenBefore.contains(name));
      if (wanted) {
        nodes.addFirst(node);
        needed.addAll(taken(node));
      }
    }
    Set<String> given = new HashSet<>();
    nodes.forEach(node -> given.addAll(node.outputs()));
    return new Graph(
        graph.name(),
        nodes,
        graph.inputs(),
        graph.outputs(),
        graph.initializers().stream()
            .filter(
                tensor -> needed.contains(tensor.name()) || !takenBefore.contains(tensor.name()))
            .toList(),
        graph.values().stream().filter(value -> given.contains(value.name())).toList());
  }

  private static Set<String> taken(List<Node> nodes, Graph graph) {
    Set<String> taken = new HashSet<>();
    nodes.forEach(node -> taken.addAll(taken(node)));
    graph.outputs().forEach(output -> taken.add(output.name()));
    return taken;
  }

  private static Set<String> taken(Node node) {
    Set<String> taken = new HashSet<>(node.inputs());
    for (Graph inside : node.graphs()) {
      taken.addAll(taken(inside.nodes(), inside));
    }
    return taken;
  }
}
