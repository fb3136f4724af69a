package org.hillock.onnx.census;

import java.util.List;
import org.hillock.onnx.Node;

/// A node at its place in a [Wiring].
///
/// @param index in the order of computation
/// @param node as it is in the file
/// @param opset version of the operators of its domain
/// @param inputs numbers of wires; -1 where one is left out
/// @param outputs numbers of wires; -1 where one is not wanted
/// @param place which graph it is in, empty for the outermost
record Step(
    int index, Node node, long opset, List<Integer> inputs, List<Integer> outputs, String place) {
  Step {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /// Whether it is an operator of ONNX's own domain or of Microsoft's.
  boolean is(String operator) {
    return node.operator().equals(operator) && isKnownDomain();
  }

  boolean isKnownDomain() {
    String domain = node.domain();
    return domain.isEmpty() || domain.equals("ai.onnx") || domain.equals("com.microsoft");
  }

  /// A wire that comes in, -1 if there is none.
  int input(int i) {
    return i < inputs.size() ? inputs.get(i) : -1;
  }

  /// A wire that goes out, -1 if there is none.
  int output(int i) {
    return i < outputs.size() ? outputs.get(i) : -1;
  }
}
