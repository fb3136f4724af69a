package org.hillock.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.function.Relu;
import org.hillock.network.Gradients;
import org.hillock.network.Network;
import org.hillock.network.Trace;
import org.hillock.numeric.Draws;
import org.hillock.probe.Journal.Occasion;
import org.hillock.probe.LayerHealth;
import org.hillock.probe.Observation;
import org.hillock.probe.Probe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final Path DOCUMENT = Path.of("../docs/observations.md");

  @TempDir private Path folder = Path.of("");

  /// RFC 3720, B.4.
  @Test
  void checksumsAreThoseOfTheRfc() {
    byte[] zeros = new byte[32];
    byte[] ones = new byte[32];
    Arrays.fill(ones, (byte) 0xff);
    byte[] rising = new byte[32];
    for (int i = 0; i < 32; i++) {
      rising[i] = (byte) i;
    }
    List<byte[]> all = List.of(zeros, ones, rising);
    List<Integer> expected = List.of(0x8a9136aa, 0x62a8ab43, 0x46dd794e);
    for (int i = 0; i < 3; i++) {
      CRC32C crc = new CRC32C();
      crc.update(all.get(i));
      assertEquals(expected.get(i), (int) crc.getValue());
      assertEquals(expected.get(i), Events.crc(all.get(i)));
    }
  }

  @Test
  void anEventFileIsReadBackByItsSpecification() throws IOException {
    Observation observation = observation(1f);
    Path file;
    try (TensorBoard journal = TensorBoard.in(folder.resolve("log"), "my.host", () -> 1234.5)) {
      journal.write(Occasion.BIRTH, observation);
      journal.write(Occasion.BATCH, observation);
      file = journal.path();
    }
    assertEquals("events.out.tfevents.0000001234.my_host.hillock", file.getFileName().toString());
    List<Events.Event> events = Events.read(file);
    assertEquals(3, events.size());
    assertEquals("brain.Event:2", events.get(0).version());
    Events.Event event = events.get(2);
    assertEquals(7, event.step());
    assertEquals(1234.5, event.time());
    assertEquals(0.5, event.scalars().get("loss"));
    assertEquals(0.5, events.get(1).scalars().get("sample_loss"));
    LayerHealth relu = observation.layers().get(1);
    assertEquals(
        (float) relu.gradientSize().orElseThrow(),
        (float) event.scalars().getOrDefault("gradient_size/01 relu", -1.0).doubleValue());
    assertEquals(
        (float) relu.outputs().zeros(),
        (float) event.scalars().getOrDefault("zeros/01 relu", -1.0).doubleValue());
    double[] histogram = event.histograms().getOrDefault("outputs/01 relu", new double[0]);
    assertEquals(relu.outputs().high(), histogram[1]);
    assertEquals((double) relu.outputs().count(), histogram[2]);
    assertEquals(relu.outputs().mean() * relu.outputs().count(), histogram[3], 1e-9);
    int buckets = (histogram.length - 5) / 2;
    double count = 0;
    for (int i = 0; i < buckets; i++) {
      assertTrue(i == 0 || histogram[5 + i] > histogram[4 + i], "limits rise");
      count += histogram[5 + buckets + i];
    }
    assertEquals((double) relu.outputs().count(), count, 1e-9);
  }

  @Test
  void twoFilesOfOneSecondHaveDifferentNames() {
    try (TensorBoard first = TensorBoard.in(folder, "host", () -> 5);
        TensorBoard second = TensorBoard.in(folder, "host", () -> 5)) {
      assertTrue(!first.path().equals(second.path()));
    }
  }

  @Test
  void aFileThatIsCutAnywhereHasAllRecordsBefore() throws IOException {
    Path file;
    try (TensorBoard journal = TensorBoard.in(folder, "host", () -> 5)) {
      journal.write(Occasion.BATCH, observation(1f));
      journal.write(Occasion.BATCH, observation(2f));
      file = journal.path();
    }
    byte[] bytes = Files.readAllBytes(file);
    for (int cut = bytes.length - 1; cut > bytes.length - 500; cut--) {
      Files.write(file, Arrays.copyOf(bytes, cut));
      assertEquals(2, Events.read(file).size());
    }
  }

  @Test
  void eachObservationIsOnTheDiskWhenItWasWritten() throws IOException {
    Path file = folder.resolve("o.jsonl");
    try (JsonLines journal = JsonLines.to(file)) {
      for (int i = 1; i <= 3; i++) {
        journal.write(Occasion.BATCH, observation(i));
        assertEquals(i, Files.readAllLines(file).size());
      }
    }
  }

  @Test
  void whatIsNotFiniteIsText() throws IOException {
    Path file = folder.resolve("o.jsonl");
    try (JsonLines journal = JsonLines.to(file)) {
      journal.write(Occasion.END, observation(Float.NaN));
    }
    String line = Files.readString(file);
    assertTrue(line.startsWith("{\"format\":\"hillock-observations/1\",\"occasion\":\"end\""));
    assertTrue(line.contains(":\"NaN\""));
    assertTrue(!Pattern.compile(":(NaN|-?Infinity)").matcher(line).find());
  }

  @Test
  void aLineThatWasCutIsTakenAwayBeforeItGoesOn() throws IOException {
    Path file = folder.resolve("o.jsonl");
    try (JsonLines journal = JsonLines.to(file)) {
      journal.write(Occasion.BATCH, observation(1f));
    }
    String whole = Files.readString(file);
    Files.writeString(file, "{\"form", StandardOpenOption.APPEND);
    try (JsonLines journal = JsonLines.goingOnWith(file)) {
      journal.write(Occasion.BATCH, observation(1f));
    }
    assertEquals(whole + whole, Files.readString(file));
    try (JsonLines journal = JsonLines.goingOnWith(folder.resolve("new.jsonl"))) {
      journal.write(Occasion.BATCH, observation(1f));
    }
    assertEquals(whole, Files.readString(folder.resolve("new.jsonl")));
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() {
    Path nowhere = folder.resolve("no/where.jsonl");
    InvalidInputException error =
        assertThrows(InvalidInputException.class, () -> JsonLines.to(nowhere));
    assertTrue(String.valueOf(error.getMessage()).contains("where.jsonl"));
    assertTrue(String.valueOf(error.getMessage()).contains("folder"));
  }

  @Test
  void theDocumentShowsWhatIsWritten() throws IOException {
    Path file = folder.resolve("o.jsonl");
    try (JsonLines journal = JsonLines.to(file)) {
      journal.write(Occasion.BATCH, observation(1f));
    }
    String line = Files.readString(file).strip();
    String document = Files.readString(DOCUMENT, StandardCharsets.UTF_8);
    String shown = document.replaceAll("(?s).*```json\n(.*?)```.*", "$1").replaceAll("\\s+", "");
    assertEquals(line.replaceAll("\\s+", ""), shown);
    Pattern.compile("\"(\\w+)\":")
        .matcher(line)
        .results()
        .map(name -> "`" + name.group(1) + "`")
        .forEach(name -> assertTrue(document.contains(name), name + " is not explained"));
  }

  /// @param last of the inputs
  private static Observation observation(float last) {
    Network network = Network.multilayer(2, List.of(3), new Relu(), 1, 1);
    Trace trace = network.trace(4);
    Gradients gradients = network.gradients(4);
    for (int i = 0; i < 8; i++) {
      trace.inputs()[i] = (float) Draws.of(1).normal(i);
    }
    trace.inputs()[7] = last;
    network.forward(trace, 4);
    Arrays.fill(gradients.outputs(), 0.25f);
    network.backward(trace, gradients, 4);
    float[] before = network.parameters().clone();
    before[0] += 0.125f;
    return new Probe(network).observe(trace, gradients, 4, before, 7, 2, 0.5, true);
  }
}
