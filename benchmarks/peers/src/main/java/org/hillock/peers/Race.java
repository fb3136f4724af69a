package org.hillock.peers;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
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
  private static final int ROUNDS = 31;
  private static final int LARGE_ROUNDS = 7;
  private static final long WARM_UP_NANOSECONDS = 700_000_000;

  /// Long enough for the threads of the library before to fall asleep.
  private static final long SETTLE_NANOSECONDS = 1_500_000;

  private static final long TURN_NANOSECONDS = 3_000_000;

  /// How much a result may differ from Hillock's; it is another function if it differs by more.
  private static final double SAME = 0.01;

  /// Hillock's time as a share of another library's.
  ///
  /// @param forward NaN if the library does not have the function
  /// @param both forward and backward; NaN if it has no backward
  record Ratio(String library, double forward, double both) {}

  /// The medians over the rounds.
  List<Ratio> run(List<Library> libraries) {
    List<Runner> runners = new ArrayList<>();
    try {
      for (Library library : libraries) {
        library.kernel(function, n, threads).ifPresent(kernel -> admit(library, kernel, runners));
      }
      runners.forEach(Runner::warmUp);
      for (int round = 0; round < rounds(); round++) {
        for (Runner runner : runners) {
          runner.turn(round);
        }
      }
      return runners.stream().skip(1).map(runner -> runner.ratio(runners.getFirst())).toList();
    } finally {
      runners.forEach(runner -> runner.kernel.close());
    }
  }

  private void admit(Library library, Kernel kernel, List<Runner> runners) {
    Stopwatch.fill(kernel);
    library.settle(threads);
    kernel.forward().run();
    kernel.backward().ifPresent(Runnable::run);
    Optional<String> difference =
        runners.isEmpty() ? Optional.empty() : difference(kernel, runners.getFirst().kernel);
    if (difference.isPresent()) {
      System.err.printf("%s of %s is left out: %s%n", function, library.name(), difference.get());
      kernel.close();
    } else {
      runners.add(new Runner(library, kernel));
    }
  }

  private Optional<String> difference(Kernel kernel, Kernel ours) {
    Batch a = kernel.batch();
    Batch b = ours.batch();
    boolean slopes = kernel.backward().isPresent();
    return IntStream.range(0, n)
        .filter(i ->
            !(Math.abs(at(a.y(), i) - at(b.y(), i)) <= SAME)
                || (slopes && !(Math.abs(at(a.dx(), i) - at(b.dx(), i)) <= SAME * 5)))
        .mapToObj(i ->
            "at %s it is %s with gradient %s, here %s and %s"
                .formatted(at(b.x(), i), at(a.y(), i), at(a.dx(), i), at(b.y(), i), at(b.dx(), i)))
        .findFirst();
  }

  private static float at(MemorySegment part, int i) {
    return part.getAtIndex(ValueLayout.JAVA_FLOAT, i);
  }

  private int rounds() {
    return n >= LARGE ? LARGE_ROUNDS : ROUNDS;
  }

  private final class Runner {
    private final Library library;
    private final Kernel kernel;
    private final double[] forward = new double[rounds()];
    private final double[] both = new double[rounds()];

    Runner(Library library, Kernel kernel) {
      this.library = library;
      this.kernel = kernel;
    }

    void warmUp() {
      library.settle(threads);
      Stopwatch.repeat(kernel.forward(), WARM_UP_NANOSECONDS);
      kernel.backward().ifPresent(call -> Stopwatch.repeat(call, WARM_UP_NANOSECONDS));
    }

    void turn(int round) {
      library.settle(threads);
      forward[round] = timed(kernel.forward());
      both[round] = forward[round] + kernel.backward().map(this::timed).orElse(Double.NaN);
    }

    private double timed(Runnable call) {
      if (n < LARGE) {
        Stopwatch.repeat(call, SETTLE_NANOSECONDS);
      }
      return Stopwatch.repeat(call, n < LARGE ? TURN_NANOSECONDS : 1);
    }

    Ratio ratio(Runner ours) {
      return new Ratio(library.name(), median(ours.forward, forward), median(ours.both, both));
    }

    private static double median(double[] ours, double[] theirs) {
      double[] ratios = new double[ours.length];
      Arrays.setAll(ratios, i -> ours[i] / theirs[i]);
      Arrays.sort(ratios);
      return ratios[ratios.length / 2];
    }
  }
}
