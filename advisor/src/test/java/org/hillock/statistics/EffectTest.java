package org.hillock.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.hillock.statistics.Equivalence.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectTest {
  /// scipy 1.17: binomtest(wins, n).proportion_ci(0.95, 'wilson').
  @ParameterizedTest
  @CsvSource({
    "9, 12, 0.46769466506643426, 0.9110583316059453",
    "12, 12, 0.7575059933447592, 1",
    "0, 5, 0, 0.43448246478317476"
  })
  void superiorityAgreesWithScipy(int wins, int blocks, double low, double high) {
    double[] differences = new double[blocks];
    Arrays.fill(differences, -0.3);
    Arrays.fill(differences, 0, wins, 0.1);
    Superiority superiority = Superiority.of(differences, 0.95);
    assertEquals((double) wins / blocks, superiority.probability());
    assertEquals(low, superiority.interval().low(), 1e-14);
    assertEquals(high, superiority.interval().high(), 1e-14);
  }

  @Test
  void superiorityCountsTiesHalfAndIsOneHalfOfNothingButTies() {
    assertEquals(0.625, Superiority.of(new double[] {1, 1, 0, -1}, 0.95).probability());
    assertEquals(0.5, Superiority.of(new double[7], 0.95).probability());
  }

  @Test
  void superiorityOfTheOtherSideIsTheRest() {
    Random random = new Random(4);
    for (int n = 1; n < 40; n++) {
      double[] d = SignFlipTest.normal(random, n, 0.4);
      Superiority a = Superiority.of(d, 0.9);
      Superiority b = Superiority.of(Arrays.stream(d).map(v -> -v).toArray(), 0.9);
      assertEquals(1, a.probability() + b.probability(), 1e-15);
      assertEquals(1, a.interval().low() + b.interval().high(), 1e-14);
      assertTrue(a.interval().contains(a.probability()));
    }
  }

  @Test
  void superiorityRefusesWhatItCannotUse() {
    assertThrows(IllegalArgumentException.class, () -> Superiority.of(new double[0], 0.95));
    assertThrows(
        IllegalArgumentException.class, () -> Superiority.of(new double[] {Double.NaN}, 0.95));
    assertThrows(IllegalArgumentException.class, () -> Superiority.of(new double[] {1}, 95));
  }

  @ParameterizedTest
  @CsvSource({
    "0.3, 0.9, ABOVE",
    "0.2, 0.9, UNDECIDED",
    "-0.2, 0.2, EQUIVALENT",
    "0.05, 0.15, EQUIVALENT",
    "-0.3, 0.1, UNDECIDED",
    "-0.9, 0.9, UNDECIDED",
    "-0.9, -0.2, UNDECIDED",
    "-0.9, -0.3, BELOW",
    "-Infinity, Infinity, UNDECIDED"
  })
  void equivalenceDecidesByWhereTheIntervalLies(double low, double high, Decision decision) {
    assertEquals(decision, new Equivalence(0.2).decide(new Interval(low, high)));
  }

  @Test
  void withoutAMarginAnyGainCounts() {
    Equivalence any = new Equivalence(0);
    assertEquals(Decision.ABOVE, any.decide(new Interval(1e-300, 1)));
    assertEquals(Decision.UNDECIDED, any.decide(new Interval(0, 1)));
    assertEquals(Decision.EQUIVALENT, any.decide(new Interval(0, 0)));
  }

  @Test
  void equivalenceRefusesWhatIsNoMargin() {
    for (double bad : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertEquals(
          "the margin is " + bad + ", expected a finite number of at least 0; 0 asks for any gain",
          assertThrows(IllegalArgumentException.class, () -> new Equivalence(bad)).getMessage());
    }
  }
}
