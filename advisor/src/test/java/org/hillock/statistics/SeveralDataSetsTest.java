package org.hillock.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeveralDataSetsTest {
  /// The ranks in table 6 of Demšar 2006, negated, as larger scores have smaller ranks: four
  /// variants of C4.5 on 14 data sets.
  private static final double[][] DEMSAR = {
    {-4, -1, -4, -4, -4, -1, -3, -2.5, -4, -2.5, -4, -3, -4, -3},
    {-3, -2, -1, -1, -2, -2.5, -2, -2.5, -3, -2.5, -2.5, -2, -1, -1},
    {-2, -3, -2, -3, -3, -4, -4, -4, -2, -2.5, -1, -4, -2, -4},
    {-1, -4, -3, -2, -1, -2.5, -1, -1, -1, -2.5, -2.5, -1, -3, -2}
  };

  /// Depression factors, Hollander and Wolfe, "Nonparametric statistical methods", 1973; the
  /// example of R's wilcox.test.
  private static final double[] DEPRESSION = {
    0.952, -0.147, 1.022, 0.43, 0.62, 0.59, 0.49, -0.08, 0.01
  };

  private static final double[] SIXTY = {
    2.34, -2.26, 0.72, -0.27, -0.15, 0.08, -1.72, 0.07, -0.57, 3.62, 0.53, -0.05,
    0.02, -0.37, -0.76, -0.09, 0.78, 0.06, 1.26, 0.1, 0.32, 1.85, 0.85, -0.21,
    0.12, 0.84, 2.24, 0.03, 0.06, 1.3, -0.59, 0.01, 1.18, 0.88, 0.39, 0.97,
    -2.53, 1.32, -0.66, -1.37, 0.58, 1.0, -0.14, -0.78, 0.33, 0.25, 1.71, 1.05,
    0.49, 1.41, 0.09, -0.63, 0.88, 0.88, 0.09, -0.48, 0.53, -2.19, 0.99, 0.79
  };

  @Test
  void friedmanAgreesWithDemsarsExample() {
    Friedman test = Friedman.of(DEMSAR);
    assertArrayEquals(new double[] {3.143, 2.000, 2.893, 1.964}, test.meanRanks(), 5e-4);
    assertEquals(1.25, test.criticalDifference(0.05), 5e-3);
    assertEquals(1.12, test.criticalDifference(0.1), 5e-3);
    // His chi2 of 9.28 and F of 3.69 do not allow for ties; ours divides by what ties leave of 1.
    double untied = test.chiSquared() * varianceOfRanks(DEMSAR) / (14 * 5);
    assertEquals(9.28, untied, 5e-3);
    assertEquals(3.69, 13 * untied / (14 * 3 - untied), 5e-3);
  }

  @Test
  void friedmanAgreesWithScipy() {
    // scipy 1.17: friedmanchisquare, then f.sf((N - 1) c / (N (k - 1) - c), 3, 39).
    Friedman test = Friedman.of(DEMSAR);
    assertEquals(10.228346456692925, test.chiSquared(), 1e-12);
    assertEquals(4.1851301115241695, test.statistic(), 1e-12);
    assertEquals(0.011620659515310975, test.pValue(), 1e-13);
  }

  @Test
  void friedmanOfTwoIdenticalCandidatesSeesNothingAndOfUnanimousSetsIsExact() {
    assertEquals(1, Friedman.of(new double[][] {{1, 2, 3}, {1, 2, 3}}).pValue());
    Friedman unanimous = Friedman.of(new double[][] {{3, 30, 9, 1}, {2, 20, 8, 0}, {1, 10, 7, -1}});
    assertEquals(Double.POSITIVE_INFINITY, unanimous.statistic());
    assertEquals(1 / 216.0, unanimous.pValue(), 1e-15);
    assertArrayEquals(new double[] {1, 2, 3}, unanimous.meanRanks(), 1e-15);
  }

  @Test
  void friedmanLooksAtOrderOnlyWithinEachDataSet() {
    Random random = new Random(8);
    double[][] scores =
        IntStream.range(0, 5).mapToObj(i -> random.doubles(9).toArray()).toArray(double[][]::new);
    double[][] moved =
        Arrays.stream(scores)
            .map(row ->
                IntStream.range(0, 9).mapToDouble(j -> 7 * j + row[j] * row[j] / 3).toArray())
            .toArray(double[][]::new);
    assertEquals(Friedman.of(scores).pValue(), Friedman.of(moved).pValue());
    assertEquals(15, Arrays.stream(Friedman.of(scores).meanRanks()).sum(), 1e-12);
  }

  @Test
  void friedmanRejectsEqualsAtItsLevel() {
    Random random = new Random(21);
    long rejected =
        IntStream.range(0, 1000)
            .filter(run ->
                Friedman.of(
                            IntStream.range(0, 6)
                                .mapToObj(i -> random.doubles(12).toArray())
                                .toArray(double[][]::new))
                        .pValue()
                    <= 0.05)
            .count();
    // Four standard errors of a share of 1000.
    assertEquals(0.05, rejected / 1000.0, 0.028);
  }

  /// scipy 1.17: f.sf(f, m, n).
  @ParameterizedTest
  @CsvSource({
    "3, 39, 3.69, 0.01974409968948888",
    "11, 99, 0.4, 0.9530291828588966",
    "1, 5, 6.6, 0.05009325150525865",
    "7, 203, 12.5, 2.732064283959802e-13",
    "2.5, 9, 1, 0.42287655714614436"
  })
  void fAgreesWithScipy(double m, double n, double f, double p) {
    assertEquals(p, new FisherF(m, n).upperTail(f), 1e-11 * p);
  }

  @Test
  void fOfOneAndNIsTheSquareOfT() {
    for (double n = 1; n < 300; n += 7) {
      for (double t = 0.05; t < 6; t += 0.31) {
        assertEquals(2 * new StudentT(n).cdf(-t), new FisherF(1, n).upperTail(t * t), 1e-12);
      }
    }
    assertEquals(1, new FisherF(2, 3).upperTail(0));
    assertEquals(0, new FisherF(2, 3).upperTail(Double.POSITIVE_INFINITY));
  }

  @Test
  void nemenyisValuesAreThoseOfDemsarsTable() {
    // scipy 1.17: studentized_range.ppf(p, k, inf) / sqrt(2). Table 5(a) of Demšar 2006 has the
    // same values but for one in the last digit of three of them.
    double[] five = {1.960, 2.344, 2.569, 2.728, 2.850, 2.948, 3.031, 3.102, 3.164, 3.219, 3.268};
    double[] ten = {1.645, 2.052, 2.291, 2.460, 2.589, 2.693, 2.780, 2.855, 2.920};
    for (int k = 2; k <= 12; k++) {
      assertEquals(five[k - 2], new StudentizedRange(k).quantile(0.95) / Math.sqrt(2), 6e-4);
    }
    for (int k = 2; k <= 10; k++) {
      assertEquals(ten[k - 2], new StudentizedRange(k).quantile(0.90) / Math.sqrt(2), 6e-4);
    }
  }

  /// scipy 1.17: studentized_range.cdf(q, k, inf).
  @ParameterizedTest
  @CsvSource({
    "2, 2, 0.8427007929497148",
    "5, 3.3, 0.865678522589848",
    "12, 4.62, 0.9498193390070596"
  })
  void rangeAgreesWithScipy(int groups, double q, double p) {
    assertEquals(p, new StudentizedRange(groups).cdf(q), 1e-9);
  }

  @Test
  void wilcoxonAgreesWithR() {
    // R's example, one-sided: V = 40, p-value = 0.01953.
    Wilcoxon test = Wilcoxon.of(DEPRESSION);
    assertEquals(40, test.positive());
    assertEquals(5, test.negative());
    assertEquals(0.0390625, test.pValue());
  }

  @Test
  void wilcoxonIsExactWithTies() {
    // All 2^9 signs counted with numpy 2.4.
    Wilcoxon test = Wilcoxon.of(new double[] {1, 1, -1, 2, 2, -2, 3, 4, 0, 5});
    assertEquals(38, test.positive());
    assertEquals(7, test.negative());
    assertEquals(9, test.differences());
    assertEquals(0.08203125, test.pValue());
  }

  @Test
  void wilcoxonOfManyAgreesWithScipy() {
    // scipy 1.17: wilcoxon(x, method='asymptotic', correction=False).
    Wilcoxon test = Wilcoxon.of(SIXTY);
    assertEquals(579.5, test.negative());
    assertEquals(0.01351471122623962, test.pValue(), 1e-13);
  }

  @Test
  void wilcoxonOfNothingButZerosIsOneAndOfAllPositiveTheSmallest() {
    assertEquals(1, Wilcoxon.of(new double[4]).pValue());
    assertEquals(2 / 64.0, Wilcoxon.of(new double[] {1, 2, 3, 4, 5, 6}).pValue());
    assertEquals(1, Wilcoxon.of(new double[] {3, -3}).pValue());
  }

  @Test
  void wilcoxonAgainstABaselineIsHolmsCorrection() {
    double[][] scores = {
      {5, 5, 5, 5, 5, 5, 5}, {6, 7, 8, 9, 10, 11, 12}, {6, 7, 8, 4.5, 10, 11, 12}
    };
    Wilcoxon[] tests = Wilcoxon.against(scores, 0);
    assertEquals(1, tests[0].pValue());
    assertEquals(2 * 2 / 128.0, tests[1].pValue());
    assertEquals(4 / 128.0, tests[2].pValue());
    Wilcoxon[][] pairs = Wilcoxon.pairwise(scores);
    assertEquals(3 * 2 / 128.0, pairs[1][0].pValue());
    assertEquals(28, pairs[1][0].positive());
    assertEquals(28, pairs[0][1].negative());
    assertEquals(pairs[0][2].pValue(), pairs[2][0].pValue());
    assertEquals(1, pairs[1][1].pValue());
  }

  @Test
  void refuseWhatTheyCannotUse() {
    assertEquals(
        "candidate 2 has 1 scores, the first has 2; give one for each data set",
        assertThrows(
                IllegalArgumentException.class, () -> Friedman.of(new double[][] {{1, 2}, {1}}))
            .getMessage());
    assertEquals(
        "1 candidates, at least 2 needed; give a row of scores for each",
        assertThrows(IllegalArgumentException.class, () -> Friedman.of(new double[][] {{1, 2}}))
            .getMessage());
    assertEquals(
        "1 data set, at least 2 needed; one alone ranks anyhow",
        assertThrows(IllegalArgumentException.class, () -> Friedman.of(new double[][] {{1}, {2}}))
            .getMessage());
    assertEquals(
        "the baseline is row 2 of 2; give one from 0 to 1",
        assertThrows(IllegalArgumentException.class, () -> Wilcoxon.against(new double[2][3], 2))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> Wilcoxon.of(new double[0]));
    assertThrows(IllegalArgumentException.class, () -> Wilcoxon.of(new double[] {Double.NaN}));
    assertThrows(IllegalArgumentException.class, () -> new FisherF(0, 3));
    assertThrows(IllegalArgumentException.class, () -> new FisherF(1, 3).upperTail(-1));
    assertThrows(IllegalArgumentException.class, () -> new StudentizedRange(1));
    assertThrows(IllegalArgumentException.class, () -> new StudentizedRange(3).cdf(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Friedman.of(DEMSAR).criticalDifference(5));
    assertTrue(new StudentizedRange(3).cdf(Double.POSITIVE_INFINITY) > 1 - 1e-12);
  }

  /// N k (k^2 - 1) / 12 without ties: what the squares of ranks around their mean add up to.
  private static double varianceOfRanks(double[][] ranks) {
    return Arrays.stream(ranks)
        .flatMapToDouble(Arrays::stream)
        .map(rank -> (rank + 2.5) * (rank + 2.5))
        .sum();
  }
}
