package org.hillock.onnx;

import java.util.List;
import java.util.Map;

/// An operator that a model defines itself.
///
/// @param domain of the operator
/// @param name of the operator
/// @param overload one of several with this name; mostly empty
/// @param inputs names of its values inside
/// @param outputs names of its values inside
/// @param nodes what it does
/// @param opsets versions of operators by domain
public record LocalFunction(
    String domain,
    String name,
    String overload,
    List<String> inputs,
    List<String> outputs,
    List<Node> nodes,
    Map<String, Long> opsets) {
  /// Copies the collections.
  public LocalFunction {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    nodes = List.copyOf(nodes);
    opsets = Map.copyOf(opsets);
  }
}
