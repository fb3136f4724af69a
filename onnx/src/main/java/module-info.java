/// Reads and writes ONNX models.
module org.hillock.onnx {
  requires transitive org.hillock.learning;
  requires static transitive org.jspecify;
  requires tools.jackson.databind;

  uses org.hillock.onnx.execution.EngineFactory;

  exports org.hillock.onnx;
  exports org.hillock.onnx.census;
  exports org.hillock.onnx.execution;
  exports org.hillock.onnx.export;
  exports org.hillock.onnx.model;
  exports org.hillock.onnx.profile;
  exports org.hillock.onnx.rows;
  exports org.hillock.onnx.gradient;
  exports org.hillock.onnx.swap;
  exports org.hillock.onnx.tuning;
}
