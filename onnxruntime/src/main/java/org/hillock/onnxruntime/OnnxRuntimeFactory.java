package org.hillock.onnxruntime;

import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.execution.Engine;
import org.hillock.onnx.execution.EngineFactory;

/// Engines by ONNX Runtime, called `onnxruntime`.
public final class OnnxRuntimeFactory implements EngineFactory {
  /// For [java.util.ServiceLoader].
  public OnnxRuntimeFactory() {}

  @Override
  public String name() {
    return "onnxruntime";
  }

  @Override
  public Engine engine(OnnxModel model) {
    return OnnxRuntimeEngine.of(model);
  }
}
