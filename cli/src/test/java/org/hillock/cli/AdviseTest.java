package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AdviseTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aTaskIsEnoughAndLinesAreAtMost100Wide() {
    Terminal terminal = Terminal.run("advise --task multilabel --depth 50 --network cnn");
    assertEquals(0, terminal.exitCode(), terminal.err());
    assertTrue(terminal.out().startsWith("multilabel, cnn of 50 hidden layers\n"));
    assertTrue(terminal.out().contains("Output layer: sigmoid\n"), terminal.out());
    assertTrue(terminal.out().contains("contradicted by our measurements"), terminal.out());
    String command = terminal.out().lines().toList().getLast();
    terminal
        .out()
        .lines()
        .filter(line -> !line.equals(command))
        .forEach(line -> assertTrue(line.length() <= 100, line));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          concrete.csv --target compressive_strength | regression, mlp of 2 hidden layers, targets from 2.33
          breast_cancer.csv --target diagnosis       | binary, mlp
          gunpoint.csv --target class --steps t1..t150 | binary, lstm
          first_names.csv --target class --text name | transformer
          iris.csv --target species --network cnn    | multiclass, cnn
          """)
  void dataTellTaskKindAndRange(String data, String found) {
    Terminal terminal = Terminal.run("advise ../examples/" + data);
    assertEquals(0, terminal.exitCode(), terminal.err());
    assertTrue(terminal.out().lines().findFirst().orElse("").contains(found), terminal.out());
  }

  @Test
  void imagesTellThatConvolutionsSuitThem() throws IOException {
    Path images = ImageFiles.write(folder, "train", 60);
    Terminal terminal = Terminal.run("advise", images.toString());
    assertEquals(0, terminal.exitCode(), terminal.err());
    assertTrue(terminal.out().contains(", cnn of"), terminal.out());
  }

  @Test
  void negativeTargetsOfTheDataAreHeeded() throws IOException {
    StringBuilder rows = new StringBuilder("x,y\n");
    IntStream.range(0, 40).forEach(i -> rows.append(i).append(',').append(i - 20.5).append('\n'));
    Path data = Files.writeString(folder.resolve("data.csv"), rows);
    Terminal terminal =
        Terminal.run("advise", data.toString(), "--target", "y", "--constraint", "positive-output");
    assertEquals(2, terminal.exitCode());
    assertTrue(terminal.err().contains("positive-output and negative-targets"), terminal.err());
  }

  @Test
  void jsonHoldsTheSameAndTheRulesWithTheirStandings() throws IOException {
    Path file = folder.resolve("advice.json");
    Terminal terminal =
        Terminal.run(
            "advise",
            "--task",
            "regression",
            "--depth",
            "50",
            "--constraint",
            "float16",
            "--json",
            file.toString());
    assertEquals(0, terminal.exitCode(), terminal.err());
    JsonNode json = new JsonMapper().readTree(Files.readString(file));
    assertEquals("hillock-recommendation/1", json.get("format").asString());
    assertEquals(50, json.get("situation").get("depth").asInt());
    assertEquals("relu", json.at("/choices/0/functions/0/name").asString());
    assertTrue(json.at("/choices/0/functions/0/high").isNull());
    JsonNode rules = json.get("rules");
    assertTrue(
        IntStream.range(0, rules.size())
            .mapToObj(rules::get)
            .anyMatch(rule ->
                rule.get("id").asString().equals("deep-swish")
                    && rule.get("standing").asString().equals("contradicted")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          advise                                                 | give --task regression, binary
          advise --task regresion                                | did you mean "regression"
          advise --task binary --network lstmm                   | did you mean "lstm"
          advise --task binary --constraint int9                 | did you mean "int8"
          advise --task binary --depth 0                         | a depth of at least 1
          advise --task binary --constraint negative-targets     | have no sign
          advise --task binary --target y                        | name the file first
          advise ../examples/iris.csv                            | name a column with --target
          advise --task regression --constraint int8,smooth-second-derivative | cannot hold together
          advise --task binary --network lstm --constraint no-exponentials --constraint smooth-second-derivative | gates of recurrent cells
          advise --task binary --json nowhere/advice.json        | does not exist
          """)
  void whatCannotBeIsSaidInOneSentence(String command, String reason) {
    Terminal terminal = Terminal.run(command);
    assertEquals(2, terminal.exitCode(), terminal.out());
    assertTrue(terminal.err().contains(reason), terminal.err());
    assertEquals("", terminal.out());
  }
}
