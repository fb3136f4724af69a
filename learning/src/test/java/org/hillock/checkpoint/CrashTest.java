package org.hillock.checkpoint;

import static org.hillock.checkpoint.Samples.checkpoint;
import static org.hillock.checkpoint.Samples.expected;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hillock.checkpoint.Faults.Crash;
import org.hillock.checkpoint.Faults.Kind;
import org.hillock.checkpoint.Samples.Told;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A process that ends, and power that is lost, at each call of a training's life: the folder then
/// has the checkpoint whose saving had ended, or the one that was being saved, bit for bit.
class CrashTest {
  private static final int SAVES = 4;

  /// How far a training came before it ended.
  ///
  /// @param saved the step of the last checkpoint whose saving ended; 0 if there is none
  /// @param begun the step of the last checkpoint whose saving began
  private record Reached(long saved, long begun) {}

  @ParameterizedTest
  @CsvSource({"CRASHES,3", "CRASHES,17000", "CRASHES_MIDWAY,3", "CRASHES_MIDWAY,17000"})
  void afterACrashTheOldOrTheNewCheckpointIsThere(Kind kind, int weights) {
    int calls = 0;
    for (int at = 1; ; at++) {
      Disk disk = new Disk();
      disk.faults = new Faults(kind, at);
      Reached reached = train(disk, 1, 1, weights);
      if (!disk.faults.struck()) {
        break;
      }
      calls++;
      disk.processEnds();
      assertGoesOn(disk, 2, reached, weights);
    }
    assertTrue(calls > 50, calls + " calls");
  }

  @ParameterizedTest
  @CsvSource({"CRASHES,3", "CRASHES_MIDWAY,3", "CRASHES,17000"})
  void afterALossOfPowerTheOldOrTheNewCheckpointIsThere(Kind kind, int weights) {
    int states = 0;
    for (int at = 1; ; at++) {
      Disk disk = new Disk();
      disk.faults = new Faults(kind, at);
      Reached reached = train(disk, 1, 1, weights);
      for (Disk left : disk.afterPowerLoss()) {
        states++;
        assertGoesOn(left, 2, reached, weights);
      }
      if (!disk.faults.struck()) {
        break;
      }
    }
    assertTrue(states > 700, states + " states");
  }

  @Test
  void aTrainingThatIsCutOffAgainAndAgainNeverFallsBack() {
    int weights = 5;
    for (int run = 0; run < 100; run++) {
      Draws draws = Draws.of(run);
      Disk disk = new Disk();
      long safe = 0;
      for (int life = 1; life <= 30; life++) {
        Kind kind = draws.below(5L * life, 2) == 0 ? Kind.CRASHES : Kind.CRASHES_MIDWAY;
        disk.faults = new Faults(kind, 1 + draws.below(5L * life + 1, 120));
        Reached reached = train(disk, life, safe + 1, weights);
        disk.processEnds();
        if (draws.below(5L * life + 2, 2) == 0) {
          List<Disk> left = disk.afterPowerLoss();
          disk = left.get(draws.below(5L * life + 3, left.size()));
        }
        safe = found(disk, 1000 + life, new Reached(Math.max(safe, reached.saved), 1000), weights);
        disk.processEnds();
      }
      assertTrue(safe > 10, "step " + safe);
    }
  }

  /// Opens the folder and saves checkpoint after checkpoint, until the end of the process.
  private static Reached train(Disk disk, long pid, long first, int weights) {
    long saved = 0;
    long begun = 0;
    try (CheckpointFolder folder = CheckpointFolder.open(disk.path("/runs/a"), Told.alone(pid))) {
      folder.newest(expected(weights));
      for (begun = first; begun < first + SAVES; begun++) {
        folder.save(checkpoint(begun, weights), begun);
        saved = begun;
      }
    } catch (Crash _) {
      // The next process finds what is left.
    }
    return new Reached(saved, begun);
  }

  private static void assertGoesOn(Disk disk, long pid, Reached reached, int weights) {
    found(disk, pid, reached, weights);
    disk.processEnds();
    Reached later = train(disk, pid + 1, 100, weights);
    assertEquals(100 + SAVES - 1, later.saved);
    disk.processEnds();
    assertEquals(later.saved, found(disk, pid + 2, later, weights));
    assertEquals(List.of("lock", file(101), file(102), file(103)), disk.list(disk.path("/runs/a")));
  }

  /// The step of the newest checkpoint, which is not lost, and is what was saved; 0 if there is
  /// none.
  private static long found(Disk disk, long pid, Reached reached, int weights) {
    try (CheckpointFolder folder = CheckpointFolder.open(disk.path("/runs/a"), Told.alone(pid))) {
      assertTrue(disk.list(disk.path("/runs/a")).stream().noneMatch(name -> name.endsWith(".tmp")));
      return switch (folder.newest(expected(weights))) {
        case Newest.Found found -> {
          assertTrue(found.step() >= reached.saved, found.step() + " after " + reached);
          assertTrue(found.step() <= reached.begun, found.step() + " after " + reached);
          assertEquals(List.of(), found.notes());
          assertArrayEquals(
              Samples.bytes(checkpoint(found.step(), weights)), Samples.bytes(found.checkpoint()));
          yield found.step();
        }
        case Newest.Empty empty -> {
          assertInstanceOf(Newest.Empty.class, empty);
          assertEquals(0, reached.saved);
          yield 0;
        }
      };
    }
  }

  private static String file(long step) {
    return "step-%019d.safetensors".formatted(step);
  }
}
