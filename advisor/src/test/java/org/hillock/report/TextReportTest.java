package org.hillock.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.hillock.advice.Cause;
import org.hillock.advice.Comparison;
import org.hillock.advice.Reason;
import org.hillock.advice.Studies;
import org.hillock.training.Metric;
import org.junit.jupiter.api.Test;

class TextReportTest {
  private static final Comparison COMPARISON =
      new Studies(
              Map.of(
                  "relu",
                  0.0,
                  "gelu",
                  -1.0,
                  "tanh",
                  0.1,
                  "elu",
                  0.2,
                  "swish",
                  0.1,
                  "sigmoid",
                  2.0,
                  "linear",
                  Double.NaN),
              0.1,
              0.02,
              5,
              Metric.RMSE,
              1)
          .comparison();

  @Test
  void itFitsIntoAHundredColumns() {
    TextReport.of(COMPARISON)
        .lines()
        .forEach(line -> assertTrue(line.length() <= 100, line.length() + ": " + line));
  }

  @Test
  void theVerdictComesBeforeTheTableAndTheGroundsAfter() {
    String text = TextReport.of(COMPARISON);
    assertTrue(text.startsWith("made-up.csv: 40 rows, 1 column -> y (regression)\n"), text);
    int verdict = text.indexOf("\nUse gelu: ");
    int table = text.indexOf("\nConfirmation: test rows of 12 blocks\n  gelu ");
    int grounds = text.indexOf("\nGrounds\n- gelu, the best of 6 others");
    assertTrue(0 < verdict && verdict < table && table < grounds, text);
  }

  @Test
  void eachCandidateHasOneRowAndTheBaselineOneAStage() {
    List<String> lines = TextReport.of(COMPARISON).lines().toList();
    for (String name : List.of("gelu", "tanh", "elu", "swish", "sigmoid", "linear")) {
      assertEquals(
          1, lines.stream().filter(line -> line.startsWith("  " + name + " ")).count(), name);
    }
    long stages = COMPARISON.standings().stream().map(s -> s.stage()).distinct().count();
    assertEquals(stages, lines.stream().filter(line -> line.startsWith("  relu ")).count());
  }

  @Test
  void whoIsOutIsNamedWithHowFarItWasBehindAndWhoDivergedHasAStar() {
    String text = TextReport.of(COMPARISON).replaceAll("\\s+", " ");
    assertTrue(text.contains("Out after "), text);
    assertTrue(
        text.contains("Out is who was behind the last one kept by more than the standard error: "));
    assertTrue(text.contains("sigmoid by 1.79"), text);
    assertTrue(text.contains("linear * "), text);
    assertTrue(text.contains("*: not all trainings stayed finite."), text);
  }

  @Test
  void reasonsStandUnderWhyIfThereAreAny() {
    assertTrue(!TextReport.of(because(List.of())).contains("\nWhy\n"));
    Reason reason = new Reason("gelu", Cause.NONE, "gelu learned faster.");
    assertTrue(TextReport.of(because(List.of(reason))).contains("\nWhy\n- gelu learned faster.\n"));
  }

  private static Comparison because(List<Reason> reasons) {
    return new Comparison(
        COMPARISON.study(), COMPARISON.standings(), COMPARISON.verdict(), reasons);
  }
}
