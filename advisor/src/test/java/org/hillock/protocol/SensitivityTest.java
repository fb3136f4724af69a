package org.hillock.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;

class SensitivityTest {
  private static final int BLOCKS = 12;

  /// The number is from scipy.stats.nct: the gain with which t of 12 values is beyond its 97.5 %
  /// point with probability 0.8.
  @Test
  void withRowsDrawnAtWillItIsThePowerOfTheTTest() {
    assertEquals(0.888654265, sensitivity(new Rows.Fresh(), 0, 1, 0).smallestGain(), 1e-8);
  }

  @Test
  void sharedRowsMakeTheSmallestGainLargerByTheCorrectionOfNadeauAndBengio() {
    Sensitivity fresh = sensitivity(new Rows.Fresh(), 0, 1, 0);
    Sensitivity folds = sensitivity(new Rows.Resampled(55, 25), 0, 1, 0);
    double factor = Math.sqrt(1 + BLOCKS * 25 / 55.0);
    assertEquals(fresh.smallestGain() * factor, folds.smallestGain(), 1e-9);
  }

  @Test
  void whatIsFarFromDecidedByRowsTakesRowsNotBlocks() {
    // The rows alone leave a standard error of √(25 / 55) = 0.67, of which 2.8 have to be seen.
    Sensitivity effort = sensitivity(new Rows.Resampled(55, 25), 0.5, 1, 1);
    assertTrue(effort.blocks().isEmpty());
    double seen = effort.smallestGain() / Math.sqrt(effort.rows().orElseThrow());
    assertEquals(0.5, seen, 1e-9);
  }

  @Test
  void asManyBlocksAsItSaysSeeTheDistanceAndOneLessDoesNot() {
    int blocks = blocks(0.3, 0);
    assertTrue(seenBy(blocks) <= 0.3);
    assertTrue(seenBy(blocks - 1) > 0.3);
    assertTrue(sensitivity(new Rows.Fresh(), 0.3, 1, 0).rows().isEmpty());
  }

  @Test
  void itDecidesFromZeroOrFromASizeableGainWhicheverIsEasier() {
    // Of a sizeable gain of 1 there are 0.3, so it is 0.7 away; 0.8 are 0.8 away from 0.
    assertEquals(blocks(0.7, 0), blocks(0.3, 1));
    assertEquals(blocks(0.8, 0), blocks(0.8, 1));
    assertEquals(blocks(1.2, 0), blocks(-0.2, 1));
  }

  @Test
  void whereRowsAreThoseOfTheChoiceAGainIsHarderToSee() {
    Design two = new Design(2, 0, 3, 8, BLOCKS, 4, 0, 1, 0.05, new Rows.Resampled(55, 25));
    Design twelve = new Design(12, 0, 3, 8, BLOCKS, 4, 0, 1, 0.05, new Rows.Resampled(55, 25));
    Confirmation ofTwo = confirmation(two, 0.5, 1);
    Confirmation ofTwelve = confirmation(twelve, 0.5, 1);
    assertEquals(ofTwo.newRows().high(), ofTwelve.newRows().high());
    assertTrue(ofTwelve.newRows().low() < ofTwo.newRows().low());
    assertTrue(ofTwelve.smallestGain(twelve) > ofTwo.smallestGain(two));
    Design aside = new Design(12, 0, 3, 8, BLOCKS, 4, 0, 1, 0.05, new Rows.HeldOut(1000, 20));
    assertEquals(0.05, aside.levelOfGains());
  }

  @Test
  void moreHeldOutRowsLeaveWhatTheBlocksVaryBy() {
    // Groups differ much and blocks little, then the other way round.
    Sensitivity ofRows = sensitivity(new Rows.HeldOut(1000, 20), 0.1, 0.01, 0.5);
    assertTrue(ofRows.blocks().isEmpty());
    assertTrue(ofRows.rows().isPresent());
    Sensitivity ofBlocks = sensitivity(new Rows.HeldOut(1000, 20), 0.3, 40, 0.5);
    assertTrue(ofBlocks.rows().isEmpty());
  }

  private static int blocks(double mean, double sizeable) {
    return sensitivity(new Rows.Fresh(), mean, 1, sizeable).blocks().orElseThrow();
  }

  /// What so many blocks of the same spread would see.
  private static double seenBy(int blocks) {
    Design design = new Design(2, 0, 3, 8, Math.max(10, blocks), 4, 0, 0, 0.05, new Rows.Fresh());
    return confirmation(design, 0.3, 1).smallestGain(design);
  }

  private static Sensitivity sensitivity(Rows rows, double mean, double spread, double sizeable) {
    Design design = new Design(2, 0, 3, 8, BLOCKS, 4, 0, sizeable, 0.05, rows);
    return confirmation(design, mean, spread).sensitivity(design);
  }

  /// Gains with exactly this mean and standard deviation; groups of rows vary by 1.
  private static Confirmation confirmation(Design design, double mean, double spread) {
    int n = design.confirmation();
    double unit = Math.sqrt((n - n % 2) / (n - 1.0));
    double[] gains =
        IntStream.range(0, n)
            .mapToDouble(
                b -> b == n - 1 && n % 2 == 1 ? mean : mean + (b % 2 == 0 ? 1 : -1) * spread / unit)
            .toArray();
    Outcomes outcomes =
        new Outcomes() {
          @Override
          public double[][] scores(Stage stage, List<Integer> candidates, int first, int blocks) {
            return candidates.stream()
                .map(c -> c == 0 ? new double[blocks] : Arrays.copyOf(gains, blocks))
                .toArray(double[][]::new);
          }

          @Override
          public double[][] leavingOut(int candidate, int first, int blocks) {
            return IntStream.range(0, blocks)
                .mapToObj(b ->
                    IntStream.range(0, 20)
                        .mapToDouble(g -> candidate * Draws.of(1).normal(g) * 0.05)
                        .toArray())
                .toArray(double[][]::new);
          }
        };
    return Confirmation.of(design, outcomes, 1);
  }
}
