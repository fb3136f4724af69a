package org.hillock.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hillock.advice.Verdict.Kind;
import org.hillock.study.Plan;
import org.hillock.training.Metric;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final int MANY_ROWS = 100_000;
  private static final int TEST_ROWS = 1000;

  @Test
  void aPlantedWinnerIsNamedWithItsGain() {
    Verdict verdict = verdict(Map.of("gelu", -0.02, "tanh", 0.0), 0.005, 12);
    assertEquals(Kind.CLEAR, verdict.kind());
    assertEquals("gelu", verdict.use());
    assertEquals(0.02, verdict.gain(), 0.01);
    assertTrue(verdict.p() < 0.05 && verdict.interval().low() > 0);
    assertTrue(
        verdict.sentence().startsWith("Use gelu: its log_loss is better than that of relu by"));
  }

  @Test
  void ofTwoEqualWinnersTheCheaperIsUsed() {
    Verdict verdict = verdict(Map.of("gelu", -0.02, "leaky_relu", -0.02), 0.004, 12);
    assertEquals("leaky_relu", verdict.use());
    assertEquals(List.of("gelu"), verdict.tiedWith());
  }

  @Test
  void equalFunctionsAreATieAndTheBaselineIsUsed() {
    Verdict verdict = verdict(Map.of("gelu", 0.0, "tanh", 0.0, "elu", 0.0), 0.005, 12);
    assertEquals(Kind.TIE, verdict.kind());
    assertEquals("relu", verdict.use());
    assertEquals(List.of("elu", "gelu", "tanh"), verdict.tiedWith());
    assertTrue(
        verdict.sentence().startsWith("No detectable difference; use relu, it is the cheapest."));
  }

  @Test
  void aTieWithAWorseOneNamesIt() {
    Verdict verdict = verdict(Map.of("gelu", 0.0, "linear", 0.1), 0.005, 12);
    assertEquals(Kind.TIE, verdict.kind());
    assertEquals(List.of("gelu"), verdict.tiedWith());
    assertTrue(verdict.sentence().contains("Worse on these rows: linear."));
  }

  @Test
  void whenAllOthersAreWorseTheBaselineIsAClearWinner() {
    Verdict verdict = verdict(Map.of("linear", 0.1, "sigmoid", 0.05), 0.005, 12);
    assertEquals(Kind.CLEAR, verdict.kind());
    assertEquals("relu", verdict.use());
    assertTrue(verdict.gain() < 0);
  }

  @Test
  void tooFewSeedsSayHowManyAreNeeded() {
    Verdict verdict = verdict(Map.of("gelu", -0.1, "tanh", 0.0), 0.005, 5);
    assertEquals(Kind.TOO_LITTLE_DATA, verdict.kind());
    // Two comparisons: 2 × 2 / 2^n falls below 0.05 at n = 7.
    assertTrue(verdict.sentence().contains("use --seeds 7 or more"), verdict.sentence());
  }

  @Test
  void aWideIntervalIsNotCalledATie() {
    Verdict verdict = verdict(Map.of("gelu", 0.0), 0.4, 12);
    assertEquals(Kind.TOO_LITTLE_DATA, verdict.kind());
    assertEquals("relu", verdict.use());
  }

  @Test
  void seedsThatAgreeOnFewRowsAreNotEnoughForAClaim() {
    Comparison comparison =
        Comparison.of(Studies.of(Map.of("gelu", -0.2), 0.12, 12, 60, 40, 3), Metric.LOG_LOSS);
    assertTrue(comparison.contrasts().getFirst().detected());
    Verdict verdict = comparison.verdict();
    assertEquals(Kind.TOO_LITTLE_DATA, verdict.kind());
    assertTrue(verdict.sentence().contains("rows are too few"), verdict.sentence());
  }

  @Test
  void networksThatLearnNothingGiveNoAdvice() {
    Verdict verdict = verdict(Map.of("gelu", 0.5, "relu", 0.5), 0.005, 12);
    assertEquals(Kind.TOO_LITTLE_DATA, verdict.kind());
    assertTrue(verdict.sentence().contains("always answering the same"));
  }

  /// Twelve names for the same thing: a claim that one is better must be rare.
  @Test
  void falseClaimsStayBelowFivePercent() {
    Map<String, Double> none = new HashMap<>();
    Plan.usualCandidates().forEach(f -> none.put(f.name(), 0.0));
    int studies = 200;
    int claims = 0;
    for (int i = 0; i < studies; i++) {
      Comparison comparison =
          Comparison.of(Studies.of(none, 0.01, 10, MANY_ROWS, TEST_ROWS, 100 + i), Metric.LOG_LOSS);
      claims += comparison.verdict().kind() == Kind.CLEAR ? 1 : 0;
    }
    // Holm promises 5 % = 10; binomial standard deviation 3.
    assertTrue(claims <= 10, claims + " false claims in " + studies);
  }

  private static Verdict verdict(Map<String, Double> effects, double noise, int blocks) {
    return Comparison.of(
            Studies.of(effects, noise, blocks, MANY_ROWS, TEST_ROWS, 1), Metric.LOG_LOSS)
        .verdict();
  }
}
