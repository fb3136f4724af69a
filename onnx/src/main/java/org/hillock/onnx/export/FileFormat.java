package org.hillock.onnx.export;

/// Versions of the file format.
final class FileFormat {
  private FileFormat() {}

  /// The one that came with a version of the operators.
  static long of(long opset) {
    if (opset >= 24) {
      return 11;
    }
    if (opset >= 21) {
      return 10;
    }
    if (opset >= 19) {
      return 9;
    }
    return opset >= 15 ? 8 : 7;
  }
}
