package org.hillock.activation;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.hillock.numeric.Draws;
import org.hillock.numeric.Simd;

/// A program that runs every pass of every elementwise function at many lengths and offsets, in
/// place and not, and prints the CRC-32C of all outputs. [SameBitsTest] runs it in many ways.
final class Bits {
  private static final int PASSES = 6;

  private static final int LONGEST = 4097 + 8;

  private final float[] numbers = numbers(1);
  private final float[] upstream = numbers(2);
  private final ByteBuffer bytes = ByteBuffer.allocate(LONGEST * Float.BYTES);
  private final CRC32C crc = new CRC32C();
  private long cases;

  private Bits() {}

  /// Prints whether there are lanes, the number of cases, and the CRC.
  ///
  /// @param arguments "all" for the whole range of lengths, or "few"
  public static void main(String... arguments) {
    System.out.println("lanes=" + Simd.ON + " " + of(arguments[0].equals("all")));
  }

  static String of(boolean all) {
    Bits bits = new Bits();
    for (Elementwise f : Activations.elementwise().toList()) {
      for (int n : lengths(all)) {
        for (int offset = 0; offset < (all ? 8 : 2); offset++) {
          for (int pass = 0; pass < PASSES; pass++) {
            bits.run(Loop.of(f), n, offset, pass);
          }
        }
      }
    }
    return bits.cases + " cases, crc32c=%08x".formatted(bits.crc.getValue());
  }

  /// 0 to 257, and the powers of two up to 4096 with their neighbors; or 0 to 18.
  private static int[] lengths(boolean all) {
    return all
        ? IntStream.concat(
                IntStream.rangeClosed(0, 257),
                IntStream.rangeClosed(9, 12)
                    .flatMap(k -> IntStream.of((1 << k) - 1, 1 << k, (1 << k) + 1)))
            .toArray()
        : IntStream.rangeClosed(0, 18).toArray();
  }

  private void run(Loop loop, int n, int offset, int pass) {
    float[] x = Arrays.copyOf(numbers, n + offset);
    float[] dy = Arrays.copyOf(upstream, n + offset);
    float[] y = new float[n + offset];
    float[] z = new float[n + offset];
    switch (pass) {
      case 0 -> loop.forward(x, offset, y, offset, n);
      case 1 -> loop.forward(x, offset, x, offset, n);
      case 2 -> loop.slopes(x, offset, y, offset, n);
      case 3 -> loop.forwardWithSlopes(x, offset, x, offset, z, offset, n);
      case 4 -> loop.backward(x, offset, dy, offset, y, offset, n);
      default -> loop.backward(x, offset, dy, offset, dy, offset, n);
    }
    add(pass == 1 || pass == 3 ? x : pass == 5 ? dy : y);
    if (pass == 3) {
      add(z);
    }
    cases++;
  }

  /// Of every magnitude, and the special ones.
  private static float[] numbers(long seed) {
    float[] x = new float[LONGEST];
    for (int i = 0; i < x.length; i++) {
      double v = Draws.of(seed).normal(i) * 5;
      x[i] = (float) (i % 7 == 3 ? Math.scalb(v, (i * 37) % 250 - 140) : v);
    }
    for (int i = 0; i < Floats.SPECIALS.length; i++) {
      x[3 * i + 1] = Floats.SPECIALS[i];
    }
    return x;
  }

  private void add(float[] values) {
    bytes.clear();
    for (float value : values) {
      bytes.putInt(Float.floatToIntBits(value));
    }
    crc.update(bytes.flip());
  }
}
