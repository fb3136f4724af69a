package org.hillock.onnx;

import java.util.Arrays;

/// Numbers that come one by one. It grows with what is read, so its size is justified by the file.
final class Numbers {
  private static final int FIRST = 8;
  private long[] values = new long[FIRST];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size] = value;
    size++;
  }

  int size() {
    return size;
  }

  long[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
