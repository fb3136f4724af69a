package org.hillock.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignFlipTest {
  private static final double[] EIGHT = {0.021, -0.004, 0.013, 0.008, 0.017, -0.002, 0.011, 0.006};

  @Test
  void agreesWithScipy() {
    // scipy 1.17: permutation_test((d,), np.mean, permutation_type='samples', n_resamples=np.inf)
    assertEquals(0.0390625, SignFlip.pValue(EIGHT));
    assertEquals(
        0.19970703125,
        SignFlip.pValue(new double[] {1.2, -.7, .4, 2.1, -1.5, .9, .3, 1.8, -.2, .6, 1.1, -.8}));
  }

  @Test
  void isExactUpToThirtyTwoDifferencesAndCloseBeyond() {
    // Counted in whole numbers by dynamic programming over all 2^n sums, in Python.
    assertEquals(0.23728561401367188, SignFlip.pValue(grid(20)));
    assertEquals(0.10763599537312984, SignFlip.pValue(grid(32))); // 30 and two zeros
    assertEquals(0.04304018523544073, SignFlip.pValue(grid(34))); // 32 and two zeros
    // 38 and two zeros: 100,000 draws have a standard error of 0.0009; this is four of them.
    assertEquals(0.0843305639209575, SignFlip.pValue(grid(40)), 0.0035);
  }

  @Test
  void agreesWithTryingEverySignVector() {
    Random random = new Random(1);
    for (int n = 1; n <= 10; n++) {
      for (int repeat = 0; repeat < 20; repeat++) {
        // Whole numbers divided by 1000: many ties, and none of them survives rounding.
        int[] whole = IntStream.range(0, n).map(i -> random.nextInt(13) - 4).toArray();
        double[] d = Arrays.stream(whole).mapToDouble(w -> w / 1000.0).toArray();
        assertEquals(bruteForce(whole), SignFlip.pValue(d), () -> Arrays.toString(d));
      }
    }
  }

  @Test
  void roundingDoesNotBreakATie() {
    // 0.1 + 0.2 - 0.3 is 5.6e-17 in double and 0 in truth: every arrangement is as extreme.
    assertEquals(1, SignFlip.pValue(new double[] {0.1, 0.2, -0.3}));
    // Half of the arrangements that leave the sum at 0.6 in truth round below it.
    assertEquals(0.25, SignFlip.pValue(new double[] {0.1, 0.2, 0.3}));
  }

  @Test
  void signOrderAndScaleOfAllDoNotMatter() {
    double expected = SignFlip.pValue(EIGHT);
    double[] reversed = IntStream.range(0, 8).mapToDouble(i -> EIGHT[7 - i]).toArray();
    assertEquals(expected, SignFlip.pValue(reversed));
    assertEquals(expected, SignFlip.pValue(times(EIGHT, -1)));
    assertEquals(expected, SignFlip.pValue(times(EIGHT, 1e120)));
    assertEquals(expected, SignFlip.pValue(times(EIGHT, 1e-250)));
    assertEquals(SignFlip.pValue(grid(50)), SignFlip.pValue(times(grid(50), -1)));
  }

  @Test
  void differencesAllOfOneSignGiveTheSmallestPValue() {
    for (int n = 1; n <= 40; n++) {
      double[] positive = IntStream.range(0, n).mapToDouble(i -> 1 + 0.1 * i).toArray();
      assertEquals(SignFlip.smallestPValue(n), SignFlip.pValue(positive));
    }
    assertEquals(0.0625, SignFlip.smallestPValue(5));
    assertEquals(0x1p-31, SignFlip.smallestPValue(32));
    assertEquals(1 / 100_001.0, SignFlip.smallestPValue(33));
  }

  @Test
  void noDifferenceAtAllGivesOne() {
    assertEquals(1, SignFlip.pValue(new double[7]));
    assertEquals(1, SignFlip.pValue(new double[70]));
  }

  @Test
  void isSignificantAtFivePercentInFivePercentOfNullData() {
    // 4000 samples of 10: the standard error of a share of 0.05 is 0.0034; this is three of them.
    // The largest attainable p below 0.05 is 50/1024, so the true share is 0.0488.
    Random random = new Random(2);
    long significant =
        IntStream.range(0, 4000).filter(i -> SignFlip.pValue(normal(random, 10, 0)) < 0.05).count();
    assertEquals(0.0488, significant / 4000.0, 0.0102);
  }

  @Test
  void sampledPValuesAreUniformUnderTheNullToo() {
    // 100 samples of 40: standard error 0.05 at 0.5.
    Random random = new Random(3);
    long low =
        IntStream.range(0, 100).filter(i -> SignFlip.pValue(normal(random, 40, 0)) < 0.5).count();
    assertEquals(0.5, low / 100.0, 0.15);
  }

  @Test
  void refusesWhatItCannotUse() {
    assertEquals(
        "0 values, at least 1 needed; give more runs",
        assertThrows(IllegalArgumentException.class, () -> SignFlip.pValue(new double[0]))
            .getMessage());
    assertEquals(
        "value 3 of 3 is NaN, expected a finite number up to 1e150;"
            + " leave diverged runs out or score them",
        assertThrows(
                IllegalArgumentException.class,
                () -> SignFlip.pValue(new double[] {1, 2, Double.NaN}))
            .getMessage());
    assertEquals(
        "0 differences, at least 1 needed; give more runs",
        assertThrows(IllegalArgumentException.class, () -> SignFlip.smallestPValue(0))
            .getMessage());
  }

  static double[] normal(Random random, int n, double mean) {
    return IntStream.range(0, n).mapToDouble(i -> mean + random.nextGaussian()).toArray();
  }

  /// Tenths from -0.8 to 1.4 that look random.
  private static double[] grid(int n) {
    return IntStream.range(0, n).mapToDouble(i -> ((7 * i * i + 3 * i) % 23 - 8) / 10.0).toArray();
  }

  private static double[] times(double[] values, double factor) {
    return Arrays.stream(values).map(v -> v * factor).toArray();
  }

  private static double bruteForce(int[] d) {
    int observed = Math.abs(Arrays.stream(d).sum());
    long reached =
        IntStream.range(0, 1 << d.length)
            .filter(signs ->
                Math.abs(
                        IntStream.range(0, d.length)
                            .map(i -> (signs >> i & 1) == 0 ? d[i] : -d[i])
                            .sum())
                    >= observed)
            .count();
    return reached / (double) (1 << d.length);
  }
}
