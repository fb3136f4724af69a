package org.hillock.peers.products;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The matrices of a product outside the heap, where each begins at a cache line.
record Operands(MemorySegment a, MemorySegment b, MemorySegment c) {
  private static final long CACHE_LINE = 64;
  private static final byte ONES = -1;

  /// Copies the factors; C is NaN.
  static Operands of(Shape shape, float[] a, float[] b) {
    MemorySegment c = outside((long) shape.rows() * shape.columns());
    c.fill(ONES);
    return new Operands(copy(a), copy(b), c);
  }

  private static MemorySegment copy(float[] numbers) {
    MemorySegment copy = outside(numbers.length);
    MemorySegment.copy(numbers, 0, copy, JAVA_FLOAT, 0, numbers.length);
    return copy;
  }

  private static MemorySegment outside(long floats) {
    return Arena.global().allocate(floats * Float.BYTES, CACHE_LINE);
  }

  /// C as an array.
  float[] result() {
    return c.toArray(JAVA_FLOAT);
  }
}
