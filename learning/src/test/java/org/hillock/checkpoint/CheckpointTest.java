package org.hillock.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hillock.activation.InvalidInputException;
import org.hillock.numeric.Draws;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  private static final Path SOURCE = Path.of("run.safetensors");

  @TempDir private Path folder;

  @Test
  void everyBitOfANumberSurvives() throws IOException {
    float[] floats = {
      0f,
      -0f,
      Float.MIN_VALUE,
      -Float.MIN_VALUE,
      Float.MIN_NORMAL,
      Float.MAX_VALUE,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      Float.intBitsToFloat(0x7f800001),
      Float.intBitsToFloat(0x7fc12345),
      Float.intBitsToFloat(0xffffffff)
    };
    double[] doubles = {
      0.0,
      -0.0,
      Double.MIN_VALUE,
      Double.MIN_NORMAL,
      -Double.MAX_VALUE,
      0.1,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.longBitsToDouble(0x7ff0000000000001L),
      Double.longBitsToDouble(0xfff8dead0000beefL)
    };
    Map<String, Value> values = new LinkedHashMap<>();
    values.put("floats", new Value.Floats(floats));
    values.put("doubles", new Value.Doubles(doubles));
    for (int i = 0; i < doubles.length; i++) {
      values.put("d" + i, new Value.Real(doubles[i]));
    }
    values.put("least", new Value.Whole(Long.MIN_VALUE));
    values.put("greatest", new Value.Whole(Long.MAX_VALUE));
    Map<String, Value> read = goThroughAFile(new Checkpoint(Map.of(), values)).values();
    assertEquals(values.keySet(), read.keySet());
    values.forEach((name, value) -> assertSameBits(value, read.get(name)));
  }

  @Test
  void anyCheckpointComesBackAsItWas() throws IOException {
    for (int i = 0; i < 300; i++) {
      Checkpoint checkpoint = any(Draws.of(i));
      Checkpoint read = goThroughAFile(checkpoint);
      assertEquals(
          List.copyOf(checkpoint.identity().entrySet()), List.copyOf(read.identity().entrySet()));
      assertEquals(checkpoint.values().keySet(), read.values().keySet());
      checkpoint.values().forEach((name, value) -> assertSameBits(value, read.values().get(name)));
      assertArrayEquals(Samples.bytes(checkpoint), Samples.bytes(read));
    }
  }

  @Test
  void eachDifferenceIsListed() {
    Map<String, String> identity = Samples.identity("2");
    identity.remove("data");
    identity.put("optimizer", "adam\n0.001");
    Map<String, Form> forms = new LinkedHashMap<>(Samples.expected(6).forms());
    forms.remove("best loss");
    forms.put("losses", Form.doubles(2));
    forms.put("step", Form.REAL);
    forms.put("momentum", Form.floats(6));
    forms.put("sums", Form.doubles(Form.ANY));
    assertEquals(
        """
        run.safetensors is a checkpoint of another training:
          seed: in the file 1, expected 2
          optimizer: in the file nothing, expected adam\\u000a0.001
          data: in the file 9f86d081, expected nothing
          step: in the file a whole number, expected a real number
          weights: in the file 5 floats, expected 6 floats
          losses: in the file 3 doubles, expected 2 doubles
          momentum: in the file nothing, expected 6 floats
          sums: in the file nothing, expected any number of doubles
          best loss: in the file a real number, expected nothing
        Go on with the settings and data it was saved with, or name another folder to start anew.\
        """,
        refusal(Samples.checkpoint(1, 5).safetensors(), new Expected(identity, forms)));
  }

  @Test
  void longTextsAreShownWhereTheyPart() {
    Map<String, String> identity = Samples.identity("1");
    identity.put("network", "32 relu-".repeat(50) + "3");
    Map<String, String> other = Samples.identity("1");
    other.put("network", "32 relu-".repeat(50) + "4");
    Checkpoint checkpoint = new Checkpoint(identity, Map.of());
    assertEquals(
        """
        run.safetensors is a checkpoint of another training:
          network: in the file ...elu-32 relu-32 relu-3, expected ...elu-32 relu-32 relu-4
        Go on with the settings and data it was saved with, or name another folder to start anew.\
        """,
        refusal(checkpoint.safetensors(), new Expected(other, Map.of())));
  }

  @Test
  void aNewerVersionIsRefused() {
    Safetensors file = new Safetensors(Map.of("hillock.checkpoint", "2"), List.of());
    assertEquals(
        "run.safetensors is a checkpoint of format version 2, this program reads version 1; use"
            + " the newer program that wrote it.",
        refusal(file, new Expected(Map.of(), Map.of())));
  }

  @Test
  void otherFilesAreRefused() {
    Expected expected = new Expected(Map.of(), Map.of());
    assertEquals(
        "run.safetensors is not a checkpoint: it lacks the mark hillock.checkpoint; name a file"
            + " that a training saved.",
        refusal(new Safetensors(Map.of(), List.of()), expected));
    Safetensors plain = new Checkpoint(Map.of(), Map.of()).safetensors();
    assertEquals(
        "run.safetensors is not a checkpoint: it lacks its checksums; name a file that a training"
            + " saved.",
        assertThrows(InvalidInputException.class, () -> Checkpoint.of(plain, SOURCE, expected))
            .getMessage());
    Safetensors square =
        new Safetensors(
            Map.of("hillock.checkpoint", "1"),
            List.of(new Tensor.Floats("w", List.of(2L, 2L), new float[4])));
    assertEquals(
        "run.safetensors is not a checkpoint: its tensor \"w\" has type F32 and shape [2, 2],"
            + " which no checkpoint has; name a file that a training saved.",
        refusal(square, expected));
  }

  private Checkpoint goThroughAFile(Checkpoint checkpoint) throws IOException {
    Path file = Files.write(folder.resolve("c"), Samples.bytes(checkpoint));
    Map<String, Form> forms = new LinkedHashMap<>();
    checkpoint.values().forEach((name, value) -> forms.put(name, value.form()));
    return Checkpoint.of(Safetensors.read(file), file, new Expected(checkpoint.identity(), forms));
  }

  private static Checkpoint any(Draws draws) {
    Map<String, String> identity = new LinkedHashMap<>();
    for (int i = 0; i < draws.below(0, 5); i++) {
      identity.put(text(draws.at("name").at(i)), text(draws.at("text").at(i)));
    }
    Map<String, Value> values = new LinkedHashMap<>();
    for (int i = 0; i < draws.below(1, 8); i++) {
      Draws here = draws.at("value").at(i);
      int length = here.below(0, here.below(1, 10) == 0 ? 40_000 : 20);
      float[] floats = new float[length];
      double[] doubles = new double[length];
      for (int j = 0; j < length; j++) {
        floats[j] = Float.intBitsToFloat((int) here.bits(j));
        doubles[j] = Double.longBitsToDouble(here.bits(j));
      }
      values.put(
          text(here.at("name")),
          switch (here.below(2, 4)) {
            case 0 -> new Value.Whole(here.bits(3));
            case 1 -> new Value.Real(Double.longBitsToDouble(here.bits(3)));
            case 2 -> new Value.Floats(floats);
            default -> new Value.Doubles(doubles);
          });
    }
    return new Checkpoint(identity, values);
  }

  /// Any characters, also quotes, controls and some beyond 16 bits.
  private static String text(Draws draws) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < draws.below(0, 12); i++) {
      int point = draws.below(2L * i + 1, draws.below(2L * i + 2, 2) == 0 ? 128 : 0x1f650);
      text.appendCodePoint(point >= 0xd800 && point < 0xe000 ? '"' : point);
    }
    return text.toString();
  }

  private static void assertSameBits(Value expected, @Nullable Value found) {
    // Tensors are compared as bytes, since arrays of NaN are equal to others of NaN.
    assertArrayEquals(bytes(expected), bytes(Objects.requireNonNull(found)));
    assertInstanceOf(expected.getClass(), found);
  }

  private static byte[] bytes(Value value) {
    return Samples.bytes(new Safetensors(Map.of(), List.of(value.tensor("v"))));
  }

  private static String refusal(Safetensors file, Expected expected) {
    Safetensors verified = new Safetensors(file.metadata(), file.tensors(), true);
    return String.valueOf(
        assertThrows(InvalidInputException.class, () -> Checkpoint.of(verified, SOURCE, expected))
            .getMessage());
  }
}
