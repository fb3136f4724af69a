package org.hillock.onnx.swap;

import java.util.Arrays;
import java.util.function.LongSupplier;
import org.hillock.onnx.tuning.Forward;
import org.hillock.onnx.tuning.Sample;

/// How much time one model takes by that of another.
final class Speed {
  private static final int TURNS = 9;

  /// A turn takes at least as long, so that the clock's steps do not count.
  private static final long LEAST_NANOS = 10_000_000;

  private Speed() {}

  /// Runs both by turns, as often in each, and takes the median of each turn's ratio, so that what
  /// else the machine does touches both.
  ///
  /// @param clock nanoseconds
  /// @return time of the second by that of the first
  static double ratio(Forward first, Forward second, Sample sample, LongSupplier clock) {
    int times = 1;
    while (time(first, sample, times, clock) < LEAST_NANOS && times < 1 << 16) {
      times *= 2;
    }
    time(second, sample, times, clock);
    double[] ratios = new double[TURNS];
    for (int turn = 0; turn < TURNS; turn++) {
      long one = time(first, sample, times, clock);
      ratios[turn] = (double) time(second, sample, times, clock) / Math.max(1, one);
    }
    Arrays.sort(ratios);
    return ratios[TURNS / 2];
  }

  private static long time(Forward forward, Sample sample, int times, LongSupplier clock) {
    long start = clock.getAsLong();
    for (int i = 0; i < times; i++) {
      forward.outputs(sample);
    }
    return clock.getAsLong() - start;
  }
}
