package org.hillock.onnx.execution;

import java.util.List;
import java.util.function.Function;

/// What nodes of one kind do.
@FunctionalInterface
public interface Operator {
  /// Computes the outputs, of which the last may be left out if the node does not name them.
  ///
  /// @throws org.hillock.activation.InvalidInputException if the inputs are not as they have to be
  List<Value> outputs(Call call);

  /// One that gives a single value.
  static Operator of(Function<Call, Value> computation) {
    return call -> List.of(computation.apply(call));
  }
}
