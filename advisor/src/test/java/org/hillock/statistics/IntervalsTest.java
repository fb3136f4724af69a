package org.hillock.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalsTest {
  private static final double[] SKEWED = {
    3.1, 2.7, 4.4, 9.8, 3.3, 2.9, 5.2, 3.8, 4.1, 6.6, 2.2, 3.5
  };
  private static final double[] EIGHT = {0.021, -0.004, 0.013, 0.008, 0.017, -0.002, 0.011, 0.006};

  @Test
  void bootstrapAgreesWithScipy() {
    // scipy 1.17: bootstrap((x,), np.mean, method='BCa') with 1,000,000 resamples. The tolerance is
    // four standard deviations of its own result with 10,000 resamples over 100 seeds.
    Interval skewed = Bootstrap.meanInterval(SKEWED, 0.95);
    assertEquals(3.4667, skewed.low(), 0.042);
    assertEquals(5.975, skewed.high(), 0.19);
    Interval eight = Bootstrap.meanInterval(EIGHT, 0.9);
    assertEquals(0.0038, eight.low(), 0.0004);
    assertEquals(0.01325, eight.high(), 0.0004);
  }

  @Test
  void bootstrapLeansTowardTheLongTail() {
    Interval interval = Bootstrap.meanInterval(SKEWED, 0.95);
    assertTrue(interval.high() - 4.3 > 1.5 * (4.3 - interval.low()));
  }

  @ParameterizedTest
  @CsvSource({"5, 0.84", "10, 0.90", "20, 0.93"})
  void bootstrapCoversTheMeanOfNormalValuesAsDocumented(int n, double coverage) {
    // The documented shares are those of 4000 samples with numpy 2.4; here are 400, so the
    // tolerance is three standard errors of a share of 400.
    Random random = new Random(n);
    long covered =
        IntStream.range(0, 400)
            .mapToObj(i -> Bootstrap.meanInterval(SignFlipTest.normal(random, n, 7), 0.95))
            .filter(interval -> interval.contains(7))
            .count();
    double tolerance = 3 * Math.sqrt(coverage * (1 - coverage) / 400);
    assertEquals(coverage, covered / 400.0, tolerance);
  }

  @Test
  void bootstrapMovesWithTheDataAndGrowsWithConfidence() {
    Interval narrow = Bootstrap.meanInterval(SKEWED, 0.8);
    Interval wide = Bootstrap.meanInterval(SKEWED, 0.99);
    assertTrue(wide.low() < narrow.low() && narrow.high() < wide.high());
    double[] moved = Arrays.stream(SKEWED).map(v -> 2 * v - 64).toArray();
    Interval movedInterval = Bootstrap.meanInterval(moved, 0.8);
    assertEquals(2 * narrow.low() - 64, movedInterval.low(), 1e-12);
    assertEquals(2 * narrow.high() - 64, movedInterval.high(), 1e-12);
    assertEquals(narrow, Bootstrap.meanInterval(SKEWED, 0.8));
  }

  @Test
  void bootstrapSurvivesTheMostSkewedDataThereAre() {
    for (int n = 2; n <= 200; n += 33) {
      double[] outlier = new double[n];
      outlier[n / 2] = 1;
      for (double confidence : new double[] {0.01, 0.95, 0.999}) {
        Interval interval = Bootstrap.meanInterval(outlier, confidence);
        // The ends are sums of deviations plus the mean: they may pass the data by rounding.
        assertTrue(interval.low() > -1e-15 && interval.high() < 1 + 1e-15, interval.toString());
      }
    }
  }

  @Test
  void bootstrapOfOneValueIsTheWholeLineAndOfEqualValuesAPoint() {
    assertEquals(Interval.EVERYWHERE, Bootstrap.meanInterval(new double[] {0.3}, 0.95));
    double[] equal = new double[49];
    Arrays.fill(equal, 0.1);
    assertEquals(new Interval(0.1, 0.1), Bootstrap.meanInterval(equal, 0.95));
  }

  @Test
  void bootstrapRefusesWhatItCannotUse() {
    for (double bad : new double[] {0, 0.9999, 95, Double.NaN}) {
      assertEquals(
          "confidence is " + bad + ", expected a number above 0 and at most 0.999; 95 % is 0.95",
          assertThrows(IllegalArgumentException.class, () -> Bootstrap.meanInterval(SKEWED, bad))
              .getMessage());
    }
    assertThrows(IllegalArgumentException.class, () -> Bootstrap.meanInterval(new double[0], 0.95));
  }

  @Test
  void theRandomNumbersAreThoseOfSplitMix64() {
    // The published first outputs for seed 1234567 (Vigna's splitmix64.c). If a JDK ever changed
    // them, the intervals would change with it.
    SplittableRandom random = new SplittableRandom(1234567);
    assertEquals(6457827717110365317L, random.nextLong());
    assertEquals(3203168211198807973L, random.nextLong());
  }

  @Test
  void correctedTestAgreesWithScipy() {
    // scipy 1.17 with se = sqrt(var(ddof=1) * (1/8 + 20/80)): t.interval(.95, 7, mean, se),
    // 2 * t.sf(mean / se, 7).
    CorrectedT test = CorrectedT.of(EIGHT, 80, 20);
    assertEquals(0.005315912769358483, test.standardError(), 1e-17);
    assertEquals(-0.003820136253776826, test.interval(0.95).low(), 1e-15);
    assertEquals(0.02132013625377683, test.interval(0.95).high(), 1e-15);
    assertEquals(0.1437587013050646, test.pValue(), 1e-13);
  }

  @Test
  void correctedTestIsThePlainOneIfNoRowsAreShared() {
    // scipy 1.17: ttest_1samp(d, 0). One test row to 2^31 - 1 training rows adds 4e-9 to 1/8.
    assertEquals(0.02465459608569472, CorrectedT.of(EIGHT, Integer.MAX_VALUE, 1).pValue(), 1e-8);
  }

  @Test
  void correctedPValueIsWhereTheIntervalTouchesZero() {
    CorrectedT test = CorrectedT.of(EIGHT, 300, 100);
    double p = test.pValue();
    assertFalse(test.interval(1 - p * 0.99).low() > 0);
    assertTrue(test.interval(1 - p * 1.01).low() > 0);
    assertEquals(0, test.interval(1 - p).low(), 1e-14);
  }

  @Test
  void correctedTestOfDegenerateDifferencesIsAsDocumented() {
    CorrectedT one = CorrectedT.of(new double[] {0.2}, 80, 20);
    assertEquals(Interval.EVERYWHERE, one.interval(0.95));
    assertEquals(1, one.pValue());
    CorrectedT equal = CorrectedT.of(new double[] {0.2, 0.2, 0.2}, 80, 20);
    assertEquals(new Interval(0.2, 0.2), equal.interval(0.95));
    assertEquals(0, equal.pValue());
    assertEquals(1, CorrectedT.of(new double[3], 80, 20).pValue());
  }

  @Test
  void correctedTestRefusesWhatItCannotUse() {
    assertEquals(
        "80 training rows and 0 test rows, at least 1 of each needed; give the rows of one split",
        assertThrows(IllegalArgumentException.class, () -> CorrectedT.of(EIGHT, 80, 0))
            .getMessage());
    assertEquals(
        "confidence is 95.0, expected a number between 0 and 1, ends excluded; 5 % is 0.05",
        assertThrows(
                IllegalArgumentException.class, () -> CorrectedT.of(EIGHT, 80, 20).interval(95))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> CorrectedT.of(new double[0], 80, 20));
  }

  @Test
  void intervalHoldsItsEndsAndKnowsItsWidth() {
    Interval interval = new Interval(-1, 3);
    assertEquals(4, interval.width());
    assertTrue(interval.contains(-1) && interval.contains(3));
    assertFalse(interval.contains(3.1) || interval.contains(Double.NaN));
    assertTrue(Interval.EVERYWHERE.contains(1e300));
    assertEquals(
        "an interval from 3.0 to -1.0 is not one; give low <= high, neither NaN",
        assertThrows(IllegalArgumentException.class, () -> new Interval(3, -1)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Interval(0, Double.NaN));
  }
}
