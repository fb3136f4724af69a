package org.hillock.peers;

import java.util.Optional;
import org.hillock.activation.Elementwise;
import org.hillock.numeric.Draws;
import org.hillock.scorecard.Kernel;
import org.hillock.scorecard.Library;

/// The time of an element on one thread, quickly taken: the least of some samples, in cache.
final class Stopwatch {
  private static final int ELEMENTS = 1 << 15;
  private static final double DEVIATION = 3;
  private static final long WARM_UP_NANOSECONDS = 300_000_000;
  private static final int SAMPLES = 30;

  private Stopwatch() {}

  /// Nanoseconds for each element; NaN if the library has no backward.
  record Times(double forward, double backward) {}

  static Times time(Elementwise function, Library library) {
    Optional<Kernel> found = library.kernel(function.name(), ELEMENTS, 1);
    if (found.isEmpty()) {
      return new Times(Double.NaN, Double.NaN);
    }
    try (Kernel kernel = found.get()) {
      kernel.batch().inputs(normal(1, ELEMENTS, DEVIATION), ELEMENTS);
      kernel.batch().upstream(normal(2, ELEMENTS, 1), ELEMENTS);
      library.settle(1);
      return new Times(
          least(kernel.forward()), kernel.backward().map(Stopwatch::least).orElse(Double.NaN));
    }
  }

  /// n draws of the normal distribution with mean 0.
  static float[] normal(long seed, int n, double deviation) {
    Draws draws = Draws.of(seed).at("peers");
    float[] numbers = new float[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = (float) (deviation * draws.normal(i));
    }
    return numbers;
  }

  private static double least(Runnable run) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < WARM_UP_NANOSECONDS) {
      run.run();
    }
    long least = Long.MAX_VALUE;
    for (int i = 0; i < SAMPLES; i++) {
      long before = System.nanoTime();
      run.run();
      least = Math.min(least, System.nanoTime() - before);
    }
    return (double) least / ELEMENTS;
  }
}
