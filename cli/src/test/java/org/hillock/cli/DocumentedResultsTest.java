package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What docs/compare shows is what the program says today, to the last digit, apart from seconds.
///
/// All are run again, with one thread or two in turn.
class DocumentedResultsTest {
  private static final Path DOCS = Path.of("../docs/compare");

  private static final List<Expected> EXPECTED =
      List.of(
          new Expected("digits", "accuracy", 0.97),
          new Expected("breast_cancer", "accuracy", 0.96),
          new Expected("concrete", "r2", 0.85));

  /// What the best network of a data set reaches.
  private record Expected(String name, String measure, double least) {}

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @MethodSource("all")
  void theDocumentedCommandGivesTheDocumentedResult(String name) throws IOException {
    List<String> lines = Files.readAllLines(DOCS.resolve(name + ".txt"));
    List<String> words = new ArrayList<>(List.of(lines.getFirst().split(" ")));
    assertEquals(List.of("$", "./hillock"), words.subList(0, 2));
    List<String> arguments = words.subList(2, words.size());
    arguments.set(1, "../" + arguments.get(1));
    Path file = folder.resolve("out.json");
    arguments.addAll(List.of("--json", file.toString()));
    arguments.addAll(List.of("--threads", name.length() % 2 == 0 ? "1" : "2"));
    Terminal terminal = Terminal.run(arguments.toArray(String[]::new));
    assertEquals(0, terminal.exitCode(), terminal.err());
    assertEquals(
        Terminal.untimed(String.join("\n", lines.subList(1, lines.size()))),
        Terminal.untimed(terminal.out()).replace("\nJSON in " + file, ""));
    JsonNode json = new JsonMapper().readTree(Files.readString(file));
    String row = row(name, json);
    assertTrue(Files.readAllLines(DOCS.resolve("README.md")).contains(row), row);
    for (Expected expected : EXPECTED) {
      assertTrue(
          !expected.name.equals(name) || best(json, expected.measure) >= expected.least, name);
    }
  }

  private static String row(String name, JsonNode json) {
    return "| [%s](%s.txt) | %d | %s | %s | %s |"
        .formatted(
            name,
            name,
            json.get("data").get("rows").asInt(),
            json.get("data").get("task").asString(),
            json.get("verdict").get("kind").asString(),
            json.get("verdict").get("sentence").asString());
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
  private static double best(JsonNode json, String measure) {
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
}
