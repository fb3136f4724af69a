package org.hillock.peers;

import java.util.List;
import java.util.Optional;
import org.hillock.numeric.Draws;
import org.hillock.scorecard.Kernel;
import org.hillock.scorecard.Library;

/// Times calls. The inputs are normally distributed, so wide that every branch of every function is
/// taken.
public final class Stopwatch {
  private static final double DEVIATION = 3;
  private static final int ELEMENTS = 1 << 15;
  private static final long WARM_UP_NANOSECONDS = 300_000_000;
  private static final long SAMPLE_NANOSECONDS = 20_000_000;

  /// Much more than reading the clock takes, and often not interrupted.
  private static final long BATCH_NANOSECONDS = 100_000;

  private Stopwatch() {}

  /// Nanoseconds for each element; NaN where the library has nothing.
  record Times(double forward, double backward) {}

  /// The least of some calls on one thread, over 32,768 elements.
  static Times least(String function, Library library) {
    Optional<Kernel> found = library.kernel(function, ELEMENTS, 1);
    if (found.isEmpty()) {
      return new Times(Double.NaN, Double.NaN);
    }
    try (Kernel kernel = found.get()) {
      fill(List.of(kernel));
      library.settle(1);
      return new Times(
          least(kernel.forward()), kernel.backward().map(Stopwatch::least).orElse(Double.NaN));
    }
  }

  private static double least(Runnable call) {
    least(call, WARM_UP_NANOSECONDS);
    return least(call, SAMPLE_NANOSECONDS) / ELEMENTS;
  }

  /// Draws the inputs and upstream gradients.
  static void fill(List<Kernel> kernels) {
    int n = kernels.getFirst().batch().elements();
    float[] x = normal(1, n, DEVIATION);
    float[] dy = normal(2, n, 1);
    for (Kernel kernel : kernels) {
      kernel.batch().inputs(x, n);
      kernel.batch().upstream(dy, n);
    }
  }

  private static float[] normal(long seed, int n, double deviation) {
    Draws draws = Draws.of(seed).at("peers");
    float[] numbers = new float[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = (float) (deviation * draws.normal(i));
    }
    return numbers;
  }

  /// Calls for so long, and at least once.
  ///
  /// @return the nanoseconds of a call in the quickest batch, which other programs disturbed least
  public static double least(Runnable call, long nanoseconds) {
    long start = System.nanoTime();
    double least = Double.POSITIVE_INFINITY;
    do {
      least = Math.min(least, batch(call));
    } while (System.nanoTime() - start < nanoseconds);
    return least;
  }

  private static double batch(Runnable call) {
    long start = System.nanoTime();
    long now = start;
    int calls = 0;
    do {
      call.run();
      calls++;
      now = System.nanoTime();
    } while (now - start < BATCH_NANOSECONDS);
    return (double) (now - start) / calls;
  }
}
