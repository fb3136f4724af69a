package org.hillock.statistics;

/// difference = (t(1 - alpha/2) + t(0.8)) * s / sqrt(n), t the quantiles with n - 1 degrees of
/// freedom: the smallest true mean difference that a paired t test finds with power 0.8.
///
/// What a study that found nothing could have found. The exact answer needs the noncentral t
/// distribution; this one is too small by 5 % at n = 3, 1.2 % at n = 5 and 0.1 % at n = 10 for
/// alpha 0.05, by 13, 5.7 and 1.9 % for alpha 0.01. The sign-flip test finds nothing at all while
/// `SignFlip.smallestPValue(n) > alpha`.
///
/// Source: Cohen, "Statistical power analysis for the behavioral sciences", 1988, chapter 2, with t
/// for the normal.
public final class Detectable {
  private static final double POWER = 0.8;

  private Detectable() {}

  /// The smallest mean difference that is found in 4 of 5 studies.
  ///
  /// @param blocks n, number of paired differences, at least 2
  /// @param standardDeviation s, of the paired differences, finite and at least 0
  /// @param alpha two-sided level between 0 and 1: 0.05, or less if several pairs are tested
  /// @throws IllegalArgumentException if an argument is out of range
  public static double difference(int blocks, double standardDeviation, double alpha) {
    if (blocks < 2) {
      throw new IllegalArgumentException(
          blocks + " blocks, at least 2 needed to know a spread; give more blocks");
    }
    if (!(standardDeviation >= 0 && standardDeviation < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "standard deviation is "
              + standardDeviation
              + ", expected a finite number of at least 0; leave diverged runs out or score them");
    }
    Probability.requireInside("alpha", alpha);
    StudentT t = new StudentT(blocks - 1);
    return (t.quantile(POWER) - t.quantile(alpha / 2)) * standardDeviation / Math.sqrt(blocks);
  }
}
