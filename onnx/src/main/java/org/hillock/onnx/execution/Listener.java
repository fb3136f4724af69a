package org.hillock.onnx.execution;

import java.util.List;
import java.util.Optional;
import org.hillock.onnx.Node;

/// Sees what each node computes.
@FunctionalInterface
public interface Listener {
  /// A node was computed.
  ///
  /// @param node of the graph, or of a graph inside
  /// @param inputs empty where one is left out
  void computed(Node node, List<Optional<Value>> inputs, List<Value> outputs);

  /// One that looks away.
  static Listener none() {
    return (_, _, _) -> {};
  }
}
