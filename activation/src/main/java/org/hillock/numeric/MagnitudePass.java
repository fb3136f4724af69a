package org.hillock.numeric;

/// The bits of the largest magnitude of numbers that lie side by side.
interface MagnitudePass {
  /// Finds them.
  ///
  /// @param from place of the first
  /// @param to place after the last
  int largest(float[] x, int from, int to);
}
