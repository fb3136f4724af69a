package org.hillock.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/// W+ = sum of the ranks of |d| over the differences d > 0: Wilcoxon's signed-rank test of whether
/// differences lie around 0, as between two functions over several data sets.
///
/// Unlike a mean it does not compare the sizes of differences across data sets, only their order.
/// Differences of 0 are left out, equal sizes share their mean rank. Up to 50 differences p is
/// exact, also with ties: the share of all signs that give a W+ as far from its mean. Beyond, it is
/// by the normal approximation, with the correction for ties, without that for continuity.
///
/// Source: F. Wilcoxon, "Individual comparisons by ranking methods", 1945; J. Demšar, "Statistical
/// comparisons of classifiers over multiple data sets", 2006.
///
/// @param positive W+
/// @param negative W-, the same over the differences below 0
/// @param differences how many are not 0
/// @param pValue two-sided; 1 if all differences are 0
public record Wilcoxon(double positive, double negative, int differences, double pValue) {
  private static final int EXACT_UP_TO = 50;

  /// The test of these differences.
  ///
  /// @param differences one a data set, at least one, finite
  /// @throws IllegalArgumentException if there is none or one is not finite
  public static Wilcoxon of(double[] differences) {
    Sample.require(differences, 1);
    double[] d = Arrays.stream(differences).filter(difference -> difference != 0).toArray();
    double[] ranks = Ranks.of(Arrays.stream(d).map(Math::abs).toArray());
    double positive =
        IntStream.range(0, d.length).filter(i -> d[i] > 0).mapToDouble(i -> ranks[i]).sum();
    double negative = d.length * (d.length + 1) / 2.0 - positive;
    double smaller = Math.min(positive, negative);
    return new Wilcoxon(
        positive,
        negative,
        d.length,
        d.length <= EXACT_UP_TO ? exact(ranks, smaller) : approximate(ranks, smaller));
  }

  /// The tests of each row of scores against that of the baseline, p-values adjusted by [Holm]; the
  /// baseline's own place holds a test of differences of 0, p = 1.
  ///
  /// @param scores a row for each candidate, a column for each data set
  /// @param baseline its row
  /// @throws IllegalArgumentException if rows differ in length, hold what is not finite, or the
  ///   baseline is none of them
  public static Wilcoxon[] against(double[][] scores, int baseline) {
    Table.require(scores);
    if (baseline < 0 || baseline >= scores.length) {
      throw new IllegalArgumentException(
          "the baseline is row %s of %s; give one from 0 to %s"
              .formatted(baseline, scores.length, scores.length - 1));
    }
    Wilcoxon[] tests =
        Arrays.stream(scores)
            .map(row -> of(Table.difference(row, scores[baseline])))
            .toArray(Wilcoxon[]::new);
    int[] others = IntStream.range(0, scores.length).filter(i -> i != baseline).toArray();
    double[] adjusted =
        Holm.adjust(Arrays.stream(others).mapToDouble(i -> tests[i].pValue).toArray());
    for (int i = 0; i < others.length; i++) {
      tests[others[i]] = tests[others[i]].adjustedTo(adjusted[i]);
    }
    return tests;
  }

  /// The tests of all pairs of rows, p-values adjusted by [Holm] over the k (k - 1) / 2 of them:
  /// `[a][b]` is of a - b, `[b][a]` of b - a, the diagonal of 0.
  ///
  /// @param scores a row for each candidate, a column for each data set
  /// @throws IllegalArgumentException if rows differ in length or hold what is not finite
  public static Wilcoxon[][] pairwise(double[][] scores) {
    Table.require(scores);
    int k = scores.length;
    Wilcoxon[][] tests =
        Arrays.stream(scores)
            .map(a ->
                Arrays.stream(scores).map(b -> of(Table.difference(a, b))).toArray(Wilcoxon[]::new))
            .toArray(Wilcoxon[][]::new);
    double[] adjusted =
        Holm.adjust(
            IntStream.range(0, k)
                .mapToObj(a -> IntStream.range(a + 1, k).mapToDouble(b -> tests[a][b].pValue))
                .flatMapToDouble(row -> row)
                .toArray());
    int next = 0;
    for (int a = 0; a < k; a++) {
      for (int b = a + 1; b < k; b++) {
        tests[a][b] = tests[a][b].adjustedTo(adjusted[next]);
        tests[b][a] = tests[b][a].adjustedTo(adjusted[next++]);
      }
    }
    return tests;
  }

  private Wilcoxon adjustedTo(double p) {
    return new Wilcoxon(positive, negative, differences, p);
  }

  /// Counts the signs by the sum of doubled ranks, which are whole also where they are shared.
  private static double exact(double[] ranks, double smaller) {
    int total = ranks.length * (ranks.length + 1);
    double[] ways = new double[total + 1];
    ways[0] = 1;
    for (double rank : ranks) {
      int doubled = (int) Math.rint(2 * rank);
      for (int sum = total; sum >= doubled; sum--) {
        ways[sum] += ways[sum - doubled];
      }
    }
    double reached = 0;
    for (int sum = 0; sum <= Math.rint(2 * smaller); sum++) {
      reached += ways[sum];
    }
    return Math.min(1, Math.scalb(reached, 1 - ranks.length));
  }

  /// The variance of W+ is sum(rank^2) / 4, which falls with ties as it should.
  private static double approximate(double[] ranks, double smaller) {
    double n = ranks.length;
    double variance = Arrays.stream(ranks).map(rank -> rank * rank).sum() / 4;
    return Math.min(1, 2 * Normal.cdf((smaller - n * (n + 1) / 4) / Math.sqrt(variance)));
  }
}
