package org.hillock.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SampleTest {
  private static final double[] TWELVE = {
    3.1, 2.7, 4.4, 9.8, 3.3, 2.9, 5.2, 3.8, 4.1, 6.6, 2.2, 3.5
  };

  @Test
  void agreesWithNumpy() {
    // numpy 2.4: mean(), var(ddof=1), std(ddof=1), median; its sums may be off by some ulps.
    assertEquals(4.3, Sample.mean(TWELVE));
    assertEquals(4.423636363636364, Sample.variance(TWELVE), 1e-15);
    assertEquals(2.10324424726097, Sample.standardDeviation(TWELVE), 1e-15);
    assertEquals(3.65, Sample.median(TWELVE));
    assertEquals(3, Sample.median(new double[] {9, 3, 1}));
  }

  @Test
  void equalValuesHaveThatMeanAndNoVariance() {
    for (int n = 2; n < 300; n++) {
      double[] equal = new double[n];
      Arrays.fill(equal, 0.1 * n);
      assertEquals(0.1 * n, Sample.mean(equal));
      assertEquals(0, Sample.variance(equal));
    }
  }

  @Test
  void aLargeOffsetDoesNotHurtTheVariance() {
    // Exact: the deviations are -1, 0, 1. The textbook formula sum(v^2) - n mean^2 gives 0 here.
    assertEquals(1, Sample.variance(new double[] {1e15 - 1, 1e15, 1e15 + 1}));
  }

  @Test
  void sumsDoNotLoseWhatIsSmall() {
    assertEquals(2, Sample.sum(new double[] {1, 1e100, 1, -1e100}));
  }

  @Test
  void leavesItsArgumentAlone() {
    double[] values = {3, 1, 2};
    Sample.median(values);
    Sample.variance(values);
    assertArrayEquals(new double[] {3, 1, 2}, values);
  }

  @Test
  void refusesWhatItCannotUse() {
    assertEquals(
        "0 values, at least 1 needed; give more runs",
        assertThrows(IllegalArgumentException.class, () -> Sample.mean(new double[0]))
            .getMessage());
    assertEquals(
        "1 values, at least 2 needed; give more runs",
        assertThrows(IllegalArgumentException.class, () -> Sample.variance(new double[1]))
            .getMessage());
    for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 1e151}) {
      assertEquals(
          "value 2 of 2 is "
              + bad
              + ", expected a finite number up to 1e150; leave diverged runs out or score them",
          assertThrows(IllegalArgumentException.class, () -> Sample.median(new double[] {1, bad}))
              .getMessage());
    }
  }
}
