package org.hillock.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hillock.diagnosis.Budget;
import org.hillock.diagnosis.ClippedGradients;
import org.hillock.diagnosis.Condition;
import org.hillock.diagnosis.Diagnosis;
import org.hillock.diagnosis.Normalization;
import org.hillock.diagnosis.Treatment;
import org.hillock.probe.History;
import org.hillock.statistics.Interval;
import org.hillock.training.Metric;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HealthReportTest {
  private static final History HISTORY =
      Histories.of(0.01, new double[][] {{0.5, 0.5}, {0, 0.5}, {0.2, 0}, {0.5, 0}});

  private static final Health HEALTHY =
      new Health(
          "data.csv -> y", List.of("100 rows"), HISTORY, List.of(), List.of(), "hillock diagnose");

  private static final Health ILL =
      new Health(
          "<script>.csv -> a & b",
          List.of("100 rows"),
          Histories.broken(HISTORY),
          List.of(Histories.vanishing()),
          List.of(
              Histories.treatment(
                  new Normalization("batch-normalization"), 0.2, new Interval(0.1, 0.3)),
              Histories.treatment(new ClippedGradients(1), Double.NaN, Interval.EVERYWHERE)),
          "hillock diagnose '<script>.csv' --target a");

  private static List<String> found(String html, String pattern) {
    return Pattern.compile(pattern).matcher(html).results().map(match -> match.group(1)).toList();
  }

  @Test
  void aHealthyNetworkIsSaidToBeHealthy() {
    String html = HealthReport.of(HEALTHY);
    assertTrue(html.contains("This network is healthy."));
    assertFalse(html.contains("<article"));
    assertTrue(
        TextHealth.of(HEALTHY).contains("Healthy. Nothing was found in 4 looks at 7 layers"));
  }

  @Test
  void eachVerdictIsLinkedToItsPictures() {
    String html = HealthReport.of(ILL);
    Set<String> ids = new HashSet<>(found(html, " id=\"([^\"]+)\""));
    List<String> links = found(html, "href=\"#([^\"]+)\"");
    assertTrue(ids.containsAll(links));
    assertTrue(
        links.containsAll(List.of("gradient-flow", "activations", "units", "updates", "losses")));
    assertFalse(html.contains("<script"));
  }

  @Test
  void thePageTellsWhereNumbersBrokeAndWhatRemediesGained() {
    String html = HealthReport.of(ILL);
    assertTrue(html.contains("NaN in layer 3 (dense 2 -&gt; 2), step 3, epoch 1"));
    assertTrue(html.contains("Training rows: 8, 21"));
    assertTrue(html.contains("<h1>&lt;script&gt;.csv → a &amp; b</h1>"));
    assertTrue(html.contains("Non-finite values; also vanishing gradients."));
    assertTrue(
        html.contains(
            "The best remedy tried, batch normalization before each hidden activation, gains +0.2 in accuracy (0.1 to 0.3)."));
    assertTrue(html.contains("Gradients clipped to norm 1: it changes nothing here"));
    assertTrue(
        html.contains(
            "Command with the best remedy: batch normalization before each hidden activation"));
    assertTrue(
        html.contains(
            "hillock diagnose &#39;&lt;script&gt;.csv&#39; <span class=\"whole\">--target</span> a"));
  }

  @Test
  void aConsequenceIsANoteAndNoHeadline() {
    Diagnosis root =
        new Diagnosis(
            Condition.UNSCALED,
            Histories.vanishing().evidence(),
            "The inputs are large.",
            List.of());
    Health health =
        new Health(
            "data.csv -> y",
            List.of(),
            HISTORY,
            List.of(root, Histories.vanishing().following(Condition.UNSCALED)),
            List.of(),
            "hillock diagnose");
    String html = HealthReport.of(health);
    assertTrue(html.contains(">Unscaled inputs.</p>"));
    assertTrue(html.contains("It follows from: unscaled inputs."));
    assertEquals(List.of("warn", "info"), found(html, "class=\"notice ([a-z]+)\""));
    assertTrue(TextHealth.of(health).contains("It follows from: unscaled inputs."));
    assertTrue(JsonHealth.of(health, List.of()).text().contains("\"followsFrom\" : \"unscaled\""));
  }

  private static Health treated(List<Double> without, List<Double> with) {
    Interval interval = new Interval(-0.1, 0.5);
    Treatment one =
        new Treatment(
            new ClippedGradients(1), Metric.ACCURACY, without, with, 0.2, interval, "", "", "");
    return new Health(
        "data.csv -> y",
        List.of(),
        HISTORY,
        List.of(Histories.vanishing()),
        List.of(one),
        "hillock diagnose");
  }

  @Test
  void aRemedyThatIsBetterOnEachSeedIsSaidToBeSo() {
    String html = HealthReport.of(treated(List.of(0.1, 0.5), List.of(0.4, 0.6)));
    assertTrue(html.contains("is better on each of 2 seeds, by +0.2 in accuracy in the mean"));
  }

  @Test
  void aRemedyThatMayHaveGainedNothingIsNotRecommended() {
    String html = HealthReport.of(treated(List.of(0.1, 0.5), List.of(0.6, 0.4)));
    assertTrue(html.contains("None of the 1 remedies tried made a difference beyond doubt."));
    assertFalse(html.contains("Command with the best remedy"));
  }

  @Test
  void theTerminalShowsTheSame() {
    String text = TextHealth.of(ILL);
    assertTrue(text.lines().allMatch(line -> line.length() <= 110), text);
    assertTrue(text.contains("step 3, in epoch 1, was not taken: layer 3 (dense 2 -> 2) is NaN."));
    assertTrue(text.contains("1. Vanishing gradients"));
    assertTrue(text.contains("   -> gelu in the hidden layers"));
    assertTrue(Pattern.compile("Layer 1 .*█").matcher(text).find(), text);
    assertTrue(text.contains("training loss    █▃▁▁  1 to 0.25"), text);
  }

  @Test
  void deadDyingAndWorkingUnitsAreToldApart() {
    String line =
        "layer 2 (relu): of 3 units 1 dead (0 at birth already, 33.3 % of all units proven), 1 dying (the first by step 40 if it goes on so, 99 % interval 35 to 50); by all 100 training rows.";
    assertTrue(TextHealth.of(ILL).replace("\n", " ").contains(line));
    assertTrue(HealthReport.of(ILL).contains("<th scope=\"col\">dead at birth</th>"));
    assertFalse(TextHealth.of(HEALTHY).contains("dying"));
  }

  @Test
  void theTerminalShowsWhatLimitsCameTo() {
    String text =
        TextHealth.of(Budget.parse("dead=5%,gradientRatio=1e-7,finite").check(HISTORY, List.of()));
    assertEquals(
        """
        exceeded dead: dead units of the worst layer 50 %, at most 5 %
        held     gradientRatio: gradient of the first hidden layer / the last 1e-4, at least 1e-7
        held     nonFinite: non-finite values of the worst layer 0 %, at most 0 %
        """,
        text);
  }

  @Test
  void jsonHasTheAgreedKeysAndNoNumberThatIsNotOne() {
    String text =
        JsonHealth.of(ILL, Budget.parse("dead=5%").check(ILL.history(), List.of())).text();
    assertFalse(Pattern.compile(": *-?(NaN|Infinity)").matcher(text).find(), text);
    JsonNode json = new JsonMapper().readTree(text);
    assertEquals("hillock-health/1", json.get("format").asString());
    assertFalse(json.get("healthy").asBoolean());
    assertEquals("vanishing", json.get("findings").get(0).get("condition").asString());
    assertTrue(
        json.get("findings").get(0).get("evidence").get(0).get("numbers").get("strange").isNull());
    assertTrue(json.get("treatments").get(1).get("gain").isNull());
    assertFalse(json.get("budget").get(0).get("held").asBoolean());
    assertEquals(4, json.get("looks").size());
    assertEquals(0.5, json.get("looks").get(3).get("layers").get(1).get("dead").asDouble());
    assertEquals("NaN", json.get("autopsy").get("value").asString());
    assertTrue(
        new JsonMapper()
            .readTree(JsonHealth.of(HEALTHY, List.of()).text())
            .get("autopsy")
            .isNull());
  }
}
