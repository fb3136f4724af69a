package org.hillock.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricTest {
  @Test
  void theDefaultMetricIsTheFirst() {
    assertEquals(Metric.LOG_LOSS, Metric.of(Task.BINARY).getFirst());
    assertEquals(Metric.LOG_LOSS, Metric.of(Task.MULTICLASS).getFirst());
    assertEquals(Metric.LOG_LOSS, Metric.of(Task.MULTILABEL).getFirst());
    assertEquals(Metric.RMSE, Metric.of(Task.REGRESSION).getFirst());
  }

  @Test
  void errorsAndLossesAreBetterWhenLower() {
    assertEquals(
        Map.of(
            Metric.LOG_LOSS, false,
            Metric.ACCURACY, true,
            Metric.BALANCED_ACCURACY, true,
            Metric.RMSE, false,
            Metric.R2, true),
        Map.of(
            Metric.LOG_LOSS, Metric.LOG_LOSS.higherIsBetter(),
            Metric.ACCURACY, Metric.ACCURACY.higherIsBetter(),
            Metric.BALANCED_ACCURACY, Metric.BALANCED_ACCURACY.higherIsBetter(),
            Metric.RMSE, Metric.RMSE.higherIsBetter(),
            Metric.R2, Metric.R2.higherIsBetter()));
  }

  @ParameterizedTest
  @CsvSource({
    "log_loss,BINARY,LOG_LOSS",
    "log-loss,MULTICLASS,LOG_LOSS",
    "Balanced-Accuracy,MULTILABEL,BALANCED_ACCURACY",
    "accuracy,BINARY,ACCURACY",
    "RMSE,REGRESSION,RMSE",
    "R2,REGRESSION,R2"
  })
  void metricsAreUnderstoodInAnyCase(String label, Task task, Metric metric) {
    assertEquals(metric, Metric.parse(label, task));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "acuracy|BINARY|unknown metric for binary \"acuracy\"; did you mean \"accuracy\"?",
        "log_los|MULTICLASS|unknown metric for multiclass \"log_los\"; did you mean \"log_loss\"?",
        "rms|REGRESSION|unknown metric for regression \"rms\"; did you mean \"rmse\"?",
        "accuracy|REGRESSION|unknown metric for regression \"accuracy\"; known: rmse, r2.",
        "rmse|BINARY|unknown metric for binary \"rmse\"; known: log_loss, accuracy,"
            + " balanced_accuracy."
      })
  void anUnknownMetricSuggestsTheNearestOfTheTask(String label, Task task, String message) {
    assertEquals(
        message,
        assertThrows(InvalidInputException.class, () -> Metric.parse(label, task)).getMessage());
  }
}
