package org.hillock.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hillock.diagnosis.Budget;
import org.hillock.diagnosis.Condition;
import org.hillock.diagnosis.Measure;
import org.hillock.diagnosis.Normalization;
import org.hillock.diagnosis.Picture;
import org.hillock.probe.Autopsy;
import org.hillock.probe.History;
import org.hillock.statistics.Interval;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class HealthDocumentTest {
  private final String document = read();

  private static String read() {
    try {
      return Files.readString(Path.of("../docs/health.md"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theExampleIsWhatTheProgramWrites() {
    int from = document.indexOf("```json\n") + "```json\n".length();
    String example = document.substring(from, document.indexOf("```", from));
    assertEquals(written().toPrettyString().strip(), example.strip());
  }

  /// Only the last look, and of that two layers.
  private static JsonNode written() {
    History history = Histories.of(0.01, new double[][] {{0.5, 0.5}, {0, 0.5}, {0.5, 0}});
    Health health =
        new Health(
            "data.csv -> y",
            List.of("100 rows"),
            Histories.broken(history),
            List.of(Histories.vanishing()),
            List.of(
                Histories.treatment(
                    new Normalization("batch-normalization"), 0.25, new Interval(0.125, 0.375))),
            "hillock diagnose data.csv --target y --budget dead=5%");
    String text = JsonHealth.of(health, Budget.parse("dead=5%").check(history, List.of())).text();
    JsonNode json = new JsonMapper().readTree(text);
    ArrayNode looks = (ArrayNode) json.get("looks");
    while (looks.size() > 1) {
      looks.remove(0);
    }
    ArrayNode layers = (ArrayNode) looks.get(0).get("layers");
    while (layers.size() > 2) {
      layers.remove(2);
    }
    ArrayNode evidence = (ArrayNode) json.get("findings").get(0).get("evidence");
    while (evidence.size() > 1) {
      evidence.remove(1);
    }
    return json;
  }

  @Test
  void everyKeyIsExplained() {
    keys(written()).forEach(key -> assertExplained(key));
  }

  private static Stream<String> keys(JsonNode node) {
    Stream<String> own =
        node instanceof ObjectNode && !node.has("gradientRatio") && !node.has("inputs of the layer")
            ? node.propertyNames().stream()
            : Stream.of();
    return Stream.concat(own, node.valueStream().flatMap(HealthDocumentTest::keys));
  }

  @Test
  void everyWordThatProgramsMayMeetIsThere() {
    Stream.of(Condition.values(), Picture.values(), Autopsy.Origin.values())
        .flatMap(Stream::of)
        .forEach(word -> assertExplained(word.name().toLowerCase(Locale.ROOT)));
  }

  @Test
  void everyLimitIsThereWithAnExampleThatCanBeRead() {
    for (Measure measure : Measure.values()) {
      int row = document.indexOf("| `" + measure.label() + "` |");
      assertTrue(row > 0, measure.label());
      String line = document.substring(row, document.indexOf('\n', row));
      String example = line.substring(line.lastIndexOf("| `") + 3, line.lastIndexOf('`'));
      assertEquals(measure, Budget.parse(example).limits().getFirst().measure());
    }
  }

  private void assertExplained(String word) {
    assertTrue(
        document.contains("`" + word + "`") || word.equals("format"), word + " is not explained");
  }
}
