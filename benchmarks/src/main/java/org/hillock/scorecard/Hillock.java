package org.hillock.scorecard;

import java.util.Optional;
import org.hillock.activation.Activations;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Loop;
import org.hillock.activation.Rowwise;

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
  public Optional<Kernel> kernel(String function, int n, int threads) {
    Batch batch = Batch.onHeap(n);
    float[] x = Batch.array(batch.x());
    float[] y = Batch.array(batch.y());
    float[] dy = Batch.array(batch.dy());
    float[] dx = Batch.array(batch.dx());
    return switch (Activations.named(function)) {
      case Elementwise f -> {
        Loop loop = Loop.of(f);
        yield Optional.of(
            kernel(
                batch,
                threads,
                (from, count) -> loop.forward(x, from, y, from, count),
                (from, count) -> loop.backward(x, from, dy, from, dx, from, count)));
      }
      case Rowwise f ->
          Optional.of(
              kernel(
                  batch,
                  threads,
                  (from, count) -> {
                    for (int i = from; i < from + count; i += ROW) {
                      f.forward(x, i, y, i, ROW);
                    }
                  },
                  (from, count) -> {
                    for (int i = from; i < from + count; i += ROW) {
                      f.backward(x, i, y, i, dy, i, dx, i, ROW);
                    }
                  }));
      default -> Optional.empty();
    };
  }

  /// A part of a batch.
  private interface Part {
    void run(int from, int count);
  }

  private static Kernel kernel(Batch batch, int threads, Part forward, Part backward) {
    int n = batch.elements();
    if (threads == 1 || n < SPLIT_FROM) {
      return new Kernel(
          batch, () -> forward.run(0, n), Optional.of(() -> backward.run(0, n)), () -> {});
    }
    if (threads != 2) {
      throw new IllegalArgumentException(threads + " threads; the comparison splits in two only.");
    }
    int half = n / 2;
    Companion ahead = new Companion(() -> forward.run(half, n - half));
    Companion back = new Companion(() -> backward.run(half, n - half));
    return new Kernel(
        batch,
        () -> ahead.beside(() -> forward.run(0, half)),
        Optional.of(() -> back.beside(() -> backward.run(0, half))),
        () -> {
          ahead.close();
          back.close();
        });
  }
}
