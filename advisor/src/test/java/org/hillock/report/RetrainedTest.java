package org.hillock.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hillock.advice.Comparison;
import org.hillock.study.Commentary;
import org.hillock.study.Retrained;
import org.hillock.study.Trial;
import org.hillock.training.Scores;
import org.junit.jupiter.api.Test;

class RetrainedTest {
  @Test
  void theBestNetworkTrainedAgainHasTheScoresOfItsTrial() {
    Comparison comparison = Comparisons.small();
    Trial best = comparison.best();
    assertEquals(comparison.verdict().use(), best.assignment().candidate());
    assertTrue(best.assignment().confirming());
    Retrained again = Retrained.of(comparison.study(), best.assignment(), Commentary.none());
    assertEquals(
        best.test().orElseThrow().scores(),
        Scores.of(again.run().network(), again.split().test(), again.split().encoder().target()));
    assertEquals(best.validationLosses(), again.run().validationLosses());
  }
}
