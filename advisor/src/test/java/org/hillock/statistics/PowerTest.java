package org.hillock.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerTest {
  /// scipy 1.17: nct.sf(c, n - 1, gain sqrt(n)) + nct.cdf(-c, ...), c = t.ppf(.975, n - 1).
  @ParameterizedTest
  @CsvSource({
    "6, 1, 0.5068419799585823",
    "10, 1, 0.8030968566327219",
    "12, 0.7071, 0.6075200043900545",
    "26, 0.6, 0.8364730056666265",
    "64, 0.35, 0.7873104074618725"
  })
  void agreesWithScipy(int blocks, double gain, double power) {
    assertEquals(power, Power.USUAL.of(gain, blocks), 1e-9);
    assertEquals(power, Power.USUAL.of(-gain, blocks), 1e-9);
  }

  @Test
  void withTwoBlocksTheTestIsThatOfOneDegreeOfFreedom() {
    // As above; a level of one half, which the sign-flip test of two differences reaches.
    assertEquals(0.5, new Power(0.5, 0.9).of(0, 2), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({"6, 1.434545344", "10, 0.996002254", "12, 0.888655145", "30, 0.529236245"})
  void smallestGainAgreesWithScipy(int blocks, double gain) {
    assertEquals(gain, Power.USUAL.smallestGain(blocks), 1e-6);
    assertEquals(0.8, Power.USUAL.of(Power.USUAL.smallestGain(blocks), blocks), 1e-9);
  }

  @Test
  void blocksForAGainAreTheFewestThatShowIt() {
    assertEquals(199, Power.USUAL.blocksFor(0.2));
    assertEquals(34, Power.USUAL.blocksFor(0.5));
    assertEquals(10, Power.USUAL.blocksFor(1));
    assertEquals(6, Power.USUAL.blocksFor(1e300));
    assertEquals(1_000_000, Power.USUAL.blocksFor(1e-9));
  }

  @Test
  void powerIsTheLevelWithoutAGainAndRisesWithGainAndBlocks() {
    for (int blocks : new int[] {6, 9, 40, 1000}) {
      double last = Power.USUAL.of(0, blocks);
      assertEquals(0.05, last, 1e-9);
      for (double gain = 0.1; gain < 1.2; gain += 0.1) {
        double power = Power.USUAL.of(gain, blocks);
        assertTrue(power >= last && power <= 1);
        assertTrue(Power.USUAL.of(gain, blocks + 1) >= power - 1e-9);
        last = power;
      }
    }
  }

  @Test
  void tooFewBlocksForTheSignFlipTestSeeNothing() {
    assertEquals(0, Power.USUAL.of(100, 5));
    assertEquals(Double.POSITIVE_INFINITY, Power.USUAL.smallestGain(5));
  }

  @Test
  void theSignFlipTestFindsNormalGainsNearlyAsOften() {
    Random random = new Random(11);
    int runs = 2000;
    long found =
        IntStream.range(0, runs)
            .filter(run -> SignFlip.pValue(SignFlipTest.normal(random, 12, 0.8887)) <= 0.05)
            .count();
    // Four standard errors of a share of 0.8 are 0.036; the test itself costs up to 0.03.
    assertEquals(0.785, (double) found / runs, 0.045);
  }

  @Test
  void rowsGrowWithTheSquare() {
    assertEquals(1600, Power.rowsFor(400, 0.02, 0.01));
    assertEquals(400, Power.rowsFor(400, 0.01, 0.02));
  }

  @Test
  void refusesWhatItCannotUse() {
    assertEquals(
        "a power of 0.05 is at most the level 0.05, which no gain at all has too; give a larger one",
        assertThrows(IllegalArgumentException.class, () -> new Power(0.05, 0.05)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Power(5, 0.8));
    assertEquals(
        "1 blocks, at least 2 needed for a spread; give more runs",
        assertThrows(IllegalArgumentException.class, () -> Power.USUAL.of(1, 1)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> Power.USUAL.smallestGain(0));
    assertThrows(IllegalArgumentException.class, () -> Power.USUAL.of(Double.NaN, 9));
    assertThrows(IllegalArgumentException.class, () -> Power.USUAL.blocksFor(0));
    assertThrows(IllegalArgumentException.class, () -> Power.rowsFor(0, 1, 1));
  }
}
