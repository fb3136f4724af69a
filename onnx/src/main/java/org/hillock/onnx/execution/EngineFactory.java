package org.hillock.onnx.execution;

import org.hillock.onnx.OnnxModel;

/// Makes engines of one kind; a module that has one says so to [java.util.ServiceLoader], and
/// [Engines] finds it.
public interface EngineFactory {
  /// What the kind is called, such as `onnxruntime`.
  String name();

  /// An engine for a model.
  ///
  /// @throws org.hillock.activation.InvalidInputException if it cannot compute the model; says why
  Engine engine(OnnxModel model);
}
