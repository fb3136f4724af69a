package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hillock.activation.Functions;
import org.hillock.data.Dataset;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.data.Table;
import org.hillock.loss.SoftmaxCrossEntropy;
import org.hillock.network.Network;
import org.hillock.onnx.model.Model;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `train --from`: a model that is there goes on learning.
class FromTest {
  private static final Path IRIS = Path.of("../examples/iris.csv");
  private static final String FOREIGN = "../examples/models/iris.onnx";

  @TempDir private Path folder = Path.of("");
  private Path first = Path.of("");
  private Path second = Path.of("");

  @BeforeEach
  void aModelThatCouldLearnMore() {
    first = folder.resolve("first.onnx");
    second = folder.resolve("second.onnx");
    assertTrained(
        "train %s --target species --hidden 8 --activation leaky_relu --param alpha=0.2 --epochs 5 --out %s"
            .formatted(IRIS, first));
  }

  @Test
  void itsWeightsChangeItsEncoderStaysAndItGetsBetter() {
    Terminal terminal =
        assertTrained("train %s --from %s --epochs 20 --out %s".formatted(IRIS, first, second));
    assertTrue(terminal.out().startsWith("first.onnx, as it was: test rows: "), terminal.out());
    Model before = read(first);
    Model after = read(second);
    assertEquals(before.encoder(), after.encoder());
    assertEquals(before.lines().text(), after.lines().text());
    assertEquals(before.activation(), after.activation());
    assertEquals("leaky_relu(alpha=0.2)", after.activation().name());
    assertFalse(Arrays.equals(before.network().parameters(), after.network().parameters()));
    assertTrue(validationLoss(after.network()) < validationLoss(before.network()));
  }

  private static double validationLoss(Network network) {
    Split split = Split.of(Problem.of(Table.read(IRIS), "species"), 1);
    Dataset rows = split.validation();
    return new SoftmaxCrossEntropy()
        .mean(
            network.outputs(rows.inputs(), rows.rows()),
            rows.targets(),
            rows.rows(),
            rows.outputs());
  }

  @Test
  void theEncoderStaysOnRowsOfAnotherRangeAndWithoutAClass() throws IOException {
    List<String> lines = Files.readAllLines(IRIS);
    Path other =
        Files.write(
            folder.resolve("other.csv"),
            lines.stream().limit(101).map(line -> line.replace("5.1,", "51,")).toList());
    assertTrained(
        "train %s --target species --from %s --epochs 3 --class-weights balanced --out %s"
            .formatted(other, first, second));
    assertEquals(read(first).encoder(), read(second).encoder());
  }

  @Test
  void aRateThatOnlyHarmsLeavesItAsItWas() {
    Terminal terminal =
        assertTrained(
            "train %s --from %s --epochs 3 --optimizer sgd --learning-rate 100 --on-non-finite skip --out %s"
                .formatted(IRIS, first, second));
    assertTrue(terminal.out().contains("best of 3 epochs was 0"), terminal.out());
    assertArrayEquals(read(first).network().parameters(), read(second).network().parameters());
  }

  @Test
  void theNewModelSaysWhereItComesFromAndItsCommandWritesItAgain() throws IOException {
    assertTrained(
        "train %s --from %s --epochs 3 --batch 16 --out %s".formatted(IRIS, first, second));
    Map<String, String> provenance = read(second).provenance();
    assertEquals("first.onnx", provenance.get("model"));
    assertEquals(DataFingerprint.of(first), provenance.get("model.sha256"));
    String command = String.valueOf(provenance.get("command"));
    assertEquals(
        "hillock train %s --from %s --epochs 3 --batch 16 --out model.onnx".formatted(IRIS, first),
        command);
    Path again = folder.resolve("again.onnx");
    assertTrained(command.replace("hillock ", "").replace("model.onnx", again.toString()));
    assertEquals(-1, Files.mismatch(second, again));
  }

