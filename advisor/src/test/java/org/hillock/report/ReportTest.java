package org.hillock.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.hillock.advice.Comparison;
import org.hillock.advice.Studies;
import org.hillock.training.Metric;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
  private final Comparison comparison =
      Comparison.of(
          Studies.of(Map.of("gelu", -0.02, "tanh", 0.01), 0.004, 12, 10_000, 500, 1),
          Metric.LOG_LOSS);

  @Test
  void jsonHasTheAgreedKeys() {
    JsonNode json = new JsonMapper().readTree(JsonReport.of(comparison).text());
    assertEquals("hillock-comparison/1", json.get("format").asString());
    assertKeys(json, List.of("format", "data", "metric", "seed", "functions", "runs", "verdict"));
    assertKeys(json.get("data"), List.of("file", "rows", "features", "target", "task"));
    assertKeys(json.get("metric"), List.of("name", "higherIsBetter"));
    assertKeys(
        json.get("functions").get(0),
        List.of(
            "name", "mean", "low", "high", "learningRate", "epochs", "seconds", "finite", "rank"));
    assertKeys(
        json.get("runs").get(0),
        List.of("function", "seed", "learningRate", "value", "accuracy", "seconds", "finite"));
    assertKeys(
        json.get("verdict"),
        List.of("kind", "use", "tiedWith", "baseline", "p", "gain", "low", "high", "sentence"));
    assertEquals(36, json.get("runs").size());
    assertEquals("gelu", json.get("functions").get(0).get("name").asString());
    assertEquals(1, json.get("functions").get(0).get("rank").asInt());
    assertEquals("clear", json.get("verdict").get("kind").asString());
  }

  @Test
  void whatIsNotKnownIsNullInJsonAndNoInfinity() {
    Comparison single =
        Comparison.of(Studies.of(Map.of("gelu", 0.0), 0.01, 1, 100, 20, 1), Metric.LOG_LOSS);
    String text = JsonReport.of(single).text();
    assertTrue(new JsonMapper().readTree(text).get("verdict").get("low").isNull());
    assertTrue(!text.contains("Infinity") && !text.contains("NaN"));
  }

  @Test
  void textShowsTheCandidatesBestFirstAndEndsInTheVerdict() {
    List<String> lines = TextReport.of(comparison).lines().toList();
    assertTrue(lines.getFirst().startsWith("made-up.csv: 40 rows, 1 columns -> y (binary)"));
    int header = 2;
    assertTrue(lines.get(header).startsWith("function  log_loss"));
    assertTrue(lines.get(header + 1).startsWith("gelu"));
    assertTrue(
        lines.get(header + 2).startsWith("relu") && lines.get(header + 2).contains("baseline"));
    assertTrue(lines.get(header + 3).startsWith("tanh"));
    assertEquals(comparison.verdict().sentence(), lines.getLast());
  }

  private static void assertKeys(JsonNode node, List<String> keys) {
    assertTrue(node.propertyNames().containsAll(keys), node.propertyNames() + " lacks of " + keys);
  }
}
