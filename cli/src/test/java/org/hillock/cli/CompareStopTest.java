package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Comparisons that are stopped keep what they have, and go on.
class CompareStopTest {
  private static final String QUICK =
      "compare ../examples/iris.csv --target species --hidden 4 --epochs 9"
          + " --functions relu,tanh,sigmoid,gelu,softsign,linear";

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({"TERM,15", "INT,2"})
  void aStoppedComparisonSaysWhatItKeptAndHowToGoOn(String signal, int number) throws Exception {
    Path kept = folder.resolve("kept trials");
    List<String> arguments =
        with("compare ../examples/digits.csv --target digit", "--trials", kept.toString());
    try (TrainProcess comparison = TrainProcess.start(folder, List.of(), arguments)) {
      comparison.until(() -> trainings(kept) >= 3);
      assumeFalse(comparison.ignores(number), "this shell has its children ignore the signal");
      comparison.signal(signal);
      assertEquals(StopRequest.EXIT_CODE, comparison.ended());
      String err = Files.readString(comparison.err());
      assertTrue(
          err.endsWith(
              "; %s keeps %d finished trainings. Go on with:\n  hillock compare ../examples/digits.csv --target digit --trials '%s' --resume\n"
                  .formatted(kept, trainings(kept), kept)),
          err);
      assertTrue(err.contains("hillock compare: stopped in screening at 1/9, "), err);
    }
    long before = trainings(kept);
    List<String> resumed = new ArrayList<>(arguments);
    resumed.add("--resume");
    try (TrainProcess comparison = TrainProcess.start(folder, List.of(), resumed)) {
      comparison.until(() -> trainings(kept) > before);
      Terminal second = Terminal.run(resumed.toArray(String[]::new));
      assertEquals(2, second.exitCode());
      assertTrue(second.err().contains("is being written by another comparison"), second.err());
      comparison.signal("TERM");
      assertEquals(StopRequest.EXIT_CODE, comparison.ended());
    }
    assertTrue(trainings(kept) > before);
  }

  @Test
  void whoStopsLaterIsToldTheStandings() throws Exception {
    Path kept = folder.resolve("kept");
    List<String> arguments = with(QUICK, "--trials", kept.toString(), "--threads", "1");
    try (TrainProcess comparison = TrainProcess.start(folder, List.of(), arguments)) {
      comparison.until(() -> trainings(kept) > 6 * 9 + 6);
      comparison.signal("TERM");
      assertEquals(StopRequest.EXIT_CODE, comparison.ended());
      String out = Files.readString(comparison.out());
      assertTrue(out.contains("Known so far, by log_loss on validation rows:"), out);
      for (String name : List.of("relu", "tanh", "sigmoid", "gelu", "softsign", "linear")) {
        assertEquals(1, out.lines().filter(line -> line.startsWith(name + " ")).count(), out);
      }
      String err = Files.readString(comparison.err());
      assertTrue(err.contains("screening at 1/9: "), err);
    }
  }

  @Test
  void aComparisonThatIsDoneLeavesAFileOnlyIfOneWasAskedFor() throws IOException {
    Path usual = Path.of("iris.trials");
    Terminal plain = Terminal.run(QUICK);
    assertEquals(0, plain.exitCode(), plain.err());
    assertFalse(Files.exists(usual));
    Path kept = folder.resolve("kept");
    Terminal named = Terminal.run(with(QUICK, "--trials", kept.toString()).toArray(String[]::new));
    assertEquals(Terminal.untimed(plain.out()), Terminal.untimed(named.out()));
    byte[] before = Files.readAllBytes(kept);
    String[] again = with(QUICK, "--trials", kept.toString(), "--resume").toArray(String[]::new);
    assertEquals(Terminal.untimed(plain.out()), Terminal.untimed(Terminal.run(again).out()));
    assertTrue(Arrays.equals(before, Files.readAllBytes(kept)));
  }

  @Test
  void whatIsThereIsNotOverwritten() throws IOException {
    Path kept = folder.resolve("kept");
    List<String> arguments = with(QUICK, "--trials", kept.toString());
    assertEquals(0, Terminal.run(arguments.toArray(String[]::new)).exitCode());
    byte[] before = Files.readAllBytes(kept);
    Terminal again = Terminal.run(arguments.toArray(String[]::new));
    assertEquals(2, again.exitCode());
    assertTrue(again.err().contains("of this comparison; add --resume to go on"), again.err());
    arguments.addAll(List.of("--seed", "2", "--resume"));
    Terminal other = Terminal.run(arguments.toArray(String[]::new));
    assertEquals(2, other.exitCode());
    assertTrue(other.err().contains("seed: in the file 1, expected 2\n"), other.err());
    assertTrue(Arrays.equals(before, Files.readAllBytes(kept)));
  }

  private static List<String> with(String command, String... more) {
    List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
    arguments.addAll(Arrays.asList(more));
    return arguments;
  }

  /// How many are in a file; its first line is none.
  private static long trainings(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count() - 1;
    } catch (IOException e) {
      return -1;
    }
  }
}
