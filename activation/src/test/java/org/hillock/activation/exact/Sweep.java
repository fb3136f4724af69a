package org.hillock.activation.exact;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Loop;

/// Runs a function and its slope over float patterns, in the order of their bits, and compares with
/// the [Reference].
public final class Sweep {
  private static final int BLOCK = 1 << 16;

  /// What is remembered of each part: more would not be read.
  private static final int LISTED = 100_000;

  /// Of an output: the pattern of the input, and those of the output and the correct one.
  public record Wrong(float x, float y, float correct) {
    @Override
    public String toString() {
      return "at %a: %a, correct is %a".formatted(x, y, correct);
    }
  }

  /// The values, or the slopes.
  public static final class Part {
    private final CRC32C crc = new CRC32C();
    private final byte[] bytes = new byte[BLOCK * Float.BYTES];
    private final List<Wrong> listed = new ArrayList<>();
    private final boolean slope;
    private long wrong;
    private long inputs;

    private Part(boolean slope) {
      this.slope = slope;
    }

    /// How many outputs were looked at.
    public long inputs() {
      return inputs;
    }

    /// How many are not the correct float.
    public long wrong() {
      return wrong;
    }

    /// The first of them.
    public List<Wrong> listed() {
      return listed;
    }

    /// CRC-32C of the correct outputs, four bytes each, most significant first; NaN is 7fc00000,
    /// and a zero has the sign that the kernel gives it.
    public long crc() {
      return crc.getValue();
    }

    /// The largest error in units of the last place: 1/2 if none is wrong.
    public double worst(Reference reference) {
      return listed.stream()
          .mapToDouble(w -> reference.distance(w.x, w.y, slope))
          .reduce(0.5, Math::max);
    }

    private void compare(float[] x, float[] y, float[] correct, int n) {
      for (int i = 0; i < n; i++) {
        int bits = Float.floatToIntBits(y[i]);
        int right = Float.floatToIntBits(correct[i]);
        if (slope && y[i] == 0 && correct[i] == 0) {
          right = bits;
        }
        if (bits != right) {
          wrong++;
          if (listed.size() < LISTED) {
            listed.add(new Wrong(x[i], y[i], correct[i]));
          }
        }
        put(i, right);
      }
      inputs += n;
      crc.update(bytes, 0, n * Float.BYTES);
    }

    private void put(int i, int bits) {
      bytes[4 * i] = (byte) (bits >> 24);
      bytes[4 * i + 1] = (byte) (bits >> 16);
      bytes[4 * i + 2] = (byte) (bits >> 8);
      bytes[4 * i + 3] = (byte) bits;
    }
  }

  private final Loop loop;
  private final Reference reference;

  /// The values.
  public final Part values = new Part(false);

  /// The slopes.
  public final Part slopes = new Part(true);

  /// @param reference what is right
  public Sweep(Elementwise function, Reference reference) {
    this.loop = Loop.of(function);
    this.reference = reference;
  }

  /// Every stride-th pattern.
  public Sweep run(int stride) {
    float[] x = new float[BLOCK];
    int n = 0;
    for (long bits = 0; bits < 1L << 32; bits += stride) {
      x[n++] = Float.intBitsToFloat((int) bits);
      if (n == BLOCK || bits + stride >= 1L << 32) {
        block(x, n);
        n = 0;
      }
    }
    return this;
  }

  /// The first n of these inputs, at most 65,536.
  public Sweep block(float[] x, int n) {
    float[][] y = new float[4][n];
    reference.correct(x, y[0], y[1], n);
    loop.forwardWithSlopes(x, 0, y[2], 0, y[3], 0, n);
    values.compare(x, y[2], y[0], n);
    slopes.compare(x, y[3], y[1], n);
    return this;
  }
}
