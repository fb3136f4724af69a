package org.hillock.checkpoint;

import static org.hillock.checkpoint.Samples.checkpoint;
import static org.hillock.checkpoint.Samples.expected;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hillock.activation.InvalidInputException;
import org.hillock.checkpoint.Samples.Told;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointFolderTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "with spaces ",
        "größe 名前 😀",
        "'quoted' \"twice\" $HOME %d %s",
        "made/on/the/way",
        "../up/and/down"
      })
  void whatIsSavedIsFoundUnderAnyName(String name) throws IOException {
    Path path = Files.createDirectories(folder.resolve("here")).resolve(name);
    for (int step = 1; step <= 5; step++) {
      try (CheckpointFolder open = CheckpointFolder.open(path)) {
        if (step == 1) {
          assertEquals(
              path + " holds no checkpoint; the training starts from its beginning.",
              open.newest(expected(9)).toString());
        }
        open.save(checkpoint(step, 9), step);
        assertFound(open, step);
      }
    }
    assertEquals(List.of("lock", name(3), name(4), name(5)), names(path));
  }

  @Test
  void aNameOf255BytesIsOneToo() throws IOException {
    Path path = folder.resolve("ü".repeat(127) + "x");
    try (CheckpointFolder open = CheckpointFolder.open(path)) {
      open.save(checkpoint(1, 9), 1);
      assertFound(open, 1);
    }
  }

  @Test
  void aLinkToAFolderIsOneToo() throws IOException {
    Path there = Files.createDirectory(folder.resolve("there"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), there);
    try (CheckpointFolder open = CheckpointFolder.open(link)) {
      open.save(checkpoint(1, 9), 1);
      assertThrows(InvalidInputException.class, () -> CheckpointFolder.open(there));
    }
    try (CheckpointFolder open = CheckpointFolder.open(there)) {
      assertFound(open, 1);
    }
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertEquals(
        file + " is a file; name a folder for the checkpoints.",
        assertThrows(InvalidInputException.class, () -> CheckpointFolder.open(file)).getMessage());
  }

  @Test
  void theSameStepIsReplaced() {
    try (CheckpointFolder open = CheckpointFolder.open(folder)) {
      open.save(checkpoint(7, 9), 7);
      open.save(checkpoint(8, 9), 7);
      Newest.Found found = assertInstanceOf(Newest.Found.class, open.newest(expected(9)));
      assertEquals(7, found.step());
      assertArrayEquals(Samples.bytes(checkpoint(8, 9)), Samples.bytes(found.checkpoint()));
    }
  }

  @Test
  void theGreatestOf10000StepsIsTheNewestWhateverTheOrder() {
    Disk disk = new Disk();
    Path path = disk.path("/a");
    try (CheckpointFolder open = CheckpointFolder.open(path, Told.alone(1))) {
      for (int i : Draws.of(1).permutation(10_000)) {
        long step = i < 5000 ? i : Long.MAX_VALUE - i;
        disk.put(path.resolve(name(step)), new byte[0]);
      }
      disk.put(path.resolve("step-9999999999999999999.safetensors"), new byte[0]);
      disk.put(path.resolve("step-5.safetensors"), new byte[0]);
      disk.put(path.resolve("notes.txt"), new byte[0]);
      disk.put(path.resolve(name(Long.MAX_VALUE - 5000)), Samples.bytes(checkpoint(3, 9)));
      Newest.Found found = assertInstanceOf(Newest.Found.class, open.newest(expected(9)));
      assertEquals(Long.MAX_VALUE - 5000, found.step());
      assertEquals(List.of(), found.notes());
      open.save(checkpoint(3, 9), Long.MAX_VALUE);
      assertEquals(7, disk.list(path).stream().filter(name -> !name.equals("owner")).count());
    }
  }

  @Test
  void manySavesLeaveThree() {
    Disk disk = new Disk();
    try (CheckpointFolder open = CheckpointFolder.open(disk.path("/a"), Told.alone(1))) {
      for (int step = 0; step < 2000; step++) {
        open.save(checkpoint(step, 9), step);
      }
    }
    assertEquals(List.of("lock", name(1997), name(1998), name(1999)), disk.list(disk.path("/a")));
  }

  @Test
  void aNegativeStepIsRefused() {
    try (CheckpointFolder open = CheckpointFolder.open(folder)) {
      assertThrows(IllegalArgumentException.class, () -> open.save(checkpoint(1, 9), -1));
    }
  }

  @Test
  void aFolderThatWasClosedSavesNothing() {
    CheckpointFolder closed = CheckpointFolder.open(folder);
    closed.close();
    closed.close();
    assertThrows(IllegalStateException.class, () -> closed.save(checkpoint(1, 9), 1));
  }

  @Test
  void aFolderThatIsDeletedWhileInUseIsNamed() throws IOException {
    Path path = folder.resolve("a");
    try (CheckpointFolder open = CheckpointFolder.open(path)) {
      Files.delete(path.resolve("lock"));
      Files.delete(path.resolve("owner"));
      Files.delete(path);
      assertTrue(
          String.valueOf(
                  assertThrows(UncheckedIOException.class, () -> open.save(checkpoint(1, 9), 1))
                      .getMessage())
              .startsWith("the checkpoint of step 1 cannot be saved in " + path));
    }
  }

  @Test
  void aSoundCheckpointOfAnotherTrainingIsRefusedNotPassedOver() {
    try (CheckpointFolder open = CheckpointFolder.open(folder)) {
      open.save(checkpoint(1, 9), 1);
      open.save(checkpoint(2, 10), 2);
      assertEquals(
          """
          %s is a checkpoint of another training:
            weights: in the file 10 floats, expected 9 floats
          Go on with the settings and data it was saved with, or name another folder to start anew.\
          """
              .formatted(folder.resolve(name(2))),
          assertThrows(InvalidInputException.class, () -> open.newest(expected(9))).getMessage());
    }
  }

  @Test
  void theFilesOfOthersStay() throws IOException {
    Files.writeString(folder.resolve("mine.tmp"), "a");
    Files.writeString(folder.resolve("mine.safetensors"), "a");
    Files.writeString(folder.resolve(name(4) + ".tmp"), "a");
    try (CheckpointFolder open = CheckpointFolder.open(folder)) {
      for (int step = 1; step <= 5; step++) {
        open.save(checkpoint(step, 9), step);
      }
    }
    assertEquals(
        List.of("lock", "mine.safetensors", "mine.tmp", name(3), name(4), name(5)), names(folder));
  }

  @Test
  void aFolderInThePlaceOfACheckpointIsPassedOver() throws IOException {
    try (CheckpointFolder open = CheckpointFolder.open(folder)) {
      open.save(checkpoint(1, 9), 1);
      Files.createDirectory(folder.resolve(name(2)));
      Newest.Found found = assertInstanceOf(Newest.Found.class, open.newest(expected(9)));
      assertEquals(1, found.step());
      assertTrue(found.notes().getFirst().contains(name(2)), found.notes().getFirst());
    }
  }

  @Test
  void anInterruptedThreadSavesAndFindsAndStaysInterrupted() {
    try (CheckpointFolder open = CheckpointFolder.open(folder)) {
      Thread.currentThread().interrupt();
      open.save(checkpoint(1, 9), 1);
      assertInstanceOf(Newest.Found.class, open.newest(expected(9)));
      assertTrue(Thread.interrupted());
      assertFound(open, 1);
    }
  }

  private static void assertFound(CheckpointFolder open, long step) {
    Newest.Found found = assertInstanceOf(Newest.Found.class, open.newest(expected(9)));
    assertEquals(step, found.step());
    assertEquals(List.of(), found.notes());
    assertArrayEquals(Samples.bytes(checkpoint(step, 9)), Samples.bytes(found.checkpoint()));
  }

  private static String name(long step) {
    return "step-%019d.safetensors".formatted(step);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
