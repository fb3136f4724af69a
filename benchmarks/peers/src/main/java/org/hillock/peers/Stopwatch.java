package org.hillock.peers;

import java.util.Optional;
import org.hillock.numeric.Draws;
import org.hillock.scorecard.Kernel;
import org.hillock.scorecard.Library;

/// Times calls. The inputs are normally distributed, so wide that every branch of every function is
/// taken.
final class Stopwatch {
  private static final double DEVIATION = 3;
  private static final int ELEMENTS = 1 << 15;
  private static final long WARM_UP_NANOSECONDS = 300_000_000;
  private static final int SAMPLES = 30;

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
      fill(kernel);
      library.settle(1);
      return new Times(
          least(kernel.forward()), kernel.backward().map(Stopwatch::least).orElse(Double.NaN));
    }
  }

  private static double least(Runnable call) {
    repeat(call, WARM_UP_NANOSECONDS);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < SAMPLES; i++) {
      least = Math.min(least, repeat(call, 0));
    }
    return least / ELEMENTS;
  }

  /// Draws the inputs and upstream gradients.
  static void fill(Kernel kernel) {
    int n = kernel.batch().elements();
    kernel.batch().inputs(normal(1, n, DEVIATION), n);
    kernel.batch().upstream(normal(2, n, 1), n);
  }

  private static float[] normal(long seed, int n, double deviation) {
    Draws draws = Draws.of(seed).at("peers");
    float[] numbers = new float[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = (float) (deviation * draws.normal(i));
    }
    return numbers;
  }

  /// Calls at least once, until so much time has passed.
  ///
  /// @return the mean nanoseconds of a call
  static double repeat(Runnable call, long nanoseconds) {
    long start = System.nanoTime();
    long now = start;
    int calls = 0;
    do {
      call.run();
      calls++;
      now = System.nanoTime();
    } while (now - start < nanoseconds);
    return (double) (now - start) / calls;
  }
}
