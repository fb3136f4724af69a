package org.hillock.checkpoint;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// `docs/checkpoint-format.md` says what is so.
class DocumentedFormatTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "checkpoint-format.md");
  private static final int WIDTH = 16;

  @Test
  void theExampleIsTheFile() throws IOException {
    Map<String, Value> values = new LinkedHashMap<>();
    values.put("epoch", new Value.Whole(3));
    values.put("best loss", new Value.Real(0.5));
    values.put("weights", new Value.Floats(new float[] {1, -2}));
    byte[] file = Samples.bytes(new Checkpoint(Map.of("seed", "1"), values));
    String document = Files.readString(DOCUMENT);
    String dump = dump(file);
    String text = new String(file, US_ASCII);
    int digits = text.indexOf("\"hillock.sha256\":\"") + "\"hillock.sha256\":\"".length();
    assertTrue(document.contains("bytes %d to %d of the file".formatted(digits, digits + 63)));
    assertTrue(document.contains("```text\n" + dump + "```\n"), "the example should be\n" + dump);
  }

  @Test
  void theNumbersInItAreThoseOfTheCode() throws IOException {
    String document = Files.readString(DOCUMENT);
    assertTrue(document.contains("format version is %d".formatted(Checkpoint.VERSION)));
    assertTrue(document.contains(String.format(Locale.ROOT, "%,d bytes", Header.LONGEST)));
    assertTrue(document.contains("the newest %d are kept".formatted(CheckpointFolder.KEPT)));
    for (Dtype dtype : Dtype.values()) {
      assertTrue(document.contains("`" + dtype + "`"), dtype.name());
    }
  }

  /// As `hexdump -C` prints it, without its last line.
  private static String dump(byte[] bytes) {
    HexFormat hex = HexFormat.ofDelimiter(" ");
    StringBuilder dump = new StringBuilder();
    for (int at = 0; at < bytes.length; at += WIDTH) {
      byte[] row = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + WIDTH));
      int middle = Math.min(row.length, WIDTH / 2);
      dump.append(
          "%08x  %-23s  %-23s  |%s|\n"
              .formatted(
                  at,
                  hex.formatHex(row, 0, middle),
                  hex.formatHex(row, middle, row.length),
                  new String(row, US_ASCII).replaceAll("[^ -~]", ".")));
    }
    return dump.toString();
  }
}
