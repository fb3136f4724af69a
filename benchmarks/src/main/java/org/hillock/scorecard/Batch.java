package org.hillock.scorecard;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The four arrays of n floats between which a kernel computes, wherever its library wants them.
///
/// @param x inputs
/// @param y values
/// @param dy upstream gradients
/// @param dx gradients of the inputs
public record Batch(MemorySegment x, MemorySegment y, MemorySegment dy, MemorySegment dx) {
  private static final long CACHE_LINE = 64;

  /// Java arrays.
  public static Batch onHeap(int n) {
    return new Batch(array(n), array(n), array(n), array(n));
  }

  /// Memory outside the heap that begins at a cache line.
  public static Batch outside(Arena arena, int n) {
    return new Batch(
        outside(arena, (long) n),
        outside(arena, (long) n),
        outside(arena, (long) n),
        outside(arena, (long) n));
  }

  /// How many floats each of the four has.
  public int elements() {
    return (int) (x.byteSize() / Float.BYTES);
  }

  /// The Java array that a part of a batch on the heap is.
  public static float[] array(MemorySegment part) {
    return (float[]) part.heapBase().orElseThrow();
  }

  private static MemorySegment array(int n) {
    return MemorySegment.ofArray(new float[n]);
  }

  private static MemorySegment outside(Arena arena, long n) {
    return arena.allocate(n * Float.BYTES, CACHE_LINE);
  }

  /// Copies into one of the four.
  static void fill(MemorySegment part, float[] from, int n) {
    MemorySegment.copy(from, 0, part, ValueLayout.JAVA_FLOAT, 0, n);
  }

  /// Copies out of one of the four.
  static void read(MemorySegment part, float[] to, int n) {
    MemorySegment.copy(part, ValueLayout.JAVA_FLOAT, 0, to, 0, n);
  }

  /// Sets the inputs.
  public void inputs(float[] from, int n) {
    fill(x, from, n);
  }

  /// Sets the upstream gradients.
  public void upstream(float[] from, int n) {
    fill(dy, from, n);
  }
}
