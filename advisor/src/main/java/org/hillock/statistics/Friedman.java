package org.hillock.statistics;

import java.util.Arrays;

/// F = (N - 1) chi2 / (N (k - 1) - chi2), chi2 = (k - 1) N^2 sum((R_j - (k+1)/2)^2) / sum((r_ij -
/// (k+1)/2)^2): Friedman's test of whether k candidates rank alike over N data sets, in Iman and
/// Davenport's form with k - 1 and (k - 1)(N - 1) degrees of freedom.
///
/// Rank 1 is the largest score; equal scores share their mean rank, and chi2 allows for that.
///
/// Source: M. Friedman, 1937; Iman and Davenport, "Approximations of the critical region of the
/// Friedman statistic", 1980; J. Demšar, "Statistical comparisons of classifiers over multiple data
/// sets", 2006, whose chi2 does not allow for ties and is smaller where there are some.
///
/// @param meanRanks R_j, one a candidate
/// @param dataSets N
/// @param chiSquared Friedman's own statistic
/// @param statistic F; infinite if all data sets agree
/// @param pValue that of F; if all data sets agree, the exact 1 / k!^(N-1); 1 if all scores tie
public record Friedman(
    double[] meanRanks, int dataSets, double chiSquared, double statistic, double pValue) {
  /// The test of these scores.
  ///
  /// @param scores a row for each candidate, at least 2; a column for each data set, at least 2;
  ///   larger is better
  /// @throws IllegalArgumentException if there are too few, rows differ in length, or a score is
  ///   not finite
  public static Friedman of(double[][] scores) {
    Table.require(scores);
    int k = scores.length;
    int n = scores[0].length;
    if (n < 2) {
      throw new IllegalArgumentException("1 data set, at least 2 needed; one alone ranks anyhow");
    }
    double[] meanRanks = new double[k];
    double within = 0;
    for (int set = 0; set < n; set++) {
      int column = set;
      double[] ranks = Ranks.of(Arrays.stream(scores).mapToDouble(row -> -row[column]).toArray());
      for (int j = 0; j < k; j++) {
        meanRanks[j] += ranks[j] / n;
        within += squared(ranks[j] - (k + 1) / 2.0);
      }
    }
    double between = Arrays.stream(meanRanks).map(rank -> squared(rank - (k + 1) / 2.0)).sum();
    double chiSquared = within == 0 ? 0 : (k - 1) * (double) n * n * between / within;
    double rest = n * (k - 1) - chiSquared;
    // Ranks are multiples of 1/2, so what is left is either rounding or far larger.
    if (rest < 1e-9) {
      double p = StrictMath.exp((1 - n) * Gamma.logOf(k + 1));
      return new Friedman(meanRanks, n, chiSquared, Double.POSITIVE_INFINITY, p);
    }
    double f = (n - 1) * chiSquared / rest;
    double p = new FisherF(k - 1, (k - 1) * (double) (n - 1)).upperTail(f);
    return new Friedman(meanRanks, n, chiSquared, f, p);
  }

  /// Nemenyi's critical difference q sqrt(k (k + 1) / (6 N)): two candidates whose mean ranks are
  /// this far apart differ. It depends on which others are in the table, so it is good for a
  /// picture; decide by [Wilcoxon#against].
  ///
  /// @param level between 0 and 1, as 0.05
  /// @throws IllegalArgumentException if the level is out of range
  public double criticalDifference(double level) {
    Probability.requireInside("level", level);
    int k = meanRanks.length;
    return new StudentizedRange(k).quantile(1 - level)
        / Math.sqrt(2)
        * Math.sqrt(k * (k + 1) / (6.0 * dataSets));
  }

  private static double squared(double x) {
    return x * x;
  }
}
