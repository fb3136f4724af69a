package org.hillock.data;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Small tables for tests.
final class Tables {
  private Tables() {}

  static Table of(Column... columns) {
    return Table.of("t.csv", List.of(columns));
  }

  /// Cells separated by blanks; "_" is an empty cell.
  static Column column(String name, String cells) {
    return new Column(
        name, Arrays.stream(cells.split(" ")).map(c -> c.equals("_") ? "" : c).toList());
  }

  static Column column(String name, int rows, IntFunction<?> cell) {
    return new Column(name, IntStream.range(0, rows).mapToObj(cell).map(String::valueOf).toList());
  }

  /// The row numbers: a feature that is never left out.
  static Column x(int rows) {
    return column("x", rows, row -> row);
  }
}
