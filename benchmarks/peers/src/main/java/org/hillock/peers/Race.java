package org.hillock.peers;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.scorecard.Batch;
import org.hillock.scorecard.Kernel;
import org.hillock.scorecard.Library;

/// One function by all libraries, in turns: each round times every library once, so that whatever
/// else the machine does meets all of them. Hillock is the first.
///
/// @param n how many elements a call computes
/// @param threads how many threads it may use
record Race(String function, int n, int threads) {
  private static final int LARGE = 1 << 22;
  private static final int ROUNDS = 15;
  private static final int LARGE_ROUNDS = 5;

  /// Compilation waits for nothing, see `start`; the first race of a process warms up the others.
  private static final long FIRST_NANOSECONDS = 1_000_000_000;

  private static final long WARM_UP_NANOSECONDS = 100_000_000;

  /// Long enough for the threads of the library before to fall asleep.
  private static final long PAUSE_MILLISECONDS = 10;

  private static final long SETTLE_NANOSECONDS = 1_000_000;
  private static final long TURN_NANOSECONDS = 3_000_000;

  /// How much a result may differ from Hillock's; it is another function if it differs by more.
  private static final double SAME = 0.01;

  private static final double SAME_SLOPE = 0.05;

  /// The share of inputs that may lie at a corner, where the slope is a convention.
  private static final double CORNERS = 1e-3;

  /// Hillock's time as a share of another library's.
  ///
  /// @param forward NaN if the library does not have the function
  /// @param both forward and backward; NaN if it has no backward
  record Ratio(String library, double forward, double both) {}

  /// The ratios of the least times.
  List<Ratio> run(List<Library> libraries) {
    List<Runner> runners = new ArrayList<>();
    for (Library library : libraries) {
      library
          .kernel(function, n, threads)
          .ifPresent(kernel -> runners.add(new Runner(library, kernel)));
    }
    try {
      Stopwatch.fill(runners.stream().map(runner -> runner.kernel).toList());
      Runner ours = runners.getFirst();
      List<Runner> same = runners.stream().filter(runner -> runner.isSame(ours)).toList();
      same.forEach(Runner::warmUp);
      for (int round = 0; round < (n >= LARGE ? LARGE_ROUNDS : ROUNDS); round++) {
        same.forEach(Runner::turn);
      }
      return same.stream().skip(1).map(runner -> runner.ratio(ours)).toList();
    } finally {
      runners.forEach(runner -> runner.kernel.close());
    }
  }

  private Optional<String> difference(Kernel kernel, Kernel ours) {
    Batch a = kernel.batch();
    Batch b = ours.batch();
    boolean slopes = kernel.backward().isPresent();
    int[] different =
        IntStream.range(0, n)
            .filter(i ->
                !(Math.abs(at(a.y(), i) - at(b.y(), i)) <= SAME)
                    || (slopes && !(Math.abs(at(a.dx(), i) - at(b.dx(), i)) <= SAME_SLOPE)))
            .toArray();
    if (different.length <= n * CORNERS) {
      return Optional.empty();
    }
    int i = different[0];
    return Optional.of(
        "at %s it is %s with gradient %s, here %s and %s"
            .formatted(at(b.x(), i), at(a.y(), i), at(a.dx(), i), at(b.y(), i), at(b.dx(), i)));
  }

  private static float at(MemorySegment part, int i) {
    return part.getAtIndex(ValueLayout.JAVA_FLOAT, i);
  }

  private final class Runner {
    private final Library library;
    private final Kernel kernel;
    private double forward = Double.POSITIVE_INFINITY;
    private double backward = Double.POSITIVE_INFINITY;

    Runner(Library library, Kernel kernel) {
      this.library = library;
      this.kernel = kernel;
    }

    boolean isSame(Runner ours) {
      library.settle(threads);
      kernel.forward().run();
      kernel.backward().ifPresent(Runnable::run);
      Optional<String> difference = difference(kernel, ours.kernel);
      difference.ifPresent(
          text -> System.err.printf("%s of %s is left out: %s%n", function, library.name(), text));
      return difference.isEmpty();
    }

    void warmUp() {
      long time =
          n == PerformanceTable.SIZES.getFirst() && threads == 1
              ? FIRST_NANOSECONDS
              : WARM_UP_NANOSECONDS;
      library.settle(threads);
      Stopwatch.least(kernel.forward(), time);
      kernel.backward().ifPresent(call -> Stopwatch.least(call, time));
    }

    void turn() {
      pause();
      library.settle(threads);
      forward = Math.min(forward, timed(kernel.forward()));
      backward = kernel.backward().map(call -> Math.min(backward, timed(call))).orElse(Double.NaN);
    }

    private double timed(Runnable call) {
      if (n < LARGE) {
        Stopwatch.least(call, SETTLE_NANOSECONDS);
      }
      return Stopwatch.least(call, TURN_NANOSECONDS);
    }

    private static void pause() {
      try {
        Thread.sleep(PAUSE_MILLISECONDS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }

    Ratio ratio(Runner ours) {
      return new Ratio(
          library.name(),
          ours.forward / forward,
          (ours.forward + ours.backward) / (forward + backward));
    }
  }
}
