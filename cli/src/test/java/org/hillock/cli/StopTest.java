package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ctrl-C and SIGTERM stop a training between two steps.
class StopTest {
  /// Minutes long.
  private static final List<String> LONG =
      List.of(
          ("train ../examples/digits.csv --target digit --hidden 64 --epochs 100000"
                  + " --patience 100000")
              .split(" "));

  private static final List<String> SHOWN = List.of("-Dhillock.terminal=true");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"TERM,15", "INT,2"})
  void aStoppedTrainingSavesACheckpointAndSaysHowToGoOn(String signal, int number)
      throws Exception {
    Path saved = folder.resolve("check points");
    List<String> arguments = arguments("model", "--checkpoint", saved.toString());
    arguments.addAll(List.of("--checkpoint-every", "1000000steps"));
    try (TrainProcess training = TrainProcess.start(folder, SHOWN, arguments)) {
      training.until(() -> text(training.err()).contains("epoch 1"));
      assumeFalse(training.ignores(number), "this shell has its children ignore the signal");
      training.signal(signal);
      assertEquals(StopRequest.EXIT_CODE, training.ended());
      String err = text(training.err());
      long step = TrainProcess.newest(saved);
      assertTrue(step > 0, err);
      assertTrue(err.contains(" of 100000 after step %d; ".formatted(step)), err);
      assertTrue(
          err.endsWith(
              "%s has the checkpoint of step %d. Go on with:\n  hillock %s --checkpoint '%s' --checkpoint-every 1000000steps --resume\n"
                  .formatted(saved, step, String.join(" ", arguments("model")), saved)),
          err);
      assertFalse(Files.exists(folder.resolve("model")));
    }
    try (TrainProcess training = TrainProcess.start(folder, SHOWN, with(arguments, "--resume"))) {
      training.until(() -> text(training.err()).contains("epoch"));
      String out = text(training.out());
      assertTrue(out.contains("the training goes on after step "), out);
      training.signal("TERM");
      assertEquals(StopRequest.EXIT_CODE, training.ended());
    }
  }

  @Test
  void withoutAFolderForCheckpointsAStoppedTrainingSaysWhatWasLost() throws Exception {
    try (TrainProcess training = TrainProcess.start(folder, SHOWN, arguments("model"))) {
      training.until(() -> text(training.err()).contains("epoch 1"));
      training.signal("TERM");
      assertEquals(StopRequest.EXIT_CODE, training.ended());
      String err = text(training.err());
      assertTrue(
          err.endsWith("; nothing was kept. With --checkpoint DIR it could go on from here.\n"),
          err);
      assertFalse(Files.exists(folder.resolve("model")));
    }
  }

  @Test
  void aTrainingThatWasStoppedAndGoesOnWritesTheSameModel() throws Exception {
    List<String> whole = shortened(arguments("whole"));
    assertEquals(0, Terminal.run(whole.toArray(String[]::new)).exitCode());
    Path saved = folder.resolve("checkpoints");
    List<String> parts = with(shortened(arguments("parts")), "--checkpoint", saved.toString());
    List<String> resumed = with(parts, "--resume", "--checkpoint-every", "1steps");
    int stops = 0;
    for (int exitCode = StopRequest.EXIT_CODE; exitCode != 0; ) {
      long newest = TrainProcess.newest(saved);
      try (TrainProcess training = TrainProcess.start(folder, List.of(), resumed)) {
        training.until(() -> TrainProcess.newest(saved) > newest + 250);
        training.signal("TERM");
        exitCode = training.ended();
        stops += exitCode == StopRequest.EXIT_CODE ? 1 : 0;
      }
    }
    assertTrue(stops > 0);
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("whole")), Files.readAllBytes(folder.resolve("parts")));
  }

  @Test
  void aFolderInUseByAnotherTrainingIsRefused() throws Exception {
    Path saved = folder.resolve("checkpoints");
    List<String> arguments = arguments("model", "--checkpoint", saved.toString(), "--resume");
    List<String> often = with(arguments, "--checkpoint-every", "1steps");
    try (TrainProcess training = TrainProcess.start(folder, List.of(), often)) {
      training.until(() -> TrainProcess.newest(saved) > 0);
      Terminal second = Terminal.run(arguments.toArray(String[]::new));
      assertEquals(2, second.exitCode());
      assertEquals(
          ("hillock train: checkpoints in %s are being written by process %d; wait for its end or"
                  + " stop it, or name another folder.\n")
              .formatted(saved, training.process().pid()),
          second.err());
      assertTrue(training.process().isAlive());
    }
  }

  private List<String> arguments(String model, String... more) {
    List<String> arguments = new ArrayList<>(LONG);
    arguments.addAll(List.of("--out", folder.resolve(model).toString()));
    arguments.addAll(Arrays.asList(more));
    return arguments;
  }

  private static List<String> with(List<String> arguments, String... more) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(Arrays.asList(more));
    return all;
  }

  private static List<String> shortened(List<String> arguments) {
    List<String> all = new ArrayList<>(arguments);
    all.replaceAll(argument -> argument.equals("100000") ? "25" : argument);
    return all;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
