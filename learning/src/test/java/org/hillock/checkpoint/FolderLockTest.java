package org.hillock.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.hillock.activation.InvalidInputException;
import org.hillock.checkpoint.Samples.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderLockTest {
  private static final long SELF = ProcessHandle.current().pid();

  @TempDir private Path folder;

  @Test
  void aSecondOpeningInThisProcessIsRefusedAgainAndAgain() {
    try (CheckpointFolder open = CheckpointFolder.open(folder)) {
      for (int i = 0; i < 3; i++) {
        assertEquals(
            ("checkpoints in %s are being written by this process itself (pid %d);"
                    + " wait for its end or stop it, or name another folder.")
                .formatted(folder, SELF),
            assertThrows(InvalidInputException.class, () -> CheckpointFolder.open(folder))
                .getMessage());
      }
      open.save(Samples.checkpoint(1, 3), 1);
    }
    CheckpointFolder.open(folder).close();
  }

  @Test
  void aSecondOpeningIsRefusedEvenIfTheOwnerWasDeleted() throws IOException {
    try (CheckpointFolder open = CheckpointFolder.open(folder)) {
      Files.delete(folder.resolve("owner"));
      assertTrue(
          String.valueOf(
                  assertThrows(InvalidInputException.class, () -> CheckpointFolder.open(folder))
                      .getMessage())
              .contains("are being written by another process"));
      open.save(Samples.checkpoint(1, 3), 1);
    }
  }

  @Test
  void aLiveProcessIsNamedAndADeadOneReplaced() throws IOException {
    Process other = otherJvm();
    try {
      assertEquals('o', other.getInputStream().read());
      assertEquals(
          ("checkpoints in %s are being written by process %d;"
                  + " wait for its end or stop it, or name another folder.")
              .formatted(folder, other.pid()),
          assertThrows(InvalidInputException.class, () -> CheckpointFolder.open(folder))
              .getMessage());
      // Without its name the lock of the operating system still holds.
      Files.delete(folder.resolve("owner"));
      assertThrows(InvalidInputException.class, () -> CheckpointFolder.open(folder));
    } finally {
      other.destroyForcibly().onExit().join();
    }
    CheckpointFolder.open(folder).close();
  }

  /// Where the file system has no locks, the number and the start of the process decide.
  @Test
  void withoutLocksTheNameOfALiveProcessHolds() throws IOException {
    Process other = otherJvm();
    try {
      assertEquals('o', other.getInputStream().read());
      Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
      Files.copy(folder.resolve("owner"), elsewhere.resolve("owner"));
      assertTrue(
          String.valueOf(
                  assertThrows(InvalidInputException.class, () -> CheckpointFolder.open(elsewhere))
                      .getMessage())
              .contains("by process " + other.pid()));
      // The same number with another start is another process, long dead.
      Files.writeString(
          elsewhere.resolve("owner"),
          new Owner(other.pid(), Instant.parse("2001-02-03T04:05:06Z")).text());
      CheckpointFolder.open(elsewhere).close();
    } finally {
      other.destroyForcibly().onExit().join();
    }
  }

  @Test
  void anEarlierProcessWithTheNumberOfThisOneIsDead() throws IOException {
    Owner self = Owner.of(ProcessHandle.current());
    Files.writeString(
        folder.resolve("owner"), new Owner(self.pid(), self.started().minusSeconds(3)).text());
    try (CheckpointFolder open = CheckpointFolder.open(folder)) {
      open.save(Samples.checkpoint(1, 3), 1);
      assertEquals(self.text(), Files.readString(folder.resolve("owner")));
    }
    assertFalse(Files.exists(folder.resolve("owner")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "pid",
        "pid 12\nstarted then\n",
        "pid 99999999999999999999\nstarted 1\n",
        "\0ÿ"
      })
  void aNameCutShortHoldsNothing(String text) throws IOException {
    Files.writeString(folder.resolve("owner"), text);
    CheckpointFolder.open(folder).close();
  }

  @Test
  void twoProcessesTakeAStaleLockOneAfterTheOther() {
    Disk disk = new Disk();
    Path path = disk.path("/a");
    Set<Long> live = Set.of(2L, 3L);
    CheckpointFolder.open(path, Told.alone(1));
    disk.processEnds();
    Told second = new Told(new Owner(2, Instant.EPOCH), live);
    Told third = new Told(new Owner(3, Instant.EPOCH), live);
    try (CheckpointFolder open = CheckpointFolder.open(path, second)) {
      assertThrows(InvalidInputException.class, () -> CheckpointFolder.open(path, third));
      open.save(Samples.checkpoint(1, 3), 1);
    }
    CheckpointFolder.open(path, third).close();
  }

  @Test
  void aProcessOfUnknownStartCountsAsAlive() {
    Processes processes = Processes.ofThisMachine();
    long parent = ProcessHandle.current().parent().orElseThrow().pid();
    assertTrue(processes.isLive(new Owner(parent, Instant.EPOCH)));
    assertFalse(processes.isLive(new Owner(parent, Instant.parse("2001-02-03T04:05:06Z"))));
    assertFalse(processes.isLive(new Owner(Long.MAX_VALUE, Instant.EPOCH)));
  }

  /// A process that opens the folder, says "o" and waits.
  private Process otherJvm() throws IOException {
    String java = ProcessHandle.current().info().command().orElse("java");
    String classes =
        String.join(
            File.pathSeparator,
            Path.of("target", "classes").toAbsolutePath().toString(),
            Path.of("target", "test-classes").toAbsolutePath().toString(),
            System.getProperty("jdk.module.path", ""),
            System.getProperty("java.class.path", ""));
    return new ProcessBuilder(
            java, "-cp", classes, OpensAndWaits.class.getName(), folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
