package org.hillock.scorecard;

import java.util.Optional;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Loop;

/// Hillock itself, by its loops; two threads take half of the range each.
///
/// @param version which state of the sources
public record Hillock(String version) implements Library {
  /// Below this a second thread costs more than it saves.
  private static final int SPLIT_FROM = 1 << 15;

  @Override
  public String name() {
    return "Hillock";
  }

  @Override
  public Optional<Kernel> kernel(Elementwise function, int n, int threads) {
    Loop loop = Loop.of(function);
    if (threads == 1 || n < SPLIT_FROM) {
      return Optional.of(Kernel.onArrays(n, whole(loop, n)));
    }
    if (threads != 2) {
      throw new IllegalArgumentException(threads + " threads; the comparison splits in two only.");
    }
    Batch batch = Batch.onHeap(n);
    float[] x = Batch.array(batch.x());
    float[] y = Batch.array(batch.y());
    float[] dy = Batch.array(batch.dy());
    float[] dx = Batch.array(batch.dx());
    int half = n / 2;
    int rest = n - half;
    Companion forward = new Companion(() -> loop.forward(x, half, y, half, rest));
    Companion backward = new Companion(() -> loop.backward(x, half, dy, half, dx, half, rest));
    return Optional.of(
        new Kernel(
            batch,
            () -> forward.beside(() -> loop.forward(x, 0, y, 0, half)),
            Optional.of(() -> backward.beside(() -> loop.backward(x, 0, dy, 0, dx, 0, half))),
            () -> {
              forward.close();
              backward.close();
            }));
  }

  private static OnArrays whole(Loop loop, int n) {
    return new OnArrays() {
      @Override
      public void forward(float[] x, float[] y) {
        loop.forward(x, 0, y, 0, n);
      }

      @Override
      public void backward(float[] x, float[] dy, float[] dx) {
        loop.backward(x, 0, dy, 0, dx, 0, n);
      }
    };
  }
}
