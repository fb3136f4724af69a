package org.hillock.onnx;

import java.util.List;

/// Operations in an order in which they can be done.
///
/// @param name may be empty
/// @param nodes each after those whose values it takes
/// @param inputs values that come in; those that have an initializer need not
/// @param outputs values that go out
/// @param initializers values that are known, by their names
/// @param values what is said of other values
public record Graph(
    String name,
    List<Node> nodes,
    List<Declaration> inputs,
    List<Declaration> outputs,
    List<Tensor> initializers,
    List<Declaration> values) {
  /// Copies the lists.
  public Graph {
    nodes = List.copyOf(nodes);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    initializers = List.copyOf(initializers);
    values = List.copyOf(values);
  }
}
