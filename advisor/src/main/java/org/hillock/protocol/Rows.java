package org.hillock.protocol;

import java.util.stream.IntStream;
import org.hillock.statistics.Bootstrap;
import org.hillock.statistics.Interval;
import org.hillock.statistics.Sample;
import org.hillock.statistics.StudentT;

/// Where the test rows of the confirmation come from, and so what its gains say of new rows.
public sealed interface Rows {
  /// The variance that the mean gain on new rows has on top of that over blocks: the part that more
  /// blocks do not lower.
  ///
  /// @param gains one a block
  /// @param leavingOut per block and group of test rows the gain without them; empty if no rows are
  ///   held out
  double variance(double[] gains, double[][] leavingOut);

  /// The interval of a mean gain for new rows: Student's t with variance over blocks / blocks +
  /// [#variance].
  default Interval interval(double[] gains, double[][] leavingOut, double confidence) {
    double variance = Sample.variance(gains) / gains.length + variance(gains, leavingOut);
    double quantile = new StudentT(freedom(gains.length)).quantile((1 + confidence) / 2);
    double mean = Sample.mean(gains);
    double reach = quantile * Math.sqrt(variance);
    return new Interval(mean - reach, mean + reach);
  }

  /// Degrees of freedom of that variance.
  private int freedom(int blocks) {
    return switch (this) {
      case Fresh _, Resampled _ -> blocks - 1;
      case HeldOut held -> Math.min(held.groups(), blocks) - 1;
    };
  }

  /// There are no other rows: each block draws its own from the source, as a simulation does.
  record Fresh() implements Rows {
    @Override
    public double variance(double[] gains, double[][] leavingOut) {
      return 0;
    }

    @Override
    public Interval interval(double[] gains, double[][] leavingOut, double confidence) {
      return Bootstrap.meanInterval(gains, confidence);
    }
  }

  /// Each block tests on other rows of the same table, so blocks share rows: variance times 1/J +
  /// test/train.
  ///
  /// Source: Nadeau and Bengio, "Inference for the generalization error", 2003.
  ///
  /// @param train training rows of a block
  /// @param test test rows of a block
  record Resampled(int train, int test) implements Rows {
    @Override
    public double variance(double[] gains, double[][] leavingOut) {
      return Sample.variance(gains) * test / train;
    }
  }

  /// All blocks test on the same rows, which nobody has looked at before. The variance of the rows
  /// is the jackknife's over groups; Student's t has the smaller of the two degrees of freedom.
  /// What rows and blocks do together is in both variances, so the interval is rather too wide.
  ///
  /// Source: Efron and Stein, "The jackknife estimate of variance", 1981, with groups.
  ///
  /// @param test how many rows
  /// @param groups into how many they are divided, at least 2
  record HeldOut(int test, int groups) implements Rows {
    @Override
    public double variance(double[] gains, double[][] leavingOut) {
      double[] without =
          IntStream.range(0, groups)
              .mapToDouble(g ->
                  IntStream.range(0, gains.length)
                      .mapToDouble(block -> leavingOut[block][g])
                      .average()
                      .orElseThrow())
              .toArray();
      // Σ (θ - mean θ)² (G - 1) / G, from the unbiased variance.
      return Sample.variance(without) * (groups - 1) * (groups - 1) / groups;
    }
  }
}
