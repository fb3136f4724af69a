package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `hillock train` where a number is not finite.
class TrainNonFiniteTest {
  @TempDir private Path folder;

  @Test
  void itStopsWithAnAutopsyAndKeepsModelAndCheckpoint() throws IOException {
    Terminal terminal = train("stop");
    assertEquals(4, terminal.exitCode(), terminal.err());
    assertTrue(terminal.out().contains("(then a number was no longer finite)"), terminal.out());
    assertTrue(terminal.out().contains(" was not taken: "), terminal.out());
    assertTrue(terminal.out().contains("cause: "), terminal.out());
    assertTrue(
        terminal.out().contains("what to do: lower the learning rate from 20 to 0.01"),
        terminal.out());
    assertTrue(Files.exists(folder.resolve("model")));
    assertTrue(TrainProcess.newest(folder.resolve("saved")) > 0);
  }

  @Test
  void itGoesBackAndEndsWell() {
    Terminal terminal = train("rollback");
    assertEquals(0, terminal.exitCode(), terminal.err() + terminal.out());
    assertTrue(terminal.out().contains("times gone back: "), terminal.out());
  }

  @Test
  void anUnknownPolicyIsRefused() {
    Terminal terminal = train("ignore");
    assertEquals(2, terminal.exitCode());
    assertTrue(terminal.err().contains("ignore"), terminal.err());
  }

  private Terminal train(String policy) {
    return Terminal.run(
        "train",
        "../examples/concrete.csv",
        "--target",
        "compressive_strength",
        "--optimizer",
        "sgd",
        "--learning-rate",
        "20",
        "--on-non-finite",
        policy,
        "--epochs",
        "20",
        "--checkpoint",
        folder.resolve("saved").toString(),
        "--out",
        folder.resolve("model").toString());
  }
}
