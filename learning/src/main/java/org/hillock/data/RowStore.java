package org.hillock.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Where the inputs of encoded rows lie: in memory, or, if they are too many, in a file that the
/// operating system pages in and out.
public sealed interface RowStore {
  /// How many there are.
  long size();

  /// Copies some, from any place; allocates nothing.
  void copy(long from, float[] to, int at, int count);

  /// In an array, which is not copied.
  @SuppressWarnings("ArrayRecordComponent")
  record InMemory(float[] values) implements RowStore {
    @Override
    public long size() {
      return values.length;
    }

    @Override
    public void copy(long from, float[] to, int at, int count) {
      System.arraycopy(values, (int) from, to, at, count);
    }
  }

  /// In a file that is mapped into memory and that is deleted when nobody reads it any longer.
  ///
  /// @param bytes little-endian floats
  record OnDisk(MemorySegment bytes) implements RowStore {
    static final ValueLayout.OfFloat FLOAT =
        ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    @Override
    public long size() {
      return bytes.byteSize() / Float.BYTES;
    }

    @Override
    public void copy(long from, float[] to, int at, int count) {
      MemorySegment.copy(bytes, FLOAT, from * Float.BYTES, to, at, count);
    }
  }
}
