package org.hillock.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hillock.advice.Comparison;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A comparison as JSON, CSV and Markdown.
class ComparisonFilesTest {
  private static final Comparison COMPARISON = Comparisons.small();
  private static final String JSON = json(COMPARISON);
  private static final JsonNode TREE = new JsonMapper().readTree(JSON);

  private static String json(Comparison comparison) {
    return JsonComparison.of(comparison, Comparisons.provenance(Optional.empty())).text();
  }

  @Test
  void jsonReadBackAndWrittenAgainIsTheSame() {
    assertEquals(JSON, new JsonMapper().readValue(JSON, JsonComparison.class).text());
    assertEquals("hillock-comparison/2", TREE.get("format").asString());
  }

  @Test
  void jsonHasEveryTrainingWithTheStagesThatItCountsFor() {
    assertEquals(COMPARISON.study().trials().size(), TREE.get("runs").size());
    long confirming =
        TREE.get("runs")
            .valueStream()
            .filter(run -> run.get("stages").toString().contains("confirmation"))
            .peek(run -> assertFalse(run.get("test").isNull()))
            .count();
    assertEquals(20, confirming);
    assertEquals(10, TREE.get("confirmation").get("differences").size());
  }

  @Test
  void aNumberThatIsNotFiniteIsNull() {
    String strange = json(Comparisons.strange());
    assertFalse(Pattern.compile(": *-?\"?(NaN|Infinity)").matcher(strange).find());
    JsonNode tree = new JsonMapper().readTree(strange);
    assertTrue(tree.get("runs").get(0).get("bestLoss").isNull());
    assertTrue(tree.get("functions").get(0).get("cost").isNull());
  }

  @Test
  void everyKeyAndEveryColumnIsExplained() throws IOException {
    String document = Files.readString(Path.of("../docs/compare-report.md"));
    String header = CsvTrials.of(COMPARISON).lines().findFirst().orElseThrow();
    Stream.concat(keys(TREE), Stream.of(header.split(",")))
        .map(key -> key.replaceFirst("^(validation|test)_.*", "$1_METRIC"))
        .distinct()
        .forEach(key -> assertTrue(document.contains("`" + key + "`"), key + " is not explained"));
  }

  private static Stream<String> keys(JsonNode node) {
    Stream<String> own =
        node.isObject() && !node.has("log_loss") && !node.has("java")
            ? node.propertyNames().stream()
            : Stream.of();
    return Stream.concat(own, node.valueStream().flatMap(ComparisonFilesTest::keys));
  }

  @Test
  void csvHasALineForEachTrainingAndQuotesWhatHasToBe() {
    List<String> lines = CsvTrials.of(COMPARISON).lines().toList();
    assertEquals(COMPARISON.study().trials().size() + 1, lines.size());
    assertTrue(lines.stream().anyMatch(l -> l.startsWith("\"<b>|\"\"c\"\", *d* & `e`\",")));
    int columns = lines.getFirst().split(",", -1).length;
    lines.stream()
        .map(line -> line.replaceAll("\"([^\"]|\"\")*\"", ""))
        .forEach(line -> assertEquals(columns, line.split(",", -1).length, line));
  }

  @Test
  void markdownKeepsNamesAsText() {
    String text = MarkdownComparison.of(COMPARISON, Comparisons.provenance(Optional.empty()));
    assertTrue(
        text.startsWith("## Which activation?\n\n**" + COMPARISON.verdict().sentence()), text);
    assertTrue(text.contains("| \\<b\\>\\|\"c\", \\*d\\* \\& \\`e\\` |"), text);
    text.lines()
        .filter(line -> line.startsWith("|"))
        .forEach(
            line -> assertEquals(8, line.replaceAll("\\\\\\|", "").split("\\|", -1).length - 1));
    assertTrue(text.contains("```sh\nhillock compare '" + Comparisons.EVIL + ".csv'"), text);
  }
}
