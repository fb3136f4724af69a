package org.hillock.activation.exact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hillock.activation.Activations;

/// A line of docs/exactness/exactness.csv.
///
/// @param part value or slope
/// @param inputs how many floats were tried
/// @param wrong how many outputs were not the correctly rounded ones
/// @param crc CRC-32C of the correct outputs, as [Sweep.Part#crc] says
/// @param seconds for value and slope together, the judge included
record Proof(
    String function,
    String part,
    long inputs,
    long wrong,
    String crc,
    long seconds,
    String date,
    String jdk,
    String processor) {
  private static final String HEADER =
      "function,part,inputs,wrong,crc32c,seconds,date,jdk,processor";

  private static final Path FILE = Path.of("..", "docs", "exactness", "exactness.csv");

  /// All lines, in the order of the list of functions.
  static List<Proof> all() throws IOException {
    if (!Files.exists(FILE)) {
      return List.of();
    }
    return Files.readAllLines(FILE).stream().skip(1).map(Proof::parsed).toList();
  }

  /// Replaces the line of that function and part, or adds it.
  static void write(Proof fresh) throws IOException {
    List<Proof> rows = new ArrayList<>(all());
    rows.removeIf(r -> r.function.equals(fresh.function) && r.part.equals(fresh.part));
    rows.add(fresh);
    List<String> order = Activations.all().stream().map(f -> f.name()).toList();
    rows.sort((a, b) -> {
      int by = Integer.compare(order.indexOf(a.function), order.indexOf(b.function));
      return by != 0 ? by : b.part.compareTo(a.part);
    });
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    rows.forEach(row -> text.append(row.line()).append('\n'));
    Files.createDirectories(FILE.getParent());
    Files.writeString(FILE, text);
  }

  private static Proof parsed(String line) {
    String[] cells = line.split(",", -1);
    return new Proof(
        cells[0],
        cells[1],
        Long.parseLong(cells[2]),
        Long.parseLong(cells[3]),
        cells[4],
        Long.parseLong(cells[5]),
        cells[6],
        cells[7],
        cells[8]);
  }

  private String line() {
    return String.format(
        Locale.ROOT,
        "%s,%s,%d,%d,%s,%d,%s,%s,%s",
        function,
        part,
        inputs,
        wrong,
        crc,
        seconds,
        date,
        jdk,
        processor.replace(',', ' '));
  }
}
