package org.hillock.checkpoint;

import static org.hillock.checkpoint.Samples.checkpoint;
import static org.hillock.checkpoint.Samples.expected;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hillock.activation.InvalidInputException;
import org.hillock.checkpoint.Faults.Kind;
import org.hillock.checkpoint.Samples.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each call to the disk fails, or moves a part of its bytes only, or is interrupted.
class FailingDiskTest {
  static Stream<Arguments> faults() {
    return Stream.of(
            Kind.FAILS,
            Kind.FAILS_FOR_GOOD,
            Kind.IS_SHORT,
            Kind.IS_SHORT_FOR_GOOD,
            Kind.IS_INTERRUPTED)
        .flatMap(kind ->
            Stream.of(0, 1, 3)
                .flatMap(before ->
                    Stream.of(3, 17_000).map(weights -> Arguments.of(kind, before, weights))));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFailureToSaveLeavesTheOldCheckpoints(Kind kind, int before, int weights) {
    for (int at = 1; ; at++) {
      Disk disk = new Disk();
      Path path = disk.path("/a");
      try (CheckpointFolder folder = CheckpointFolder.open(path, Told.alone(1))) {
        save(folder, 1, before, weights);
        disk.faults = new Faults(kind, at);
        boolean saved = saved(folder, 10, weights, kind);
        boolean struck = disk.faults.struck();
        disk.faults = Faults.none();
        long newest = found(folder, weights);
        assertTrue(newest == 10 || (!saved && newest == before), "step " + newest);
        folder.save(checkpoint(11, weights), 11);
        assertEquals(11, found(folder, weights));
        if (!struck) {
          assertTrue(at > 10, at + " calls");
          break;
        }
      }
      reopened(disk, 11, weights);
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFailureToSaveIsSurvivedByTheNextProcess(Kind kind, int before, int weights) {
    for (int at = 1; ; at++) {
      Disk disk = new Disk();
      CheckpointFolder folder = CheckpointFolder.open(disk.path("/a"), Told.alone(1));
      save(folder, 1, before, weights);
      disk.faults = new Faults(kind, at);
      boolean saved = saved(folder, 10, weights, kind);
      boolean struck = disk.faults.struck();
      disk.processEnds();
      long newest = reopened(disk, saved ? 10 : before, weights);
      assertTrue(newest <= 10, "step " + newest);
      if (!struck) {
        break;
      }
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFailureToReadChangesNothing(Kind kind, int before, int weights) {
    for (int at = 1; ; at++) {
      Disk disk = new Disk();
      try (CheckpointFolder folder = CheckpointFolder.open(disk.path("/a"), Told.alone(1))) {
        save(folder, 1, before, weights);
        List<String> names = disk.list(disk.path("/a"));
        disk.faults = new Faults(kind, at);
        try {
          switch (folder.newest(expected(weights))) {
            case Newest.Found found -> {
              assertEquals(before, found.step() + found.notes().size());
              assertTrue(found.notes().stream().allMatch(note -> note.contains("cannot be read")));
              assertTrue(found.notes().isEmpty() || isFailure(kind));
            }
            case Newest.Empty _ -> assertEquals(0, before);
          }
        } catch (UncheckedIOException | InvalidInputException e) {
          assertTrue(isFailure(kind), e.toString());
        }
        boolean struck = disk.faults.struck();
        assertEquals(kind == Kind.IS_INTERRUPTED && struck, Thread.interrupted());
        disk.faults = Faults.none();
        assertEquals(names, disk.list(disk.path("/a")));
        assertEquals(before, found(folder, weights));
        folder.save(checkpoint(10, weights), 10);
        assertEquals(10, found(folder, weights));
        if (!struck) {
          break;
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFailureToOpenLeavesTheFolderFree(Kind kind, int before, int weights) {
    for (int at = 1; ; at++) {
      Disk disk = new Disk();
      Path path = disk.path("/a/b");
      try (CheckpointFolder folder = CheckpointFolder.open(path, Told.alone(1))) {
        save(folder, 1, before, weights);
      }
      disk.put(path.resolve("step-0000000000000000009.safetensors.tmp"), new byte[] {1});
      Faults faults = new Faults(kind, at);
      disk.faults = faults;
      try (CheckpointFolder folder = CheckpointFolder.open(path, Told.alone(2))) {
        disk.faults = Faults.none();
        assertEquals(kind == Kind.IS_INTERRUPTED && faults.struck(), Thread.interrupted());
        assertEquals(before, found(folder, weights));
      } catch (UncheckedIOException e) {
        assertTrue(isFailure(kind), e.toString());
        assertTrue(String.valueOf(e.getMessage()).contains("/a/b"), e.getMessage());
      }
      boolean struck = faults.struck();
      disk.processEnds();
      try (CheckpointFolder folder = CheckpointFolder.open(path, Told.alone(3))) {
        assertEquals(before, found(folder, weights));
      }
      if (!struck) {
        break;
      }
    }
  }

  @Test
  void aFullDiskIsNamedWithTheNextMove() {
    Disk disk = new Disk();
    try (CheckpointFolder folder = CheckpointFolder.open(disk.path("/a"), Told.alone(1))) {
      disk.faults = new Faults(Kind.FAILS, 2);
      UncheckedIOException failure =
          assertThrows(UncheckedIOException.class, () -> folder.save(checkpoint(42, 3), 42));
      assertEquals(
          "the checkpoint of step 42 cannot be saved in /a (java.io.IOException: No space left on"
              + " device); check the disk's space, the folder's mode and the disk itself, then"
              + " resume: the checkpoints saved before are untouched.",
          failure.getMessage());
    }
  }

  @Test
  void aFolderThatMayNotBeWrittenIsNamed() {
    Disk disk = new Disk();
    disk.faults = new Faults(Kind.IS_DENIED_FOR_GOOD, 1);
    InvalidInputException refusal =
        assertThrows(
            InvalidInputException.class,
            () -> CheckpointFolder.open(disk.path("/a"), Told.alone(1)));
    assertEquals(
        "writing into /a is not permitted; check its owner and mode, or name another folder.",
        refusal.getMessage());
    assertInstanceOf(AccessDeniedException.class, refusal.getCause());
  }

  private static boolean isFailure(Kind kind) {
    return kind == Kind.FAILS || kind == Kind.FAILS_FOR_GOOD;
  }

  private static void save(CheckpointFolder folder, int from, int to, int weights) {
    for (int step = from; step <= to; step++) {
      folder.save(checkpoint(step, weights), step);
    }
  }

  private static boolean saved(CheckpointFolder folder, long step, int weights, Kind kind) {
    try {
      folder.save(checkpoint(step, weights), step);
      boolean interrupted = Thread.interrupted();
      assertTrue(kind == Kind.IS_INTERRUPTED || !interrupted);
      return true;
    } catch (UncheckedIOException e) {
      assertTrue(isFailure(kind));
      assertTrue(String.valueOf(e.getMessage()).contains("untouched"), e.getMessage());
      return false;
    }
  }

  private static long found(CheckpointFolder folder, int weights) {
    return switch (folder.newest(expected(weights))) {
      case Newest.Found found -> {
        assertEquals(List.of(), found.notes());
        assertArrayEquals(
            Samples.bytes(checkpoint(found.step(), weights)), Samples.bytes(found.checkpoint()));
        yield found.step();
      }
      case Newest.Empty _ -> 0;
    };
  }

  /// Opens the folder as the next process would.
  private static long reopened(Disk disk, long atLeast, int weights) {
    disk.processEnds();
    try (CheckpointFolder folder = CheckpointFolder.open(disk.path("/a"), Told.alone(2))) {
      assertTrue(disk.list(disk.path("/a")).stream().noneMatch(name -> name.endsWith(".tmp")));
      long newest = found(folder, weights);
      assertTrue(newest >= atLeast, newest + " after " + atLeast);
      folder.save(checkpoint(20, weights), 20);
      assertEquals(20, found(folder, weights));
      return newest;
    }
  }
}
