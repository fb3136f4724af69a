package org.hillock.onnx.execution;

/// What some numbers are normalized by, computed in double.
///
/// @param mean of them
/// @param inverse 1 / √(variance + ε)
record Moments(double mean, double inverse) {
  static Moments of(float[] x, int from, int count, double epsilon) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += x[i];
    }
    double mean = sum / count;
    double squares = 0;
    for (int i = from; i < from + count; i++) {
      double off = x[i] - mean;
      squares += off * off;
    }
    return new Moments(mean, 1 / Math.sqrt(squares / count + epsilon));
  }

  /// y = (x - mean) inverse, at the same places.
  void standardize(float[] x, int from, int count, float[] y) {
    for (int i = from; i < from + count; i++) {
      y[i] = (float) ((x[i] - mean) * inverse);
    }
  }
}