  @Test
  void aCheckpointOfItIsGoneOnFrom() throws IOException {
    String command =
        "train %s --from %s --epochs 3 --checkpoint %s --out %s"
            .formatted(IRIS, first, folder.resolve("saved"), second);
    assertTrained(command);
    byte[] written = Files.readAllBytes(second);
    assertTrained(command + " --resume");
    assertArrayEquals(written, Files.readAllBytes(second));
  }

  @ParameterizedTest
  @CsvSource({
    "--target petal_width_cm, 'first.onnx predicts species, and --target names petal_width_cm'",
    "--hidden 8, '--hidden is for new models, and first.onnx is one that goes on as it is'",
    "--network cnn, '--network is for new models'",
    "--activation relu, '--activation is for new models'",
    "--init he, '--init is for new models'",
    "--scaling none, '--scaling is for new models'",
    "--task regression, '--task is for new models'"
  })
  void anOptionThatContradictsTheModelIsRefused(String option, String message) {
    assertRefused("train %s --from %s %s --out %s".formatted(IRIS, first, option, second), message);
  }

  @Test
  void rowsThatDoNotFitTheModelAreRefused() throws IOException {
    String text = Files.readString(IRIS);
    String setosa = "setosa";
    Path unknown =
        Files.writeString(folder.resolve("unknown.csv"), text.replaceFirst(setosa, "tulip"));
    assertRefused(
        "train %s --from %s --out %s".formatted(unknown, first, second),
        "first.onnx knows the classes setosa, versicolor, virginica, and the rows have tulip, too");
    Path lacking =
        Files.writeString(folder.resolve("lacking.csv"), text.replaceFirst("petal_width_cm", "w"));
    assertRefused(
        "train %s --from %s --out %s".formatted(lacking, first, second),
        "lacking.csv lacks the column \"petal_width_cm\"");
  }

  @Test
  void aDamagedFileIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(first);
    Path damaged =
        Files.write(folder.resolve("damaged.onnx"), Arrays.copyOf(bytes, bytes.length / 2));
    assertRefused("train %s --from %s --out %s".formatted(IRIS, damaged, second), "damaged.onnx");
    assertRefused("train %s --from missing.onnx --out %s".formatted(IRIS, second), "missing.onnx");
  }

  @Test
  void theGraphOfAnotherProgramIsTuned() throws IOException {
    Terminal terminal =
        assertTrained(
            "train %s --target species --from %s --epochs 3 --learning-rate 0.01 --out %s"
                .formatted(IRIS, FOREIGN, second));
    assertTrue(terminal.out().contains("over 30 rows, which it did not see"), terminal.out());
    assertTrue(terminal.out().contains("  accuracy  "), terminal.out());
    assertTrained("predict %s %s --out %s".formatted(second, IRIS, folder.resolve("a.csv")));
  }

  @ParameterizedTest
  @CsvSource({
    "--target species --hidden 8, '--hidden has no effect on iris.onnx, which is not a model as Hillock writes it'",
    "--target species --optimizer adamw, '--optimizer adamw shrinks weights'",
    "--target tulip, 'has no column \"tulip\"'",
    "--epochs 3, 'name one with --target'"
  })
  void whatAGraphCannotTakeIsRefused(String options, String message) {
    assertRefused(
        "train %s --from %s %s --out %s".formatted(IRIS, FOREIGN, options, second), message);
  }

  private void assertRefused(String command, String message) {
    Terminal terminal = Terminal.run(command);
    assertEquals(2, terminal.exitCode(), terminal.err());
    assertTrue(terminal.err().contains(message), terminal.err());
    assertFalse(Files.exists(second));
  }

  private static Terminal assertTrained(String command) {
    Terminal terminal = Terminal.run(command);
    assertEquals(0, terminal.exitCode(), terminal.err());
    return terminal;
  }

  private static Model read(Path path) {
    return Model.read(path, Functions.builtIn());
  }
}
