package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What docs/compare shows is what the program says today, to the last digit, apart from seconds.
///
/// All are run again, with one thread or two in turn.
class DocumentedResultsTest {
  private static final Path DOCS = Path.of("../docs/compare");

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @MethodSource("all")
  void theDocumentedCommandGivesTheDocumentedResult(String name) throws IOException {
    List<String> lines = Files.readAllLines(DOCS.resolve(name + ".txt"));
    List<String> words = new ArrayList<>(List.of(lines.getFirst().split(" ")));
    assertEquals(List.of("$", "./hillock"), words.subList(0, 2));
    List<String> arguments = words.subList(2, words.size());
    arguments.set(1, "../" + arguments.get(1));
    Path json = folder.resolve("out.json");
    arguments.set(arguments.indexOf("--json") + 1, json.toString());
    arguments.addAll(List.of("--threads", name.length() % 2 == 0 ? "1" : "2"));
    Terminal terminal = Terminal.run(arguments.toArray(String[]::new));
    assertEquals(0, terminal.exitCode(), terminal.err());
    assertEquals(
        Terminal.untimed(String.join("\n", lines.subList(1, lines.size()))),
        Terminal.untimed(terminal.out())
            .replace(json.toString(), "docs/compare/" + name + ".json"));
    assertEquals(
        untimed(new JsonMapper().readTree(Files.readString(DOCS.resolve(name + ".json")))),
        untimed(new JsonMapper().readTree(Files.readString(json))));
  }

  @Test
  void theOverviewRepeatsTheVerdicts() throws IOException {
    List<String> overview = Files.readAllLines(DOCS.resolve("README.md"));
    for (String name : all()) {
      JsonNode json = new JsonMapper().readTree(Files.readString(DOCS.resolve(name + ".json")));
      String row =
          "| [%s](%s.txt) | %d | %s | %s | %s |"
              .formatted(
                  name,
                  name,
                  json.get("data").get("rows").asInt(),
                  json.get("data").get("task").asString(),
                  json.get("verdict").get("kind").asString(),
                  json.get("verdict").get("sentence").asString());
      assertTrue(overview.contains(row), row);
    }
  }

  @Test
  void theBestNetworksReachWhatIsExpectedOfThem() throws IOException {
    assertTrue(best("digits", "accuracy") >= 0.97);
    assertTrue(best("breast_cancer", "accuracy") >= 0.96);
    assertTrue(best("concrete", "r2") >= 0.85);
  }

  static List<String> all() throws IOException {
    try (Stream<Path> files = Files.list(DOCS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".txt"))
          .map(file -> file.replace(".txt", ""))
          .toList();
    }
  }

  /// The highest median of a function over the validation rows of the selection.
  private static double best(String name, String measure) throws IOException {
    JsonNode json = new JsonMapper().readTree(Files.readString(DOCS.resolve(name + ".json")));
    double best = 0;
    for (JsonNode function : json.get("functions")) {
      double[] values =
          json.get("runs")
              .valueStream()
              .filter(run -> run.get("function").equals(function.get("name")))
              .filter(run ->
                  run.get("stages").valueStream().anyMatch(s -> s.asString().equals("selection")))
              .mapToDouble(run -> run.get("validation").get(measure).asDouble())
              .sorted()
              .toArray();
      if (values.length > 0) {
        double median = (values[values.length / 2] + values[(values.length - 1) / 2]) / 2;
        best = Math.max(best, median);
      }
    }
    return best;
  }

  /// Without what differs from run to run, and the command, which names another file here.
  private static JsonNode untimed(JsonNode json) {
    json.get("functions")
        .forEach(node -> ((ObjectNode) node).remove(List.of("secondsPerEpoch", "cost")));
    json.get("runs").forEach(node -> ((ObjectNode) node).remove("seconds"));
    ((ObjectNode) json).remove(List.of("command", "versions"));
    return json;
  }
}
