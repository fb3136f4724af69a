package org.hillock.peers.products;

import java.util.ArrayList;
import java.util.List;
import org.hillock.numeric.Draws;
import org.hillock.peers.Stopwatch;

/// All products by all libraries: each round of a product times every library once with each number
/// of threads, so that whatever else the machine does meets all of them.
///
/// @param libraries the first is the one that the others' results are held to
/// @param threads numbers of threads
/// @param rounds of each product
record Race(List<Multiplier> libraries, List<Integer> threads, int rounds) {
  private static final long WARM_UP_NANOSECONDS = 500_000_000;

  /// Longer than the threads of OpenBLAS spin before they fall asleep, which is 2^26 ticks.
  private static final long PAUSE_MILLISECONDS = 40;

  /// Long enough for a second thread to be awake; Hillock does not wait for it.
  private static final long SETTLE_NANOSECONDS = 10_000_000;

  private static final long TURN_NANOSECONDS = 3_000_000;

  /// How much a result may differ, as a share of the largest one.
  private static final double SAME = 1e-4;

  /// The least times. All is warmed up before the first is timed, since what is compiled for one
  /// product serves others.
  List<Time> run(String lanes, List<Shape> shapes) {
    List<List<Runner>> races = shapes.stream().map(this::runners).toList();
    races.forEach(runners -> runners.forEach(Runner::warmUp));
    List<Time> times = new ArrayList<>();
    for (List<Runner> runners : races) {
      for (int round = 0; round < rounds; round++) {
        runners.forEach(Runner::turn);
      }
      runners.forEach(runner -> times.add(runner.time(lanes)));
    }
    return times;
  }

  private List<Runner> runners(Shape shape) {
    float[] a = normal(1, shape.rows() * shape.depth());
    float[] b = normal(2, shape.depth() * shape.columns());
    List<Runner> runners = new ArrayList<>();
    for (int count : threads) {
      for (Multiplier library : libraries) {
        library.settle(count);
        Runner runner = new Runner(library, shape, count, library.product(shape, a, b, count));
        runner.product.call().run();
        runners.add(runner);
        runner.check(runners.getFirst().product.result().get());
      }
    }
    return runners;
  }

  private static float[] normal(long seed, int n) {
    Draws draws = Draws.of(seed).at("products");
    float[] numbers = new float[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = (float) draws.normal(i);
    }
    return numbers;
  }

  private static final class Runner {
    private final Multiplier library;
    private final Shape shape;
    private final int threads;
    private final Multiplier.Product product;
    private double least = Double.POSITIVE_INFINITY;

    Runner(Multiplier library, Shape shape, int threads, Multiplier.Product product) {
      this.library = library;
      this.shape = shape;
      this.threads = threads;
      this.product = product;
    }

    void check(float[] expected) {
      float[] found = product.result().get();
      double largest = 0;
      for (float number : expected) {
        largest = Math.max(largest, Math.abs(number));
      }
      for (int i = 0; i < expected.length; i++) {
        if (!(Math.abs(found[i] - expected[i]) <= SAME * largest)) {
          throw new IllegalStateException(
              "%s, threads: %d: element %d is %s by %s, and %s by the first library; are the strides right?"
                  .formatted(shape.label(), threads, i, found[i], library.name(), expected[i]));
        }
      }
    }

    void warmUp() {
      library.settle(threads);
      Stopwatch.least(product.call(), WARM_UP_NANOSECONDS);
    }

    void turn() {
      pause();
      library.settle(threads);
      Stopwatch.least(product.call(), SETTLE_NANOSECONDS);
      least = Math.min(least, Stopwatch.least(product.call(), TURN_NANOSECONDS));
    }

    private static void pause() {
      try {
        Thread.sleep(PAUSE_MILLISECONDS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }

    Time time(String lanes) {
      return new Time(lanes, shape.label(), threads, library.name(), least);
    }
  }
}
