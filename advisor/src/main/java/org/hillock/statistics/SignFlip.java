package org.hillock.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;

/// p = share of the 2^n sign vectors s with |sum(s d)| >= |sum(d)|: the two-sided paired sign-flip
/// test of the mean.
///
/// If the two sides of each pair are exchangeable, each difference is as likely to have the other
/// sign; that is all it assumes, no normal distribution. Exact up to 32 differences that are not 0,
/// by 100,000 random sign vectors of a fixed seed beyond.
///
/// Source: R. A. Fisher, "The design of experiments", 1935, section 21; the count in the Monte
/// Carlo case, Phipson and Smyth, "Permutation p-values should never be zero", 2010.
public final class SignFlip {
  /// Two sorted lists of 2^16 sums; they take no longer than 100,000 random vectors.
  private static final int EXACT_UP_TO = 32;

  private static final int DRAWS = 100_000;
  private static final long SEED = 0x5167_f11bL;

  /// Two arrangements whose sums differ by less than this share of sum(|d|) are a tie: scores such
  /// as 0.1 + 0.2 and 0.3 differ by rounding alone, which stays below 1e-14 of sum(|d|) here.
  private static final double TIE = 1e-12;

  private SignFlip() {}

  /// The two-sided p-value; 1 if all differences are 0. Differences of 0 do not change it.
  ///
  /// In the exact case the order of the differences does not matter; beyond it, it moves p within
  /// the Monte Carlo error, sqrt(p (1 - p) / 100,000).
  ///
  /// @param differences one a pair, at least one, finite
  /// @throws IllegalArgumentException if there is none or one is not finite
  public static double pValue(double[] differences) {
    Sample.require(differences, 1);
    // A zero doubles the number of vectors and of those that count.
    double[] d = Arrays.stream(differences).filter(difference -> difference != 0).toArray();
    double size = Sample.sum(Arrays.stream(d).map(Math::abs).toArray());
    double threshold = Math.abs(Sample.sum(d)) - TIE * size;
    if (threshold <= 0) {
      return 1;
    }
    return d.length <= EXACT_UP_TO ? exact(d, threshold) : sampled(d, threshold);
  }

  /// The smallest p-value that n differences can give, however large they are: 2 / 2^n up to n =
  /// 32, 1 / 100,001 beyond. With 5 pairs it is 0.0625, so no result is significant at 5 %.
  ///
  /// @param n number of differences that are not 0, at least 1
  /// @throws IllegalArgumentException if n is below 1
  public static double smallestPValue(int n) {
    if (n < 1) {
      throw new IllegalArgumentException(n + " differences, at least 1 needed; give more runs");
    }
    return n <= EXACT_UP_TO ? Math.scalb(1.0, 1 - n) : 1.0 / (DRAWS + 1);
  }

  /// Counts the sign vectors in 2^(n/2) steps: all sums of the left half against all of the right,
  /// both sorted. Each sum is at most 16 additions deep. Those at or below -threshold are as many.
  private static double exact(double[] d, double threshold) {
    int half = d.length / 2;
    double[] left = sortedSums(Arrays.copyOfRange(d, 0, half));
    double[] right = sortedSums(Arrays.copyOfRange(d, half, d.length));
    long reached = 0;
    int first = right.length; // right[first] and all above reach the threshold with this left
    for (double sum : left) {
      while (first > 0 && sum + right[first - 1] >= threshold) {
        first--;
      }
      reached += right.length - first;
    }
    return Math.scalb((double) reached, 1 - d.length);
  }

  private static double[] sortedSums(double[] d) {
    double[] sums = new double[1 << d.length];
    int filled = 1;
    for (double difference : d) {
      for (int i = 0; i < filled; i++) {
        sums[filled + i] = sums[i] + difference;
        sums[i] -= difference;
      }
      filled *= 2;
    }
    Arrays.sort(sums);
    return sums;
  }

  private static double sampled(double[] d, double threshold) {
    SplittableRandom random = new SplittableRandom(SEED);
    int reached = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      if (Math.abs(flippedSum(d, random)) >= threshold) {
        reached++;
      }
    }
    return (reached + 1.0) / (DRAWS + 1.0);
  }

  private static double flippedSum(double[] d, SplittableRandom random) {
    double sum = 0;
    long bits = 0;
    for (int i = 0; i < d.length; i++) {
      bits = i % Long.SIZE == 0 ? random.nextLong() : bits >>> 1;
      sum += Double.longBitsToDouble(Double.doubleToRawLongBits(d[i]) ^ (bits << 63));
    }
    return sum;
  }
}
