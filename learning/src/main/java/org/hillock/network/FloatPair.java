package org.hillock.network;

/// Doubles in arrays of floats, which are all that a pass has: each is the sum of two floats, some
/// places apart, and so keeps 48 of its 53 bits.
///
/// Source: Dekker, "A floating-point technique for extending the available precision", 1971.
final class FloatPair {
  private FloatPair() {}

  /// The sum of `pairs[at]` and `pairs[at + apart]`.
  static double value(float[] pairs, int at, int apart) {
    return (double) pairs[at] + pairs[at + apart];
  }

  static void write(float[] pairs, int at, int apart, double value) {
    float high = (float) value;
    pairs[at] = high;
    pairs[at + apart] = (float) (value - high);
  }

  static void add(float[] pairs, int at, int apart, double value) {
    write(pairs, at, apart, value(pairs, at, apart) + value);
  }
}
