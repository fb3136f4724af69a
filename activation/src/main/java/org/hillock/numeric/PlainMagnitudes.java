package org.hillock.numeric;

/// Magnitudes one by one, in four chains that do not wait for each other.
final class PlainMagnitudes implements MagnitudePass {
  private static final int CHAINS = 4;

  @Override
  public int largest(float[] x, int from, int to) {
    int whole = to - (to - from) % CHAINS;
    int a = 0;
    int b = 0;
    int c = 0;
    int d = 0;
    for (int i = from; i < whole; i += CHAINS) {
      a = Math.max(a, bits(x[i]));
      b = Math.max(b, bits(x[i + 1]));
      c = Math.max(c, bits(x[i + 2]));
      d = Math.max(d, bits(x[i + 3]));
    }
    return largest(x, whole, to, Math.max(Math.max(a, b), Math.max(c, d)));
  }

  /// Of few numbers.
  ///
  /// @param known that of others
  static int largest(float[] x, int from, int to, int known) {
    int most = known;
    for (int i = from; i < to; i++) {
      most = Math.max(most, bits(x[i]));
    }
    return most;
  }

  private static int bits(float x) {
    return Float.floatToRawIntBits(x) & LargestMagnitude.MAGNITUDE;
  }
}
