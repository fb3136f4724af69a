package org.hillock.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A table of what was measured.
///
/// @param caption what the numbers are
/// @param header one title per column
/// @param rows one cell per column
public record Figures(String caption, List<String> header, List<List<String>> rows) {
  /// Checks that each row has a cell for each column.
  public Figures {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalArgumentException(
            "a row has %d cells and the header %d; give each column one cell: %s"
                .formatted(row.size(), header.size(), row));
      }
    }
  }

  /// A row of a word and numbers in the same form.
  static List<String> row(String first, String pattern, double... numbers) {
    List<String> cells = new ArrayList<>(List.of(first));
    for (double number : numbers) {
      cells.add(number(pattern, number));
    }
    return cells;
  }

  /// A number as [String#format] writes it in English.
  static String number(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
