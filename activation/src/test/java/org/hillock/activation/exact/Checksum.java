package org.hillock.activation.exact;

import java.util.zip.CRC32C;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Loop;

/// CRC-32C of a function's outputs on all 2^32 floats, in the order of their patterns: four bytes
/// each, most significant first; NaN is 7fc00000.
final class Checksum {
  private static final int BLOCK = 1 << 16;

  private Checksum() {}

  /// @param slope of the slopes, else of the values
  static String of(Elementwise function, boolean slope) {
    Loop loop = Loop.of(function);
    CRC32C crc = new CRC32C();
    float[] x = new float[BLOCK];
    float[] y = new float[BLOCK];
    byte[] bytes = new byte[BLOCK * Float.BYTES];
    for (long bits = 0; bits < 1L << 32; bits += BLOCK) {
      for (int i = 0; i < BLOCK; i++) {
        x[i] = Float.intBitsToFloat((int) bits + i);
      }
      if (slope) {
        loop.slopes(x, 0, y, 0, BLOCK);
      } else {
        loop.forward(x, 0, y, 0, BLOCK);
      }
      for (int i = 0; i < BLOCK; i++) {
        int pattern = Float.floatToIntBits(y[i]);
        bytes[4 * i] = (byte) (pattern >> 24);
        bytes[4 * i + 1] = (byte) (pattern >> 16);
        bytes[4 * i + 2] = (byte) (pattern >> 8);
        bytes[4 * i + 3] = (byte) pattern;
      }
      crc.update(bytes);
    }
    return "%08x".formatted(crc.getValue());
  }
}
