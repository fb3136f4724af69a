package org.hillock.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.activation.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SafetensorsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("org.hillock.checkpoint.HostileFiles#sound")
  void aFileOfAnotherProgramIsRead(String header, byte[] data, int tensors) throws IOException {
    Safetensors read = Safetensors.read(file(header, data));
    assertEquals(tensors, read.tensors().size());
    assertFalse(read.verified());
  }

  @ParameterizedTest
  @MethodSource("org.hillock.checkpoint.HostileFiles#unsound")
  void anUnsoundFileIsRefused(String header, List<String> fragments) throws IOException {
    assertRefused(file(header, HostileFiles.FOUR), fragments);
  }

  @Test
  void aFileThatIsNotUtf8IsRefused() throws IOException {
    byte[] bytes =
        Files.readAllBytes(
            file(HostileFiles.entry("wx", "F32", "[2,2]", "[0,16]"), HostileFiles.FOUR));
    bytes[10] = (byte) 0xc0;
    bytes[11] = (byte) 0x80;
    assertRefused(written(bytes), List.of("not UTF-8"));
  }

  @Test
  void aLengthBeyondTheFileOrTheFormatIsRefused() throws IOException {
    byte[] bytes =
        Files.readAllBytes(
            file(HostileFiles.entry("w", "F32", "[2,2]", "[0,16]"), HostileFiles.FOUR));
    assertRefused(written(withLength(bytes, 100_000_001)), List.of("allows 100000000"));
    assertRefused(written(withLength(bytes, 100_000_000)), List.of("the file has 81"));
    assertRefused(written(withLength(bytes, -1)), List.of("18446744073709551615 bytes"));
    assertRefused(written(withLength(bytes, 1L << 32 | 57)), List.of("4294967353 bytes"));
    assertRefused(written(withLength(bytes, 0)), List.of("does not begin with {"));
    assertRefused(written(new byte[0]), List.of("it has 0 bytes"));
    assertRefused(written(new byte[7]), List.of("it has 7 bytes"));
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path missing = folder.resolve("missing");
    assertEquals(
        "there is no file " + missing + "; check the path.",
        assertThrows(InvalidInputException.class, () -> Safetensors.read(missing)).getMessage());
    assertThrows(InvalidInputException.class, () -> Safetensors.read(folder));
  }

  @Test
  void whatIsWrittenIsReadBackVerified() throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("z", "größe \"\\\n\u0000 名前 😀");
    metadata.put("a", "");
    Safetensors written =
        new Safetensors(
            metadata,
            List.of(
                new Tensor.Bytes("bytes", List.of(3L), new byte[] {-1, 0, 1}),
                new Tensor.Ints("ints", List.of(1L, 2L), new int[] {Integer.MIN_VALUE, 7}),
                new Tensor.Longs("longs 名前", List.of(), new long[] {Long.MIN_VALUE}),
                new Tensor.Floats("", List.of(0L, 5L), new float[0]),
                new Tensor.Doubles("doubles", List.of(2L), new double[] {-0.0, Double.NaN})));
    byte[] bytes = Samples.bytes(written);
    Safetensors read = Safetensors.read(written(bytes));
    assertTrue(read.verified());
    assertEquals(List.copyOf(metadata.entrySet()), List.copyOf(read.metadata().entrySet()));
    assertEquals(
        List.of("longs 名前", "doubles", "ints", "", "bytes"),
        read.tensors().stream().map(Tensor::name).toList());
    assertArrayEquals(bytes, Samples.bytes(read));
    assertEquals(0, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong() % 8);
    Tensor.Bytes last = assertInstanceOf(Tensor.Bytes.class, read.tensors().getLast());
    assertArrayEquals(new byte[] {-1, 0, 1}, last.values());
  }

  @Test
  void whatCannotBeReadBackIsNotWritten() {
    Tensor a = new Tensor.Bytes("a", List.of(0L), new byte[0]);
    Tensor metadata = new Tensor.Bytes("__metadata__", List.of(0L), new byte[0]);
    Map<String, String> none = Map.of();
    assertThrows(IllegalArgumentException.class, () -> new Safetensors(none, List.of(a, a)));
    assertThrows(IllegalArgumentException.class, () -> new Safetensors(none, List.of(metadata)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Safetensors(Map.of("hillock.sha256", ""), List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> new Safetensors(Map.of("a", "\ud800"), List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Tensor.Floats("a", List.of(2L, 2L), new float[3]));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Tensor.Floats("a", List.of(-1L, 0L), new float[0]));
  }

  private void assertRefused(Path file, List<String> fragments) {
    String message =
        String.valueOf(
            assertThrows(InvalidInputException.class, () -> Safetensors.read(file)).getMessage());
    assertTrue(message.startsWith(file + " is not a sound safetensors file: "), message);
    assertTrue(message.length() < 600, message);
    fragments.forEach(fragment -> assertTrue(message.contains(fragment), message));
  }

  private Path file(String header, byte[] data) throws IOException {
    byte[] text = header.getBytes(UTF_8);
    return written(
        ByteBuffer.allocate(8 + text.length + data.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(text.length)
            .put(text)
            .put(data)
            .array());
  }

  private static byte[] withLength(byte[] file, long length) {
    byte[] changed = file.clone();
    ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    return changed;
  }

  private Path written(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("a file.safetensors"), bytes);
  }
}
