package org.hillock.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;

/// The BCa interval: percentiles of 10,000 resampled means, moved for the median bias z0 and the
/// skewness a to the levels cdf(z0 + (z0 + z) / (1 - a (z0 + z))), z = quantile((1 +- c) / 2).
///
/// Assumes independent values, no shape. It is too narrow with few of them: at 95 % it covers the
/// mean of normal data in 84 % of samples of 5, 90 % of 10 and 93 % of 20.
///
/// Same bits on every machine and run: the resamples have a fixed seed.
///
/// Source: B. Efron, "Better bootstrap confidence intervals", 1987.
public final class Bootstrap {
  private static final int RESAMPLES = 10_000;
  private static final long SEED = 0xb007_57a9L;

  /// Beyond it fewer than 5 resamples decide where an end lies.
  private static final double LARGEST_CONFIDENCE = 0.999;

  /// Share of sum(|v - mean|) below which a resampled mean equals the mean but for rounding.
  private static final double TIE = 1e-12;

  private Bootstrap() {}

  /// The interval for the mean. One value says nothing of its spread: the interval is
  /// [Interval#EVERYWHERE]. Two or more values that are all equal give that value, width 0, since
  /// every resample does.
  ///
  /// @param values at least one, finite
  /// @param confidence above 0, at most 0.999
  /// @throws IllegalArgumentException if there are no values, one is not finite, or the confidence
  ///   is out of range
  public static Interval meanInterval(double[] values, double confidence) {
    Sample.require(values, 1);
    if (!(confidence > 0 && confidence <= LARGEST_CONFIDENCE)) {
      throw new IllegalArgumentException(
          "confidence is "
              + confidence
              + ", expected a number above 0 and at most 0.999; 95 % is 0.95");
    }
    if (values.length == 1) {
      return Interval.EVERYWHERE;
    }
    double mean = Sample.mean(values);
    double[] deviations = Sample.minus(values, mean);
    if (Arrays.stream(deviations).allMatch(deviation -> deviation == 0)) {
      return new Interval(mean, mean);
    }
    double[] sums = sortedResampledSums(deviations);
    double bias = bias(sums, TIE * Sample.sum(Arrays.stream(deviations).map(Math::abs).toArray()));
    double acceleration = acceleration(deviations);
    double z = Normal.quantile((1 + confidence) / 2);
    return new Interval(
        mean + percentile(sums, level(bias, acceleration, -z)) / values.length,
        mean + percentile(sums, level(bias, acceleration, z)) / values.length);
  }

  /// Sums of deviations, not of values: a tie with the mean is then a sum of 0 but for rounding.
  private static double[] sortedResampledSums(double[] deviations) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] sums = new double[RESAMPLES];
    for (int resample = 0; resample < RESAMPLES; resample++) {
      for (int i = 0; i < deviations.length; i++) {
        // Uniform in 0 .. n - 1 with a bias below n / 2^64.
        int pick = (int) Math.unsignedMultiplyHigh(random.nextLong(), deviations.length);
        sums[resample] += deviations[pick];
      }
    }
    Arrays.sort(sums);
    return sums;
  }

  /// z0, with ties counted half, as scores on a grid tie often. Always finite: a sum of independent
  /// values with mean 0 is on either side of it with probability 0.11 or more.
  private static double bias(double[] sums, double tie) {
    double below = 0;
    for (double sum : sums) {
      below += sum < -tie ? 1 : sum <= tie ? 0.5 : 0;
    }
    return Normal.quantile(below / sums.length);
  }

  /// a = sum(u^3) / (6 sum(u^2)^(3/2)), the jackknife's estimate for a mean; at most 1/6 in size.
  private static double acceleration(double[] deviations) {
    double norm = Math.sqrt(Sample.sum(Arrays.stream(deviations).map(u -> u * u).toArray()));
    return Sample.sum(
            Arrays.stream(deviations).map(u -> (u / norm) * (u / norm) * (u / norm)).toArray())
        / 6;
  }

  /// The divisor stays above 0.2: |z0| < 1.3 and |z| < 3.3 up to a confidence of 0.999.
  private static double level(double bias, double acceleration, double z) {
    return Normal.cdf(bias + (bias + z) / (1 - acceleration * (bias + z)));
  }

  /// Linear between the two sums around (B - 1) * level.
  private static double percentile(double[] sorted, double level) {
    double place = (sorted.length - 1) * level;
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
