package org.hillock.onnx.execution;

import java.util.Map;

/// What computes a model.
public interface Engine {
  /// The outputs for some inputs, with a look at what is computed on the way.
  ///
  /// @param inputs by name
  /// @param listener sees the nodes, as far as the engine shows them
  /// @return by name
  /// @throws org.hillock.activation.InvalidInputException if an input is missing or unknown, or an
  ///   operator cannot take what it is given
  Map<String, Value> outputs(Map<String, Value> inputs, Listener listener);
}
