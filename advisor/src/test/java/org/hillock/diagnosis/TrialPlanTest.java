package org.hillock.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.hillock.activation.InvalidInputException;
import org.hillock.data.Task;
import org.hillock.training.Metric;
import org.hillock.training.OnNonFinite;
import org.hillock.training.Settings;
import org.junit.jupiter.api.Test;

class TrialPlanTest {
  @Test
  void aPlanWithoutSeedsOrEpochsIsRefused() {
    assertEquals(
        "0 seeds are too few to try remedies; give at least 1.",
        assertThrows(InvalidInputException.class, () -> new TrialPlan(0, 1, 1, false, Metric.R2, 1))
            .getMessage());
    assertEquals(
        "0 epochs with a remedy are too few to try remedies; give at least 1.",
        assertThrows(InvalidInputException.class, () -> new TrialPlan(1, 1, 0, false, Metric.R2, 1))
            .getMessage());
  }

  @Test
  void trialsAreAsLongAsThePlanSaysAndElseAsTheCaseIs() {
    TrialPlan plan = TrialPlan.of(Task.REGRESSION, 3);
    assertEquals(new TrialPlan(5, 10, 20, false, Metric.R2, 3), plan);
    Settings settings = Settings.defaults().withLearningRate(0.1).with(OnNonFinite.SKIP);
    Settings applied = plan.applyTo(settings);
    assertEquals(30, applied.epochs());
    assertEquals(30, applied.patience());
    assertEquals(settings.optimizer(), applied.optimizer());
    assertEquals(OnNonFinite.SKIP, applied.onNonFinite());
  }
}
