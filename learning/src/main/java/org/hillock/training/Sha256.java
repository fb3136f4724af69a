package org.hillock.training;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.hillock.data.Dataset;
import org.hillock.data.RowStore;

/// SHA-256 of numbers: arrays with the same digits have the same bits.
public final class Sha256 {
  private static final int NUMBERS_PER_PIECE = 1 << 14;

  private final MessageDigest digest;
  private final ByteBuffer piece =
      ByteBuffer.allocate(NUMBERS_PER_PIECE * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);

  private Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /// Of the numbers as little-endian bytes, in 64 hex digits.
  public static String of(float[] numbers) {
    Sha256 hash = new Sha256();
    hash.add(numbers);
    return hash.digits();
  }

  /// Of the rows, in 64 hex digits: how many there are and how wide, the inputs, the targets, and
  /// the lengths if not all rows are whole.
  public static String of(Dataset data) {
    Sha256 hash = new Sha256();
    String shape = "%d %d %d\n".formatted(data.rows(), data.features(), data.outputs());
    hash.digest.update(shape.getBytes(StandardCharsets.US_ASCII));
    hash.add(data.store());
    hash.add(data.targets());
    data.lengths().ifPresent(hash::add);
    return hash.digits();
  }

  private void add(RowStore store) {
    float[] some = new float[NUMBERS_PER_PIECE];
    for (long from = 0; from < store.size(); from += NUMBERS_PER_PIECE) {
      int count = (int) Math.min(NUMBERS_PER_PIECE, store.size() - from);
      store.copy(from, some, 0, count);
      // As bits, so that a NaN stays the NaN it is.
      piece.asFloatBuffer().put(some, 0, count);
      digest.update(piece.array(), 0, count * Float.BYTES);
    }
  }

  private void add(int[] lengths) {
    for (int length : lengths) {
      digest.update(piece.putInt(0, length).array(), 0, Integer.BYTES);
    }
  }

  private void add(float[] numbers) {
    add(new RowStore.InMemory(numbers));
  }

  private String digits() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
