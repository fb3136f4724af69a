package org.hillock.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.hillock.advice.Verdict.Kind;
import org.hillock.training.Metric;
import org.junit.jupiter.api.Test;

class VerdictTest {
  @Test
  void aPlantedWinnerIsToBeUsedAndWhatItAchievesIsSaid() {
    Verdict verdict =
        Studies.of(Map.of("relu", 0.0, "gelu", -1.0, "tanh", 0.0, "sigmoid", 1.0)).verdict();
    assertEquals(Kind.CLEAR, verdict.kind());
    assertEquals("gelu", verdict.use());
    assertEquals(
        "Use gelu: its typical error is 3.97, that of relu 4.99 (in the unit of y).",
        verdict.sentence());
  }

  @Test
  void theBaselineIsToBeUsedWhereTheBestOfTheOthersIsWorse() {
    Verdict verdict = Studies.of(Map.of("relu", 0.0, "gelu", 1.0, "tanh", 2.0)).verdict();
    assertEquals(Kind.CLEAR, verdict.kind());
    assertEquals("relu", verdict.use());
    assertEquals(
        "Use relu: gelu, chosen as the best of the others, does worse; its typical error is 5.97, that of relu 4.99 (in the unit of y).",
        verdict.sentence());
  }

  @Test
  void equalCandidatesAreATieOfWhichTheCheapestIsUsed() {
    Verdict verdict = Studies.of(Map.of("relu", 0.0, "gelu", 0.0, "tanh", 0.0)).verdict();
    assertEquals(Kind.TIE, verdict.kind());
    assertEquals("relu", verdict.use());
    assertEquals(List.of("gelu", "tanh"), verdict.tiedWith().stream().sorted().toList());
    assertTrue(
        verdict
            .sentence()
            .startsWith("Use relu: the choice makes little difference. It does about as well as "),
        verdict.sentence());
    assertTrue(verdict.sentence().contains(" in the typical error would have shown."));
  }

  @Test
  void aLinearNetworkThatTiesIsNamedButNotRecommended() {
    Verdict verdict = Studies.of(Map.of("relu", 0.0, "linear", 0.0)).verdict();
    assertEquals("relu", verdict.use());
    assertEquals(List.of("linear"), verdict.tiedWith());
    assertTrue(verdict.sentence().endsWith("a linear model may be enough."), verdict.sentence());
  }

  @Test
  void whoLosesMuchIsNotAmongTheTied() {
    Verdict verdict =
        Studies.of(Map.of("relu", 0.0, "gelu", 0.0, "tanh", 2.0, "sigmoid", 2.0)).verdict();
    assertEquals(Kind.TIE, verdict.kind());
    assertEquals(List.of("gelu"), verdict.tiedWith());
    assertTrue(
        verdict.grounds().stream().anyMatch(ground -> ground.startsWith("Worse than relu")),
        String.join("\n", verdict.grounds()));
  }

  @Test
  void muchNoiseIsTooLittleDataAndSaysHowMuchMore() {
    Verdict verdict =
        Studies.of(Map.of("relu", 0.0, "gelu", 0.0, "tanh", 0.0)).withOwn(0.8).verdict();
    assertEquals(Kind.TOO_LITTLE_DATA, verdict.kind());
    assertEquals("relu", verdict.use());
    assertTrue(verdict.sentence().contains(" rows instead of 40"), verdict.sentence());
    assertTrue(
        verdict.sentence().contains("more repetitions on these rows cannot"), verdict.sentence());
  }

  @Test
  void networksThatLearnNothingLeaveNothingToChooseBy() {
    Verdict verdict =
        Studies.of(Map.of("relu", 0.0, "gelu", 0.0)).withLevel(10).withOwn(0.3).verdict();
    assertEquals(Kind.TOO_LITTLE_DATA, verdict.kind());
    assertTrue(
        verdict.sentence().startsWith("There is nothing to choose by: no network does reliably"));
    assertEquals(List.of(), verdict.tiedWith());
  }

  @Test
  void aBaselineThatAlwaysDivergesIsSaidTo() {
    Verdict verdict = Studies.of(Map.of("relu", Double.NaN, "gelu", 0.0)).verdict();
    assertEquals("gelu", verdict.use());
    assertEquals(
        "Use gelu: relu cannot be trained here, its numbers overflow each time.",
        verdict.sentence());
    assertTrue(verdict.grounds().getLast().startsWith("12 of 12 trainings of relu met"));
  }

  @Test
  void aChallengerThatAlwaysDivergesIsSaidTo() {
    Verdict verdict = Studies.of(Map.of("relu", 0.0, "gelu", Double.NaN)).verdict();
    assertEquals(Kind.CLEAR, verdict.kind());
    assertEquals("relu", verdict.use());
    assertTrue(verdict.sentence().contains("gelu, chosen as the best of the others, cannot be"));
  }

  @Test
  void whereNothingCanBeTrainedItSaysWhereToLook() {
    Verdict verdict = Studies.of(Map.of("relu", Double.NaN, "gelu", Double.NaN)).verdict();
    assertEquals(Kind.TOO_LITTLE_DATA, verdict.kind());
    assertTrue(verdict.sentence().contains("hillock diagnose"), verdict.sentence());
  }

  @Test
  void equalScoresInAllBlocksAreATieThatSaysSo() {
    Verdict verdict =
        new Studies(Map.of("relu", 0.0, "gelu", 0.0), 0, 0, 5, Metric.RMSE, 1).verdict();
    assertEquals(Kind.TIE, verdict.kind());
    assertEquals(
        "Use relu: it makes no difference, relu and gelu get the same scores.", verdict.sentence());
  }

  @Test
  void theSentenceHasNoStatisticsAndTheGroundsHave() {
    for (double own : new double[] {0.02, 0.8}) {
      for (double effect : new double[] {-1, 0, 1}) {
        Verdict verdict =
            Studies.of(Map.of("relu", 0.0, "gelu", effect, "tanh", 0.0)).withOwn(own).verdict();
        assertFalse(
            verdict.sentence().matches("(?i).*(p =|interval|95 %|significan|null|hypothes).*"),
            verdict.sentence());
        String grounds = String.join("\n", verdict.grounds());
        assertTrue(grounds.contains("exact two-sided sign-flip test, p = "), grounds);
        assertTrue(grounds.contains("95 % intervals: "), grounds);
        assertTrue(grounds.contains("Nadeau and Bengio"), grounds);
        assertTrue(grounds.contains("the low end for new rows is corrected for 2"), grounds);
        assertFalse(grounds.contains("NaN"), grounds);
      }
    }
  }
}
