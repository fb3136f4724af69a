package org.hillock.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.hillock.activation.InvalidInputException;
import org.junit.jupiter.api.Test;

class ComparisonFileTest {
  private static final String JSON =
      """
      { "format": "hillock-comparison/2",
        "data": {"file": "iris.csv", "target": ["species"], "sha256": "12ab"},
        "metric": {"name": "log_loss", "higherIsBetter": false},
        "plan": {"baseline": "relu", "candidates": ["relu", "elu", "tanh"], "margin": 0.005},
        "runs": [
          {"function": "relu", "stages": ["selection"], "value": 0.25},
          {"function": "relu", "stages": ["selection"], "value": 0.75},
          {"function": "relu", "stages": ["confirmation"], "value": 9},
          {"function": "elu", "stages": ["full", "selection"], "value": 0.125},
          {"function": "tanh", "stages": ["ninth"], "value": 0.1}]}
      """;

  @Test
  void meansAreOverTheBlocksOfTheSelection() {
    assertEquals(
        new DataSet(
            "a.json",
            "iris.csv -> species",
            "12ab species",
            "log_loss",
            false,
            "relu",
            0.005,
            Map.of("relu", 0.5, "elu", 0.125),
            List.of("tanh")),
        ComparisonFile.parse("a.json", JSON));
  }

  @Test
  void otherFilesAreRefused() {
    assertRefused("a.json is not JSON; give a file that hillock compare --json wrote.", "{");
    assertRefused(
        "a.json has no format, expected hillock-comparison/2; give a file that hillock compare --json wrote.",
        "{}");
    assertRefused(
        "a.json has the format hillock-comparison/1, expected hillock-comparison/2; give a file that hillock compare --json wrote.",
        "{\"format\": \"hillock-comparison/1\"}");
    assertRefused(
        "a.json lacks plan.margin; write it anew with hillock compare --json.",
        JSON.replace("\"margin\"", "\"edge\""));
  }

  private static void assertRefused(String message, String json) {
    assertEquals(
        message,
        assertThrows(InvalidInputException.class, () -> ComparisonFile.parse("a.json", json))
            .getMessage());
  }
}
