package org.hillock.onnx.gradient;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.hillock.activation.InvalidInputException;
import org.hillock.onnx.execution.Call;
import org.hillock.onnx.execution.Operators;
import org.hillock.onnx.execution.Value;

/// A node whose outputs have gradients, and what its inputs get.
///
/// @param call what the node computed from
/// @param outputs what it computed
/// @param active the values that depend on weights; compared by identity
/// @param gradients so far, by value; compared by identity
record Local(
    Call call, List<Value> outputs, Set<Value> active, IdentityHashMap<Value, float[]> gradients) {
  /// Whether an input depends on weights.
  boolean wants(int input) {
    return call.has(input) && active.contains(call.input(input));
  }

  /// The gradient of an input so far, to which the rule adds.
  float[] gradient(int input) {
    return gradients.computeIfAbsent(call.input(input), value -> new float[value.dims().count()]);
  }

  /// The gradient of the first output.
  float[] dy() {
    return dy(0);
  }

  /// The gradient of an output; 0 where nothing depends on it.
  float[] dy(int output) {
    Value value = outputs.get(output);
    float[] known = gradients.get(value);
    return known == null ? new float[value.dims().count()] : known;
  }

  /// The first output.
  Value.Floats y() {
    return y(0);
  }

  /// One of the outputs.
  Value.Floats y(int output) {
    if (outputs.get(output) instanceof Value.Floats floats) {
      return floats;
    }
    throw refused("it does not compute in float32");
  }

  /// What the node's operator computes from other inputs.
  List<Value> again(Call other) {
    return Operators.named(other.node().domain(), other.node().operator())
        .orElseThrow(() -> refused("it is not computed here"))
        .outputs(other);
  }

  /// Refuses inputs from one on that depend on weights.
  void onlyBefore(int input) {
    for (int i = input; i < call.inputs().size(); i++) {
      if (wants(i)) {
        throw refused(
            "its input %d depends on weights, by which it is not differentiated".formatted(i + 1));
      }
    }
  }

  /// An error that names the node.
  ///
  /// @param fact without an end
  InvalidInputException refused(String fact) {
    return refused(call.node().label(), fact);
  }

  static InvalidInputException refused(String label, String fact) {
    return new InvalidInputException(
        "%s has no gradient: %s; tune the model where it was made, or export it in other operators."
            .formatted(label, fact));
  }
}
