package org.hillock.onnx.execution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hillock.onnx.Graph;
import org.hillock.onnx.Node;

/// After which node of a graph a value is taken for the last time.
final class Lifetimes {
  private Lifetimes() {}

  /// For each node the values that nobody takes after it.
  static List<List<String>> of(Graph graph) {
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < graph.nodes().size(); i++) {
      Node node = graph.nodes().get(i);
      for (String name : node.outputs()) {
        last.put(name, i);
      }
      for (String name : taken(node)) {
        last.replace(name, i);
      }
    }
    graph.outputs().forEach(output -> last.remove(output.name()));
    List<List<String>> ends = new ArrayList<>();
    graph.nodes().forEach(_ -> ends.add(new ArrayList<>()));
    last.forEach((name, i) -> ends.get(i).add(name));
    return ends;
  }

  /// Also by the graphs inside it, whose own values may have the same names: those then live
  /// longer.
  private static Set<String> taken(Node node) {
    Set<String> taken = new HashSet<>(node.inputs());
    for (Graph graph : node.graphs()) {
      graph.nodes().forEach(inside -> taken.addAll(taken(inside)));
      graph.outputs().forEach(output -> taken.add(output.name()));
    }
    return taken;
  }
}
