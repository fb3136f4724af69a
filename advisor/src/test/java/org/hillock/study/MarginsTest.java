package org.hillock.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalDouble;
import org.hillock.activation.InvalidInputException;
import org.hillock.training.Metric;
import org.junit.jupiter.api.Test;

class MarginsTest {
  private static final OptionalDouble NONE = OptionalDouble.empty();

  @Test
  void withoutWordsOfTheUserTheyAreSharesOfTheMetricOrOfAConstantAnswer() {
    assertEquals(new Margins(0.002, 0.02), Margins.of(Metric.ACCURACY, 0.4, NONE, NONE));
    assertEquals(new Margins(0.002, 0.02), Margins.of(Metric.R2, -0.01, NONE, NONE));
    assertEquals(new Margins(0.02, 0.5), Margins.of(Metric.RMSE, 10, NONE, NONE));
    assertEquals(new Margins(0.004, 0.1), Margins.of(Metric.LOG_LOSS, 2, NONE, NONE));
  }

  @Test
  void whoNamesOneMovesTheOtherOutOfItsWay() {
    assertEquals(new Margins(0.01, 0.02), of(0.01, Double.NaN));
    assertEquals(new Margins(0.05, 0.05), of(0.05, Double.NaN));
    assertEquals(new Margins(0.002, 0.1), of(Double.NaN, 0.1));
    assertEquals(new Margins(0.001, 0.001), of(Double.NaN, 0.001));
    assertEquals(new Margins(0, 0), of(0, 0));
  }

  @Test
  void whatCannotBeIsRefused() {
    refused(-0.1, Double.NaN, "--margin is -0.1; give a number of at least 0");
    refused(Double.NaN, Double.POSITIVE_INFINITY, "--sizeable is Infinity; give a number");
    refused(0.3, 0.2, "--margin 0.3 is above --sizeable 0.2: a gain would be sizeable");
  }

  private static void refused(double margin, double sizeable, String start) {
    InvalidInputException refusal =
        assertThrows(InvalidInputException.class, () -> of(margin, sizeable));
    String message = String.valueOf(refusal.getMessage());
    assertEquals(start, message.substring(0, start.length()));
  }

  /// NaN is not said.
  private static Margins of(double margin, double sizeable) {
    return Margins.of(Metric.ACCURACY, 0.4, said(margin), said(sizeable));
  }

  private static OptionalDouble said(double value) {
    return Double.isNaN(value) ? NONE : OptionalDouble.of(value);
  }
}
