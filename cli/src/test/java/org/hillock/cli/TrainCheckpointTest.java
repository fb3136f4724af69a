package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainCheckpointTest {
  private static final String IRIS = "../examples/iris.csv --target species";

  /// 90 training rows in batches of 32 are 3 steps.
  private static final long STEPS = 15;

  @TempDir private Path folder;
  private Path saved = Path.of("");
  private Path model = Path.of("");

  @BeforeEach
  void name() {
    saved = folder.resolve("saved");
    model = folder.resolve("model");
  }

  @Test
  void theEndIsSavedAndGoingOnFromThereWritesTheModelAgain() throws IOException {
    Terminal first = train(IRIS, "--resume");
    assertEquals(0, first.exitCode(), first.err());
    assertTrue(
        first
            .out()
            .startsWith(
                "note: " + saved + " holds no checkpoint; the training starts from its beginning."),
        first.out());
    assertEquals(STEPS, TrainProcess.newest(saved));
    byte[] written = Files.readAllBytes(model);
    Files.delete(model);
    Terminal again = train(IRIS, "--resume");
    assertEquals(0, again.exitCode(), again.err());
    assertTrue(again.out().contains("goes on after step 15, from " + saved), again.out());
    assertArrayEquals(written, Files.readAllBytes(model));
    assertEquals(result(first), result(again));
  }

  private static String result(Terminal terminal) {
    return terminal.out().substring(terminal.out().indexOf("relu: "));
  }

  @Test
  void aDamagedCheckpointIsPassedOverWithANote() throws IOException {
    train(IRIS, "--checkpoint-every", "1steps");
    byte[] written = Files.readAllBytes(model);
    Path newest = saved.resolve("step-%019d.safetensors".formatted(STEPS));
    byte[] bytes = Files.readAllBytes(newest);
    bytes[bytes.length - 9] ^= 4;
    Files.write(newest, bytes);
    Terminal again = train(IRIS, "--resume");
    assertEquals(0, again.exitCode(), again.err());
    assertTrue(again.out().startsWith("note: passed over: " + newest), again.out());
    assertTrue(again.out().contains("goes on after step 14, from " + saved), again.out());
    assertArrayEquals(written, Files.readAllBytes(model));
  }

  @Test
  void withoutResumeAFolderInUseIsNotWrittenTo() {
    train(IRIS);
    Terminal again = train(IRIS);
    assertRefused(
        again,
        saved
            + " has checkpoints already, the newest of step 15; add --resume to go on from there, or"
            + " name another folder to start anew.");
  }

  @ParameterizedTest
  @CsvSource({
    "--hidden 65, 'layer 1: in the file Dense[inputs=4, outputs=64], expected Dense[inputs=4, outputs=65]'",
    "--seed 2, 'seed: in the file 1, expected 2'",
    "--activation gelu, 'expected Activate[activation=Gelu[], shape=64]'",
    "--optimizer sgd, 'expected Sgd[learningRate=0.003, momentum=0.0'",
    "--epochs 6, 'epochs: in the file 5, expected 6'",
    "--class-weights balanced, 'expected ClassWeighted[loss=SoftmaxCrossEntropy['"
  })
  void theCheckpointOfAnotherTrainingIsRefusedWithWhatDiffers(String option, String difference) {
    train(IRIS);
    Terminal other = train(IRIS, ("--resume " + option).split(" "));
    assertRefused(other, "is a checkpoint of another training:", difference, "name another folder");
  }

  @Test
  void theCheckpointOfOtherDataIsRefused() throws IOException {
    train(IRIS);
    Path other = folder.resolve("other.csv");
    Files.writeString(
        other, Files.readString(Path.of("../examples/iris.csv")).replace("5.1,", "5.2,"));
    assertRefused(
        train(other + " --target species", "--resume"), "training rows: in the file ", "expected ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--resume", "--checkpoint-every 5s"})
  void whatNeedsAFolderSaysSo(String option) {
    List<String> arguments = new ArrayList<>(List.of(("train " + IRIS).split(" ")));
    arguments.addAll(List.of("--out", model.toString()));
    arguments.addAll(List.of(option.split(" ")));
    Terminal terminal = Terminal.run(arguments.toArray(String[]::new));
    assertRefused(
        terminal,
        option.replace(" 5s", "") + " needs the folder of the checkpoints; add --checkpoint DIR.");
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    Files.createFile(saved);
    assertRefused(train(IRIS), saved + " is a file; name a folder for the checkpoints.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "60", "steps", "-5steps", "1h", "9999999999s"})
  void anIntervalThatIsNoneIsRefused(String interval) {
    assertRefused(
        train(IRIS, "--checkpoint-every=" + interval),
        "--checkpoint-every is \""
            + interval
            + "\"; give a time such as 30s, or a number of steps");
  }

  @Test
  void theReportIsTheSameEachTimeExceptForSeconds() throws IOException {
    Path json = folder.resolve("run.json");
    train(IRIS, "--json", json.toString(), "--threads", "1");
    String first = Files.readString(json);
    train(IRIS, "--json", json.toString(), "--threads", "3", "--resume");
    String second = Files.readString(json);
    assertTrue(first.startsWith("{\n  \"format\" : \"hillock-training/1\""), first);
    for (String key :
        List.of(
            "\"seed\" : \"1\"",
            "\"optimizer\" : \"Adam[",
            "\"training rows\" : \"",
            "\"validation\" : 0.",
            "\"bestEpoch\" : 5",
            "\"accuracy\" : 0.",
            "\"sha256\" : \"",
            "\"hillock\" : \"" + Hillock.VERSION)) {
      assertTrue(first.contains(key), key + " in " + first);
    }
    assertEquals(untimed(first), untimed(second));
    assertFalse(untimed(first).contains("seconds"));
  }

  private static String untimed(String json) {
    return json.replaceAll("(?s),\\s*\"seconds\" : \\{.*?\\}", "");
  }

  @Test
  void theCommandToGoOnCanBeTypedInAShell() {
    assertEquals(
        "hillock train a/b.csv --target 'flower pot' --param 'x=$1' 'it'\\''s' ''",
        CommandText.of(
            List.of("train", "a/b.csv", "--target", "flower pot", "--param", "x=$1", "it's", "")));
  }

  private void assertRefused(Terminal terminal, String... fragments) {
    assertEquals(2, terminal.exitCode(), terminal.err());
    for (String fragment : fragments) {
      assertTrue(terminal.err().contains(fragment), terminal.err());
    }
    assertFalse(terminal.err().contains("\tat "), terminal.err());
  }

  private Terminal train(String data, String... more) {
    List<String> arguments = new ArrayList<>(List.of(("train " + data).split(" ")));
    arguments.addAll(List.of("--epochs", "5", "--out", model.toString()));
    arguments.addAll(List.of("--checkpoint", saved.toString()));
    // The last one counts.
    for (String argument : more) {
      int twice = arguments.indexOf(argument);
      if (argument.startsWith("--") && twice >= 0) {
        arguments.remove(twice + 1);
        arguments.remove(twice);
      }
    }
    arguments.addAll(List.of(more));
    return Terminal.run(arguments.toArray(String[]::new));
  }
}
