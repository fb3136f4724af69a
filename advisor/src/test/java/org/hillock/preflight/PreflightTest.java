package org.hillock.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hillock.activation.function.Exponential;
import org.hillock.activation.function.Relu;
import org.hillock.activation.function.Sigmoid;
import org.hillock.data.Problem;
import org.hillock.data.Table;
import org.hillock.diagnosis.Case;
import org.hillock.network.Initialization;
import org.hillock.notation.Blueprint;
import org.hillock.notation.Design;
import org.hillock.report.JsonPreflight;
import org.hillock.report.SarifLint;
import org.hillock.report.TextPreflight;
import org.hillock.training.Settings;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PreflightTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /// Plain dropout with selu, on the fifth line.
  private static final String FILE =
      """
      # a comment
      dense 16
      batch-normalization
      activation selu
      dropout 0.2
      dense
      """;

  private static Case which(Design design) {
    return new Case(
        Problem.of(
            Table.read(Path.of("../examples/penguins.csv")), List.of("species"), Optional.empty()),
        design,
        new Sigmoid(),
        Initialization.gainCorrected(),
        Settings.defaults(),
        1);
  }

  private static Preflight written() {
    return Preflight.of(
        which(new Design.Written(Blueprint.parse("net.txt", FILE), "net.txt")), Set.of());
  }

  @Test
  void aChainHasTheoryBesideEachHiddenLayer() {
    Preflight preflight =
        Preflight.of(which(new Design.Multilayer(List.of(64, 64, 64, 64))), Set.of());
    assertEquals(List.of(1, 3, 5, 7), preflight.layers().stream().map(LayerStart::layer).toList());
    for (LayerStart start : preflight.layers()) {
      double expected = start.expected().orElseThrow().square();
      assertEquals(1, start.square() / expected, 0.5, start.toString());
    }
    assertEquals(1, preflight.layers().getLast().gradient());
    assertEquals(Optional.empty(), preflight.scope());
    assertEquals(Expectation.TRAINS, preflight.outlook().expectation());
  }

  @Test
  void aDeepSigmoidIsToldWhichGainSuitsItBest() {
    Preflight preflight =
        Preflight.of(which(new Design.Multilayer(Collections.nCopies(16, 32))), Set.of());
    assertEquals(Expectation.FAILS, preflight.outlook().expectation());
    assertTrue(preflight.warns());
    Fit fit = preflight.outlook().fit().orElseThrow();
    assertEquals(4.723, fit.gain(), 1e-3);
    assertEquals(Expectation.DOUBTFUL, fit.expectation());
  }

  @Test
  void outsideTheoryWhatWasMeasuredIsSaid() {
    Preflight preflight = written();
    assertTrue(preflight.forecast().isEmpty());
    assertTrue(preflight.scope().orElseThrow().contains("normalization"));
    assertEquals(Expectation.UNKNOWN, preflight.outlook().expectation());
    assertEquals(3, preflight.layers().size());
    assertTrue(preflight.layers().stream().allMatch(start -> start.expected().isEmpty()));
    String text = TextPreflight.of(preflight);
    assertTrue(text.contains("warning selu-dropout (line 5): there is dropout"), text);
  }

  @Test
  void whereThePassIsFarFromTheoryTheOutlookIsLessSure() {
    Preflight preflight =
        Preflight.of(
            which(new Design.Multilayer(List.of(32, 32, 32))).with(new Exponential()), Set.of());
    assertEquals(Expectation.DOUBTFUL, preflight.outlook().expectation());
    assertTrue(preflight.outlook().statement().contains("more than 10 times off"));
  }

  @Test
  void weightsThatDoNotScatterAroundZeroAreOutsideTheory() {
    Preflight preflight =
        Preflight.of(
            which(new Design.Multilayer(List.of(16, 16)))
                .with(Initialization.parse("constant=0.1")),
            Set.of());
    assertTrue(preflight.scope().orElseThrow().contains("scatter around 0"));
    assertTrue(preflight.warns());
  }

  @Test
  void jsonHasWhatTheTextHas() {
    Preflight preflight = written();
    JsonNode json = MAPPER.readTree(JsonPreflight.of(preflight, Map.of("hillock", "x")).text());
    assertEquals("hillock-preflight/1", json.get("format").asString());
    assertEquals("UNKNOWN", json.get("outlook").get("expectation").asString());
    assertTrue(json.get("theory").isNull());
    assertEquals(3, json.get("layers").size());
    assertEquals("selu-dropout", json.get("complaints").get(0).get("rule").asString());
    assertEquals(5, json.get("complaints").get(0).get("line").asInt());
    JsonNode chain =
        MAPPER.readTree(
            JsonPreflight.of(
                    Preflight.of(
                        which(new Design.Multilayer(List.of(8, 8))).with(new Relu()), Set.of()),
                    Map.of())
                .text());
    assertTrue(chain.get("theory").get("deadForOneInput").asDouble() > 0);
    assertEquals(1.0, chain.get("layers").get(1).get("expected").get("gradient").asDouble());
  }

  /// The properties that the specification requires, and the values that it allows.
  @Test
  void sarifHasWhatTheSpecificationRequires() {
    Preflight preflight = written();
    JsonNode log =
        MAPPER.readTree(
            SarifLint.of(preflight, "0.1.0", "data%20folder/p.csv", Optional.of("net.txt")));
    assertEquals("2.1.0", log.get("version").asString());
    JsonNode run = log.get("runs").get(0);
    JsonNode driver = run.get("tool").get("driver");
    assertFalse(driver.get("name").asString().isEmpty());
    assertEquals(Lint.rules().size(), driver.get("rules").size());
    for (JsonNode rule : driver.get("rules")) {
      assertFalse(rule.get("id").asString().isEmpty());
      for (String text : List.of("shortDescription", "fullDescription", "help")) {
        assertFalse(rule.get(text).get("text").asString().isEmpty());
      }
      assertLevel(rule.get("defaultConfiguration").get("level"));
    }
    assertEquals(preflight.complaints().size(), run.get("results").size());
    for (JsonNode result : run.get("results")) {
      assertFalse(result.get("message").get("text").asString().isEmpty());
      assertLevel(result.get("level"));
      JsonNode rule = driver.get("rules").get(result.get("ruleIndex").asInt());
      assertEquals(rule.get("id"), result.get("ruleId"));
      JsonNode place = result.get("locations").get(0).get("physicalLocation");
      assertEquals("net.txt", place.get("artifactLocation").get("uri").asString());
      assertTrue(place.get("region").get("startLine").asInt() >= 1);
    }
    JsonNode ofData =
        MAPPER.readTree(
            SarifLint.of(
                Preflight.of(which(new Design.Multilayer(List.of(4, 4, 4))), Set.of()),
                "0.1.0",
                "data%20folder/p.csv",
                Optional.empty()));
    JsonNode place =
        ofData
            .get("runs")
            .get(0)
            .get("results")
            .get(0)
            .get("locations")
            .get(0)
            .get("physicalLocation");
    assertEquals("data%20folder/p.csv", place.get("artifactLocation").get("uri").asString());
    assertFalse(place.has("region"));
  }

  private static void assertLevel(JsonNode level) {
    assertTrue(List.of("none", "note", "warning", "error").contains(level.asString()));
  }
}
