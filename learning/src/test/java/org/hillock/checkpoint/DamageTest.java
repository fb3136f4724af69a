package org.hillock.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hillock.checkpoint.Samples.checkpoint;
import static org.hillock.checkpoint.Samples.expected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.hillock.activation.InvalidInputException;
import org.hillock.checkpoint.Samples.Told;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Bits that flip and bytes that go missing: each damage is seen, and the checkpoint before is
/// chosen.
class DamageTest {
  private static final int WEIGHTS = 350;

  private final Disk disk = new Disk();
  private final Path path = disk.path("/runs");
  private final Path newest = path.resolve("step-0000000000000000002.safetensors");
  private CheckpointFolder folder = CheckpointFolder.open(path, Told.alone(1));
  private byte[] sound = new byte[0];

  @BeforeEach
  void saveTwo() {
    folder.save(checkpoint(1, WEIGHTS), 1);
    folder.save(checkpoint(2, WEIGHTS), 2);
    sound = disk.bytes(newest);
    assertTrue(sound.length >= 2000 && sound.length <= 4096, sound.length + " bytes");
  }

  @AfterEach
  void close() {
    folder.close();
  }

  @Test
  void eachLengthCutShortIsSeen() {
    for (int length = 0; length < sound.length; length++) {
      assertPassedOver(Arrays.copyOf(sound, length));
    }
    assertPassedOver(Arrays.copyOf(sound, sound.length + 1));
  }

  @Test
  void eachFlippedBitIsSeenAndInTheDataTheTensorIsNamed() {
    int data = sound.length - (WEIGHTS * Float.BYTES + 5 * Double.BYTES);
    for (int bit = 0; bit < 8 * sound.length; bit++) {
      byte[] damaged = sound.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      String note = assertPassedOver(damaged);
      if (bit / 8 >= data) {
        assertTrue(note.contains("tensor \"" + tensor(bit / 8 - data) + "\" has CRC-32C"), note);
      }
    }
  }

  @Test
  void manyWrongBytesAreSeen() {
    Draws draws = Draws.of(6);
    for (int i = 0; i < 5000; i++) {
      Draws here = draws.at(i);
      byte[] damaged = sound.clone();
      int count = 2 + here.below(0, 40);
      int from = here.below(1, sound.length);
      boolean scattered = here.below(2, 2) == 0;
      for (int j = 0; j < count; j++) {
        int place = scattered ? here.below(100L + j, sound.length) : (from + j) % sound.length;
        damaged[place] = (byte) here.bits(1000L + j);
      }
      if (!Arrays.equals(damaged, sound)) {
        assertPassedOver(damaged);
      }
    }
  }

  @Test
  void blocksThatWereNeverWrittenAreSeen() {
    for (int from = 0; from < sound.length; from += 64) {
      for (int to = from + 64; to < sound.length + 64; to += 256) {
        byte[] damaged = sound.clone();
        Arrays.fill(damaged, from, Math.min(to, sound.length), (byte) 0);
        assertPassedOver(damaged);
      }
    }
  }

  @Test
  void aFileOfAnotherStepIsFoundUnderItsNameAndAFileWithoutChecksumsIsNot() {
    String header = "{\"w\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}}";
    byte[] plain = new byte[8 + header.length()];
    plain[0] = (byte) header.length();
    System.arraycopy(header.getBytes(UTF_8), 0, plain, 8, header.length());
    assertEquals(
        newest + " is passed over: it has no checksums, so no training saved it.",
        assertPassedOver(plain));
  }

  @Test
  void withNothingSoundLeftTheTrainingDoesNotBeginAnewByItself() {
    disk.put(newest, new byte[3]);
    disk.put(path.resolve("step-0000000000000000001.safetensors"), new byte[0]);
    InvalidInputException refusal =
        assertThrows(InvalidInputException.class, () -> folder.newest(expected(WEIGHTS)));
    assertEquals(
        """
        none of the checkpoints in /runs can be used:
          passed over: /runs/step-0000000000000000002.safetensors is not a sound safetensors file: \
        it has 3 bytes, the length of its header alone takes 8; use another copy of it.
          passed over: /runs/step-0000000000000000001.safetensors is not a sound safetensors file: \
        it has 0 bytes, the length of its header alone takes 8; use another copy of it.
        Put a copy of one there, or name another folder to start anew.\
        """,
        refusal.getMessage());
  }

  @Test
  void damagedCheckpointsDoNotPushSoundOnesOut() {
    for (int step = 3; step <= 5; step++) {
      disk.put(path.resolve("step-000000000000000000%d.safetensors".formatted(step)), new byte[9]);
    }
    Newest.Found found = assertInstanceOf(Newest.Found.class, folder.newest(expected(WEIGHTS)));
    assertEquals(2, found.step());
    assertEquals(3, found.notes().size());
    folder.save(checkpoint(4, WEIGHTS), 4);
    assertEquals(List.of("1", "2", "4", "5"), steps());
    folder.save(checkpoint(6, WEIGHTS), 6);
    assertEquals(List.of("2", "4", "6"), steps());
    Newest.Found later = assertInstanceOf(Newest.Found.class, folder.newest(expected(WEIGHTS)));
    assertEquals(6, later.step());
  }

  private String assertPassedOver(byte[] damaged) {
    disk.put(newest, damaged);
    Newest.Found found = assertInstanceOf(Newest.Found.class, folder.newest(expected(WEIGHTS)));
    assertEquals(1, found.step());
    assertEquals(1, found.notes().size());
    assertTrue(found.notes().getFirst().contains(newest.toString()), found.notes().getFirst());
    return found.notes().getFirst();
  }

  /// Which tensor a byte of the data is in: numbers of 8 bytes come first.
  private static String tensor(int place) {
    int number = place / 8;
    return number == 0 ? "step" : number == 1 ? "best loss" : number < 5 ? "losses" : "weights";
  }

  private List<String> steps() {
    return disk.list(path).stream()
        .filter(name -> name.startsWith("step"))
        .map(name -> name.replaceAll("step-0*|\\.safetensors", ""))
        .toList();
  }
}
