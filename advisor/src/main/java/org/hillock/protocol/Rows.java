package org.hillock.protocol;

import java.util.stream.IntStream;
import org.hillock.statistics.Bootstrap;
import org.hillock.statistics.CorrectedT;
import org.hillock.statistics.Interval;
import org.hillock.statistics.Sample;
import org.hillock.statistics.StudentT;

/// Where the test rows of the confirmation come from, and so what its gains say of new rows.
public sealed interface Rows {
  /// The interval of a mean gain for new rows.
  ///
  /// @param gains one a block
  /// @param leavingOut per block and group of test rows the gain without them; empty if no rows are
  ///   held out
  Interval interval(double[] gains, double[][] leavingOut, double confidence);

  /// There are no other rows: each block draws its own from the source, as a simulation does.
  record Fresh() implements Rows {
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
    public Interval interval(double[] gains, double[][] leavingOut, double confidence) {
      return CorrectedT.of(gains, train, test).interval(confidence);
    }
  }

  /// All blocks test on the same rows, which nobody has looked at before. Variance = that of the
  /// mean over blocks + that of the rows by the jackknife over groups; Student's t with the smaller
  /// of the two degrees of freedom.
  ///
  /// Source: Efron and Stein, "The jackknife estimate of variance", 1981, with groups.
  ///
  /// @param test how many rows
  /// @param groups into how many they are divided, at least 2
  record HeldOut(int test, int groups) implements Rows {
    @Override
    public Interval interval(double[] gains, double[][] leavingOut, double confidence) {
      double[] without =
          IntStream.range(0, groups)
              .mapToDouble(g ->
                  IntStream.range(0, gains.length)
                      .mapToDouble(block -> leavingOut[block][g])
                      .average()
                      .orElseThrow())
              .toArray();
      // Σ (θ - mean θ)² (G - 1) / G, from the unbiased variance.
      double ofRows = Sample.variance(without) * (groups - 1) * (groups - 1) / groups;
      double ofBlocks = Sample.variance(gains) / gains.length;
      double freedom = Math.min(groups, gains.length) - 1.0;
      double reach =
          new StudentT(freedom).quantile((1 + confidence) / 2) * Math.sqrt(ofRows + ofBlocks);
      double mean = Sample.mean(gains);
      return new Interval(mean - reach, mean + reach);
    }
  }
}
