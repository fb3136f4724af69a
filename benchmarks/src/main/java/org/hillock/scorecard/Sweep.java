package org.hillock.scorecard;

/// The inputs to mark at: every stride-th of the 2^32 floats in ascending order, with NaN and both
/// infinities, and a band of neighbors at the start of every binade, where formulas change.
///
/// @param stride 1 for all floats; a prime, so that all exponents and mantissas are met
/// @param band how many neighbors
public record Sweep(int stride, int band) {
  /// How many inputs come at a time, at most.
  public static final int BLOCK = 1 << 16;

  private static final int INFINITY = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);
  private static final int BINADE = 1 << 23;

  /// Refuses strides and bands that are no count.
  public Sweep {
    if (stride < 1 || band < 1 || band > BLOCK) {
      throw new IllegalArgumentException(
          "stride %d and band %d: the stride is at least 1, the band from 1 to %d."
              .formatted(stride, band, BLOCK));
    }
  }

  /// Gives all inputs, one ascending block at a time.
  public void forEach(Blocks blocks) {
    float[] block = new float[BLOCK];
    strided(block, blocks);
    for (int start = 0; start < INFINITY; start += BINADE) {
      band(start, block, blocks);
      band(-start - band, block, blocks);
    }
    specials(block, blocks);
  }

  private void strided(float[] block, Blocks blocks) {
    int n = 0;
    for (long key = -INFINITY; key <= INFINITY; key += stride) {
      block[n++] = at((int) key);
      if (n == BLOCK || key + stride > INFINITY) {
        blocks.take(block, n);
        n = 0;
      }
    }
  }

  private void band(int from, float[] block, Blocks blocks) {
    for (int i = 0; i < band; i++) {
      block[i] = at(from + i);
    }
    blocks.take(block, band);
  }

  private static void specials(float[] block, Blocks blocks) {
    block[0] = Float.NEGATIVE_INFINITY;
    block[1] = -0f;
    block[2] = Float.POSITIVE_INFINITY;
    block[3] = Float.NaN;
    blocks.take(block, 4);
  }

  /// The float at a place in ascending order; 0 is at 0.
  static float at(int key) {
    return key < 0 ? -Float.intBitsToFloat(-key) : Float.intBitsToFloat(key);
  }

  /// Takes inputs.
  public interface Blocks {
    /// The first n are to be read; the array is used again.
    void take(float[] x, int n);
  }
}
