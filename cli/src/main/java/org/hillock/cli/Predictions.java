package org.hillock.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a model says of rows, as text.
///
/// @param header names of the columns
/// @param rows cells, a list for each row
/// @param notes what the user should know
record Predictions(List<String> header, List<List<String>> rows, List<String> notes) {
  /// Copies the lists.
  Predictions {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /// Writes CSV.
  void write(OutputStream stream) throws IOException {
    CsvWriter csv =
        CsvWriter.builder().build(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    csv.writeRecord(header.stream().map(Predictions::harmless).toList());
    for (List<String> row : rows) {
      csv.writeRecord(row.stream().map(Predictions::harmless).toList());
    }
    csv.flush();
  }

  /// A spreadsheet would run a cell that begins like a formula (CWE-1236); a quote in front stops
  /// it. Numbers stay.
  private static String harmless(String cell) {
    boolean formula = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
    return formula && !cell.matches("[-+]?([0-9.]+([eE][-+]?[0-9]+)?|Infinity)")
        ? "'" + cell
        : cell;
  }
}
