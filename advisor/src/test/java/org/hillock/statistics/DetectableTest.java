package org.hillock.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectableTest {
  @ParameterizedTest
  @CsvSource({
    "3, 0.05, 3.264044, 0.0510",
    "5, 0.05, 1.681997, 0.0120",
    "10, 0.05, 0.996001, 0.0010",
    "3, 0.01, 7.319892, 0.1340",
    "5, 0.01, 2.628974, 0.0570",
    "10, 0.01, 1.332032, 0.0190"
  })
  void isAsFarFromTheExactAnswerAsDocumented(int n, double alpha, double exact, double shortfall) {
    // exact: scipy 1.17, the root d of ncf.sf(t.ppf(1 - alpha/2, n - 1)**2, 1, n - 1, n * d * d) =
    // 0.8, by brentq.
    assertEquals(1 - shortfall, Detectable.difference(n, 1, alpha) / exact, 0.0006);
  }

  @Test
  void isFoundInFourOfFiveStudies() {
    // 4000 studies: standard error 0.0063, the tolerance is three of them. The sign-flip test is as
    // strong: 0.797 against 0.798 in 40,000 studies with numpy 2.4.
    double d = Detectable.difference(12, 1, 0.05);
    Random random = new Random(6);
    long byT =
        IntStream.range(0, 4000)
            .filter(i ->
                CorrectedT.of(SignFlipTest.normal(random, 12, d), Integer.MAX_VALUE, 1).pValue()
                    <= 0.05)
            .count();
    assertEquals(0.8, byT / 4000.0, 0.019);
    long byFlips =
        IntStream.range(0, 4000)
            .filter(i -> SignFlip.pValue(SignFlipTest.normal(random, 12, d)) <= 0.05)
            .count();
    assertEquals(0.797, byFlips / 4000.0, 0.019);
  }

  @Test
  void growsWithTheSpreadAndShrinksWithBlocksAndAlpha() {
    double difference = Detectable.difference(10, 2, 0.05);
    assertEquals(difference, 2 * Detectable.difference(10, 1, 0.05));
    assertTrue(Detectable.difference(11, 2, 0.05) < difference);
    assertTrue(Detectable.difference(10, 2, 0.06) < difference);
    assertEquals(0, Detectable.difference(10, 0, 0.05));
  }

  @Test
  void refusesWhatItCannotUse() {
    assertEquals(
        "1 blocks, at least 2 needed to know a spread; give more blocks",
        assertThrows(IllegalArgumentException.class, () -> Detectable.difference(1, 1, 0.05))
            .getMessage());
    assertEquals(
        "standard deviation is NaN, expected a finite number of at least 0; leave diverged runs"
            + " out or score them",
        assertThrows(
                IllegalArgumentException.class, () -> Detectable.difference(5, Double.NaN, 0.05))
            .getMessage());
    assertEquals(
        "alpha is 0.0, expected a number between 0 and 1, ends excluded; 5 % is 0.05",
        assertThrows(IllegalArgumentException.class, () -> Detectable.difference(5, 1, 0))
            .getMessage());
  }
}
