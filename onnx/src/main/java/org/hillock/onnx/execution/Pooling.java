package org.hillock.onnx.execution;

/// One number of those that a window sees.
@FunctionalInterface
interface Pooling {
  /// The number for one place of the window.
  ///
  /// @param x the channel begins at `from`
  float of(float[] x, int from, Windows windows);

  /// The largest.
  static Pooling largest() {
    return (x, from, windows) -> {
      float largest = Float.NEGATIVE_INFINITY;
      for (int tap = 0; tap < windows.count(); tap++) {
        largest = Math.max(largest, x[from + windows.place(tap)]);
      }
      return largest;
    };
  }

  /// The mean.
  ///
  /// @param padded whether the padding counts, as 0
  static Pooling mean(boolean padded) {
    return (x, from, windows) -> {
      double sum = 0;
      for (int tap = 0; tap < windows.count(); tap++) {
        sum += x[from + windows.place(tap)];
      }
      return (float) (sum / (padded ? windows.padded() : windows.count()));
    };
  }

  /// (Σ |x|ᵖ)^(1/p).
  static Pooling norm(double power) {
    return (x, from, windows) -> {
      double sum = 0;
      for (int tap = 0; tap < windows.count(); tap++) {
        double size = Math.abs(x[from + windows.place(tap)]);
        sum += power == 2 ? size * size : StrictMath.pow(size, power);
      }
      return (float) (power == 2 ? Math.sqrt(sum) : StrictMath.pow(sum, 1.0 / power));
    };
  }
}
