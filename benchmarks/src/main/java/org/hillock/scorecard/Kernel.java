package org.hillock.scorecard;

import java.util.Optional;

/// One function of one library over one batch.
///
/// @param batch what it computes between
/// @param forward fills y from x
/// @param backward fills dx from dy and x, and from y as forward left it; empty if the library
///   cannot
/// @param release gives back what the kernel holds
public record Kernel(Batch batch, Runnable forward, Optional<Runnable> backward, Runnable release)
    implements AutoCloseable {

  /// A kernel over Java arrays.
  public static Kernel onArrays(int n, Library.OnArrays loops) {
    Batch batch = Batch.onHeap(n);
    float[] x = Batch.array(batch.x());
    float[] y = Batch.array(batch.y());
    float[] dy = Batch.array(batch.dy());
    float[] dx = Batch.array(batch.dx());
    return new Kernel(
        batch, () -> loops.forward(x, y), Optional.of(() -> loops.backward(x, dy, dx)), () -> {});
  }

  @Override
  public void close() {
    release.run();
  }
}
