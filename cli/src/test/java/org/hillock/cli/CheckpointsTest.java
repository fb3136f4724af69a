package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.activation.function.Relu;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.data.Table;
import org.hillock.network.Network;
import org.hillock.training.Execution;
import org.hillock.training.Run;
import org.hillock.training.Settings;
import org.hillock.training.State;
import org.hillock.training.Trainer;
import org.hillock.training.Watcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// When checkpoints are saved, by a clock that goes on a second a step.
class CheckpointsTest {
  private static final long SECOND = 1_000_000_000;

  @TempDir private Path folder;
  private long now;

  /// 20 epochs of 3 steps.
  private Run train(Checkpoints checkpoints, Watcher watcher) {
    Split split = Split.of(Problem.of(Table.read(Path.of("../examples/iris.csv")), "species"), 1);
    Network start = Network.multilayer(4, List.of(5), new Relu(), 3, 1);
    Watcher both =
        new Watcher() {
          @Override
          public void stepped(State state) {
            now += SECOND;
            watcher.stepped(state);
            checkpoints.stepped(state);
          }

          @Override
          public void ended(State state) {
            checkpoints.ended(state);
          }
        };
    return Trainer.fit(
        start,
        split,
        Settings.defaults().withEpochs(20),
        1,
        new Execution(1, both, Optional.of(checkpoints)));
  }

  private Checkpoints open(Path path, String every) {
    CheckpointOptions options =
        CommandLine.populateCommand(
            new CheckpointOptions(), "--checkpoint", path.toString(), "--checkpoint-every", every);
    Checkpoints checkpoints = options.open(() -> now, new TerminalLine());
    assertNotNull(checkpoints);
    return checkpoints;
  }

  @ParameterizedTest
  @CsvSource({"7steps,7", "7s,7", "1s,1", "1step,1", "25s,25", "100s,60"})
  void theyAreSavedInThatIntervalAndAtTheEnd(String every, int first) {
    Path path = folder.resolve("saved");
    List<Long> seen = new ArrayList<>();
    try (Checkpoints checkpoints = open(path, every)) {
      train(
          checkpoints,
          state -> {
            long newest = TrainProcess.newest(path);
            if (newest >= 0 && !seen.contains(newest)) {
              seen.add(newest);
            }
          });
    }
    List<Long> expected = new ArrayList<>();
    for (long step = first; step < 60; step += first) {
      expected.add(step);
    }
    assertEquals(expected, seen);
    assertEquals(60, TrainProcess.newest(path));
  }

  @Test
  void aDiskThatFailsCostsCheckpointsNotTheTraining() {
    Path path = folder.resolve("saved");
    Path away = folder.resolve("away");
    Run whole = train(open(folder.resolve("other"), "100s"), Watcher.none());
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (Checkpoints checkpoints = open(path, "10steps")) {
      Run run =
          train(
              checkpoints,
              state -> {
                if (state.steps() == 15) {
                  move(path, away);
                } else if (state.steps() == 45) {
                  assertEquals(10, TrainProcess.newest(away));
                  move(away, path);
                }
              });
      assertEquals(whole.validationLosses(), run.validationLosses());
    } finally {
      System.setErr(err);
    }
    List<String> warnings = printed.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(3, warnings.size(), warnings.toString());
    for (int i = 0; i < 3; i++) {
      String start =
          "hillock train: warning: the checkpoint of step %d0 cannot be saved in %s ("
              .formatted(i + 2, path);
      assertTrue(warnings.get(i).startsWith(start), warnings.get(i));
      assertTrue(warnings.get(i).endsWith("the checkpoints saved before are untouched."));
    }
    assertEquals(60, TrainProcess.newest(path));
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theLineTellsHowFarTheTrainingIs() {
    List<String> lines = new ArrayList<>();
    try (Checkpoints checkpoints = open(folder.resolve("saved"), "100s")) {
      train(checkpoints, state -> lines.add(TrainingLine.text(state, 90, 9)));
    }
    assertTrue(
        lines.get(0).matches("epoch 1 of 20, 35 %: loss \\d\\.\\d+, 10 rows/s, 2:56 left"),
        lines.get(0));
    assertTrue(
        lines
            .get(58)
            .matches(
                "epoch 20 of 20, 71 %: loss [\\d.]+, validation [\\d.]+, 10 rows/s, 0:02 left"),
        lines.get(58));
    assertTrue(lines.stream().allMatch(line -> line.length() < 80));
  }
}
