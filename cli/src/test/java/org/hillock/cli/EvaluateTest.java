package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hillock.data.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvaluateTest {
  private static final String EXAMPLES = "../examples/";

  @TempDir private Path folder = Path.of("");

  @Test
  void classesAreCountedAgainstThePredictions() {
    Path model = train("penguins.csv", "species");
    JsonNode json = evaluate(model, Path.of(EXAMPLES + "penguins.csv"));
    assertEquals("hillock-evaluation/1", json.get("format").asString());
    assertEquals("multiclass", json.get("task").asString());
    List<String> truth = cells(Path.of(EXAMPLES + "penguins.csv"));
    List<String> answers = predictions(model, Path.of(EXAMPLES + "penguins.csv"));
    List<String> classes = List.of("Adelie", "Chinstrap", "Gentoo");
    int[][] counts = new int[3][3];
    int right = 0;
    for (int i = 0; i < truth.size(); i++) {
      counts[classes.indexOf(truth.get(i))][classes.indexOf(answers.get(i))]++;
      right += truth.get(i).equals(answers.get(i)) ? 1 : 0;
    }
    JsonNode question = json.get("questions").get(0);
    double recalls = 0;
    for (int t = 0; t < 3; t++) {
      int rows = 0;
      for (int a = 0; a < 3; a++) {
        assertEquals(counts[t][a], question.get("confusion").get(t).get(a).asInt());
        rows += counts[t][a];
      }
      assertEquals((double) counts[t][t] / rows, question.get("recall").get(t).asDouble());
      recalls += (double) counts[t][t] / rows;
    }
    assertEquals(truth.size(), json.get("rows").asInt());
    JsonNode scores = json.get("scores");
    assertEquals((double) right / truth.size(), scores.get("accuracy").asDouble());
    assertEquals(recalls / 3, scores.get("balanced_accuracy").asDouble(), 1e-15);
    assertEquals(json.get("loss").asDouble(), scores.get("log_loss").asDouble());
  }

  @Test
  void theTextHasScoresAndAMatrix() {
    Path model = train("penguins.csv", "species");
    Terminal terminal = Terminal.run("evaluate", model.toString(), EXAMPLES + "penguins.csv");
    List<String> lines = terminal.out().lines().toList();
    assertEquals("penguins.csv: 344 rows -> species (multiclass)", lines.getFirst());
    assertTrue(terminal.out().contains("\nbalanced_accuracy  0.9"), terminal.out());
    assertTrue(terminal.out().contains("\nspecies    Adelie  Chinstrap  Gentoo  rows  recall\n"));
    assertEquals("Each line is a true class, each column an answer.", lines.getLast());
  }

  @Test
  void numbersHaveScoresInTheirUnit() {
    Path model = train("diabetes.csv", "progression");
    JsonNode json = evaluate(model, Path.of(EXAMPLES + "diabetes.csv"));
    double rmse = json.get("scores").get("rmse").asDouble();
    assertTrue(rmse > 20 && rmse < 77, "of a deviation of 77: " + rmse);
    assertTrue(json.get("scores").get("r2").asDouble() > 0.4);
    assertEquals(0, json.get("questions").size());
  }

  @Test
  void labelsAndTwoClassesHaveAMatrixEach() {
    JsonNode labels =
        evaluate(train("yeast.csv", "label1,label2"), Path.of(EXAMPLES + "yeast.csv"));
    assertEquals(2, labels.get("questions").size());
    assertEquals("label2", labels.get("questions").get(1).get("target").asString());
    JsonNode two =
        evaluate(train("breast_cancer.csv", "diagnosis"), Path.of(EXAMPLES + "breast_cancer.csv"));
    assertEquals(1, two.get("questions").size());
    assertEquals("malignant", two.get("questions").get(0).get("classes").get(1).asString());
    assertTrue(two.get("scores").get("accuracy").asDouble() > 0.95);
  }

  @Test
  void aClassWithoutRowsHasNoRecall() throws IOException {
    Path model = train("iris.csv", "species");
    List<String> lines = Files.readAllLines(Path.of(EXAMPLES + "iris.csv"));
    Path some = Files.write(folder.resolve("some.csv"), lines.subList(0, 11));
    JsonNode json = evaluate(model, some);
    assertEquals(10, json.get("rows").asInt());
    assertTrue(json.get("questions").get(0).get("recall").get(2).isNull());
    Terminal terminal = Terminal.run("evaluate", model.toString(), some.toString());
    assertTrue(terminal.out().contains("     0       -\n"), terminal.out());
  }

  @Test
  void rowsWithoutATargetAreLeftOutAndSaid() throws IOException {
    Path model = train("iris.csv", "species");
    List<String> lines = new ArrayList<>(Files.readAllLines(Path.of(EXAMPLES + "iris.csv")));
    int end = lines.get(1).lastIndexOf(',');
    lines.set(1, lines.get(1).substring(0, end + 1));
    Path some = Files.write(folder.resolve("some.csv"), lines);
    Terminal terminal = Terminal.run("evaluate", model.toString(), some.toString());
    assertTrue(terminal.out().startsWith("some.csv: 149 rows"), terminal.out());
    assertTrue(
        terminal.out().contains("note: 1 of 150 rows are left out, their target is missing.\n"));
    Path none = Files.write(folder.resolve("none.csv"), lines.subList(0, 2));
    assertRefused(model, none, "none.csv has no row with a known target; fill in species");
  }

  @Test
  void whatCannotBeScoredIsRefused() throws IOException {
    Path model = train("iris.csv", "species");
    List<String> lines = new ArrayList<>(Files.readAllLines(Path.of(EXAMPLES + "iris.csv")));
    Path data = folder.resolve("data.csv");
    lines.set(3, lines.get(3).replaceAll("[a-z]+$", "rose"));
    Files.write(data, lines);
    assertRefused(
        model, data, "line 4 of data.csv, column \"species\": \"rose\" is none of the classes");
    Files.writeString(data, "species,sepal_length_cm\nsetosa,1\n");
    assertRefused(model, data, "data.csv lacks the column \"sepal_width_cm\"");
    Files.writeString(data, "sepal_length_cm\n1\n");
    assertRefused(model, data, "data.csv lacks the column \"species\"");
    assertRefused(folder.resolve("nothing"), data, "nothing is no file");
    assertRefused(model, folder.resolve("nothing.csv"), "there is no file");
  }

  private void assertRefused(Path model, Path data, String fragment) {
    Path json = folder.resolve("refused.json");
    Terminal terminal =
        Terminal.run("evaluate", model.toString(), data.toString(), "--json", json.toString());
    assertEquals(2, terminal.exitCode(), terminal.out());
    assertEquals("", terminal.out());
    assertTrue(terminal.err().startsWith("hillock evaluate: "), terminal.err());
    assertTrue(terminal.err().contains(fragment), terminal.err());
    assertFalse(Files.exists(json));
  }

  private Path train(String data, String target) {
    Path model = folder.resolve("model.json");
    Terminal terminal =
        Terminal.run(
            "train",
            EXAMPLES + data,
            "--target",
            target,
            "--epochs",
            "40",
            "--hidden",
            "16",
            "--out",
            model.toString());
    assertEquals(0, terminal.exitCode(), terminal.err());
    return model;
  }

  private JsonNode evaluate(Path model, Path data) {
    Path json = folder.resolve("evaluation.json");
    Terminal terminal =
        Terminal.run("evaluate", model.toString(), data.toString(), "--json", json.toString());
    assertEquals(0, terminal.exitCode(), terminal.err());
    return JsonMapper.shared().readTree(json.toFile());
  }

  private List<String> predictions(Path model, Path data) {
    Path out = folder.resolve("predictions.csv");
    Terminal.run("predict", model.toString(), data.toString(), "--out", out.toString());
    return cells(out);
  }

  private static List<String> cells(Path table) {
    return Table.read(table).column("species").orElseThrow().cells();
  }
}
