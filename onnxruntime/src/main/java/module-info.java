/// ONNX Runtime as an engine, for models with operators that Hillock does not know.
module org.hillock.onnxruntime {
  requires transitive org.hillock.onnx;
  requires static transitive org.jspecify;
  requires com.microsoft.onnxruntime;

  exports org.hillock.onnxruntime;

  provides org.hillock.onnx.execution.EngineFactory with
      org.hillock.onnxruntime.OnnxRuntimeFactory;
}
