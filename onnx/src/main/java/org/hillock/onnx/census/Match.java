package org.hillock.onnx.census;

import java.util.List;

/// Steps that together are an activation.
///
/// @param function which
/// @param root wire of what it is a function of
/// @param parameter wire of its trained numbers, -1 if there are none
/// @param axis along which its rows or units lie, where the operator says so; -1 for the last
/// @param steps in the order of computation; the last gives the result
record Match(Recognized function, int root, int parameter, int axis, List<Step> steps) {
  Match {
    steps = List.copyOf(steps);
  }

  Step end() {
    return steps.getLast();
  }
}
