package org.hillock.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hillock.activation.InvalidInputException;
import org.hillock.diagnosis.Budget.Answer;
import org.hillock.probe.History;
import org.hillock.report.Histories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {
  /// The first unit sleeps at the second look, the second dies at the third.
  private static final History HISTORY =
      Histories.of(0.01, new double[][] {{0.5, 0.5}, {0, 0.5}, {0.2, 0}, {0.03, 0}});

  @Test
  void limitsAreReadAsWritten() {
    assertEquals(
        List.of(
            new Budget.Limit(Measure.DEAD, 0.05),
            new Budget.Limit(Measure.GRADIENT_RATIO, 1e-4),
            new Budget.Limit(Measure.NON_FINITE, 0)),
        Budget.parse(" dead = 5% , gradientRatio=1e-4,finite").limits());
    assertEquals(Budget.parse("dead=0.05"), Budget.parse("dead=5%"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "deaf=5% | unknown limit \"deaf\"; did you mean \"dead\"?",
        "gradientratio=1 | unknown limit \"gradientratio\"; did you mean \"gradientRatio\"?",
        "rubbish=1 | unknown limit \"rubbish\"; known: dead, sleeping, saturated, nonFinite, gradientRatio, updateRatio, verdicts, finite.",
        "dead | limit dead has no number; write dead=5%, for example.",
        "dead= | limit dead is \"\"; it has to be a number from 0 to 1 or a percentage, for example dead=5%.",
        "dead=5 | limit dead is \"5\"; it has to be a number from 0 to 1 or a percentage, for example dead=5%.",
        "dead=-1% | limit dead is \"-1%\"; it has to be a number from 0 to 1 or a percentage, for example dead=5%.",
        "updateRatio=NaN | limit updateRatio is \"NaN\"; it has to be a number of 0 or more, for example updateRatio=0.1.",
        "gradientRatio=2 | limit gradientRatio is \"2\"; it has to be a number from 0 to 1, for example gradientRatio=1e-4.",
        "finite=3 | \"finite=3\": finite has no number; write finite, or nonFinite=0.1%.",
        "dead=1%,dead=2% | dead is limited twice in \"dead=1%,dead=2%\"; leave one of the limits out.",
      })
  void aLimitThatMakesNoSenseIsRefusedWithTheNextMove(String text, String message) {
    assertEquals(
        message, assertThrows(InvalidInputException.class, () -> Budget.parse(text)).getMessage());
  }

  @Test
  void anEmptyLimitIsRefused() {
    for (String text : List.of("", "dead=5%,", ",")) {
      InvalidInputException refused =
          assertThrows(InvalidInputException.class, () -> Budget.parse(text));
      assertTrue(String.valueOf(refused.getMessage()).startsWith("unknown limit \"\""));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "dead=49%, 0.5, false", "dead=50%, 0.5, true", "sleeping=0.5, 0.5, true",
    "saturated=10%, 0.5, false", "finite, 0, true", "gradientRatio=1e-4, 1e-4, true",
    "gradientRatio=0.001, 1e-4, false", "updateRatio=1, 0.0005, true", "verdicts=0, 1, false"
  })
  void eachLimitIsComparedWithWhatWasMeasured(String limit, double value, boolean held) {
    Answer answer = Budget.parse(limit).check(HISTORY, List.of(Histories.vanishing())).getFirst();
    assertEquals(value, answer.value(), 1e-12);
    assertEquals(held, answer.held());
  }

  @Test
  void gradientsThatGrowCountAsThoseThatShrink() {
    History exploding = Histories.of(100, new double[][] {{1, 1}, {1, 1}, {1, 1}});
    assertEquals(1e-4, Measure.GRADIENT_RATIO.of(exploding, List.of()), 1e-12);
  }

  @Test
  void aNumberThatWasNotFiniteAnywhereExceedsFinite() {
    assertEquals(1, Measure.NON_FINITE.of(Histories.broken(HISTORY), List.of()));
  }

  @Test
  void aUnitIsDeadIfItNeverWorksAgainAndSleepsIfItDoes() {
    List<UnitShares> shares = UnitShares.of(HISTORY, 1);
    assertEquals(
        List.of(
            new UnitShares(0, 0, 0),
            new UnitShares(0, 0.5, 0),
            new UnitShares(0.5, 0, 0),
            new UnitShares(0.5, 0, 0.5)),
        shares);
    assertEquals(shares, UnitShares.of(HISTORY));
  }
}
