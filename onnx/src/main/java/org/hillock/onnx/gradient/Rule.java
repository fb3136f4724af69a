package org.hillock.onnx.gradient;

/// How nodes of one kind hand gradients on: ∂loss/∂inputs from ∂loss/∂outputs.
@FunctionalInterface
interface Rule {
  /// Adds to the gradients of the inputs that want one.
  ///
  /// @throws org.hillock.activation.InvalidInputException if the node cannot be differentiated
  void handOn(Local local);
}
