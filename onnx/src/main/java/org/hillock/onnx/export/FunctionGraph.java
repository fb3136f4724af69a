package org.hillock.onnx.export;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.hillock.activation.Elementwise;
import org.hillock.activation.InvalidInputException;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.Graph;
import org.hillock.onnx.Node;
import org.hillock.onnx.ValueType;

/// A function of each number as nodes that go into a graph which is there already.
public final class FunctionGraph {
  private FunctionGraph() {}

  /// Writes y = f(x).
  ///
  /// @param taken names of the graph, which the new values do not have
  /// @param opset of the graph
  /// @return the nodes and their constants; empty if f is a node of Hillock's own domain
  /// @throws InvalidInputException if nothing can be written for that version
  public static Graph of(Elementwise f, String x, String y, Set<String> taken, long opset) {
    Draft draft = Draft.of(OptionalLong.of(Math.clamp(opset, Draft.LOWEST, Draft.HIGHEST)));
    taken.forEach(draft::unused);
    String given = FunctionForms.elementwise(f, x, draft);
    if (!draft.ownFunctions().isEmpty()) {
      throw new InvalidInputException(
          "%s has no form in ONNX; take one of the list that hillock functions prints."
              .formatted(f.name()));
    }
    Graph graph =
        draft.graph("", List.of(), List.of(new Declaration(given, new ValueType.Unknown())));
    Map<String, String> names = new HashMap<>(Map.of(given, y));
    List<Node> nodes = graph.nodes().stream().map(node -> renamed(node, names)).toList();
    return new Graph("", nodes, List.of(), List.of(), graph.initializers(), List.of());
  }

  private static Node renamed(Node node, Map<String, String> names) {
    return new Node(
        node.name(),
        node.operator(),
        node.domain(),
        node.inputs().stream().map(name -> names.getOrDefault(name, name)).toList(),
        node.outputs().stream().map(name -> names.getOrDefault(name, name)).toList(),
        node.attributes());
  }
}
