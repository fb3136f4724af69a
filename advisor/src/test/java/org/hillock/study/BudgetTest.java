package org.hillock.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.InvalidInputException;
import org.hillock.statistics.SignFlip;
import org.hillock.study.SimulatedLaboratory.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A study ends within its budget, by a clock of its own.
class BudgetTest {
  private static final int SEEDS = 3;

  @ParameterizedTest(name = "{0} functions, {1} s an epoch, {2} epochs, {3} rows: {4} s")
  @CsvSource({
    "11, 0.02,  40,     0,   20", "11, 0.02,  40,     0,   60", "11, 0.02, 150,     0,   60",
    "11, 0.3,   12,     0,  300", "11, 0.3,  150,     0, 1200", "11, 0.3,   40,     0, 7200",
    "45, 0.02,  12, 48000,   20", "45, 0.3,   40, 48000,   60", "45, 0.3,  150, 48000,  300",
    "45, 20,    40, 48000,  300", "45, 20,   150, 48000, 7200"
  })
  void aStudyEndsWithinItsBudget(
      int functions, double secondsPerEpoch, int typical, int rows, double seconds) {
    for (int seed = 1; seed <= SEEDS; seed++) {
      Result result =
          new SimulatedLaboratory(functions, secondsPerEpoch, typical, rows, seed).within(seconds);
      assertTrue(result.seconds() <= 1.1 * seconds, result.seconds() + " s");
      assertTrue(result.protocol().design().confirmation() >= 10);
    }
  }

  @Test
  void aShortBudgetGivesUpAndSaysWhat() {
    Plan plan = new SimulatedLaboratory(45, 0.3, 40, 48000, 1).within(20).plan();
    assertEquals(2, plan.blocks().screening());
    assertTrue(plan.limits().trainingRows().orElseThrow() < 48000);
    String words = String.join("; ", plan.concessions());
    for (String word :
        List.of("screening has 2 blocks instead of 3", "not tried", "rates are", "rows")) {
      assertTrue(words.contains(word), words);
    }
    assertTrue(plan.candidates().stream().anyMatch(c -> c.name().equals("relu")), words);
  }

  @Test
  void aLongBudgetBuysBlocksUpToWhatTheSignFlipTestDoesExactly() {
    Plan plan = new SimulatedLaboratory(11, 0.001, 40, 0, 1).within(7200).plan();
    assertEquals(Blocks.usual().with(20, 32), plan.blocks());
    assertEquals(List.of(), plan.concessions());
    assertEquals(Math.scalb(1.0, -31), SignFlip.smallestPValue(plan.blocks().confirmation()));
  }

  @Test
  void aPlanThatABudgetMadeGivesTheSameWithoutAClock() {
    SimulatedLaboratory laboratory = new SimulatedLaboratory(11, 0.02, 40, 0, 5);
    Result first = laboratory.within(20);
    Result again = laboratory.exactly(first.plan());
    assertEquals(first.protocol(), again.protocol());
    assertEquals(first.plan().effort(), again.plan().effort());
  }

  @Test
  void aBudgetThatIsTooShortIsRefusedWithOneThatIsNot() {
    SimulatedLaboratory laboratory = new SimulatedLaboratory(11, 0.3, 40, 0, 1);
    String message =
        String.valueOf(
            assertThrows(InvalidInputException.class, () -> laboratory.within(10)).getMessage());
    assertTrue(message.startsWith("a budget of 10s is too short: even the smallest"), message);
    String enough = message.replaceFirst(".*Give --budget (\\w+),.*", "$1");
    laboratory.within((double) TimeBudget.parse(enough).toSeconds());
  }

  @Test
  void moreBlocksAreOnlyBoughtWhereTheUsualOnesAreWanted() {
    Effort usual = new SimulatedLaboratory(3, 1, 1, 0, 1).within(7200).plan().effort();
    Effort fixed = usual.with(new Blocks(3, 8, 14, 4));
    assertEquals(fixed.blocks(), new Ladder(fixed, "relu", 0).efforts().getFirst().blocks());
  }

  @Test
  void everyStepOfTheLadderAsksForNoMoreThanTheOneBefore() {
    Effort wanted = new SimulatedLaboratory(45, 1, 1, 0, 1).within(7200).plan().effort();
    CostForecast forecast = new CostForecast(Costs.guessed(1, 2, 2), Cost.COMPARISON, 48000);
    double before = Double.POSITIVE_INFINITY;
    for (Effort effort : new Ladder(wanted.withTypical(40), "relu", 48000).efforts()) {
      double seconds = forecast.all(effort);
      assertTrue(seconds <= before * 1.001, effort + " takes " + seconds + " after " + before);
      before = seconds;
    }
  }

  @Test
  void timesAreReadAndWritten() {
    assertEquals(Duration.ofSeconds(60), TimeBudget.parse("60s"));
    assertEquals(Duration.ofMinutes(10), TimeBudget.parse("10m"));
    assertEquals(Duration.ofHours(2), TimeBudget.parse("2h"));
    assertEquals("60s", TimeBudget.text(60.00000001));
    assertEquals("11m", TimeBudget.text(610));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "60", "0s", "-5m", "1.5h", "10 m", "soon"})
  void whatIsNoTimeIsRefused(String text) {
    String message =
        String.valueOf(
            assertThrows(InvalidInputException.class, () -> TimeBudget.parse(text)).getMessage());
    assertTrue(message.contains("such as 60s, 10m or 2h"), message);
  }
}
