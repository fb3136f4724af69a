package org.hillock.data;

import java.util.List;
import java.util.stream.IntStream;
import org.hillock.activation.InvalidInputException;

/// How a table holds sequences.
public sealed interface Layout {
  /// One sequence a row: these columns are its steps, in this order, all of one quantity. Empty
  /// cells at the end of a row make its sequence shorter.
  record Columns(List<String> columns) implements Layout {
    /// Copies the list.
    public Columns {
      columns = List.copyOf(columns);
      if (columns.isEmpty()) {
        throw new IllegalArgumentException("a sequence needs a column; name its steps.");
      }
    }
  }

  /// One step a row.
  ///
  /// @param id the column that is the same in all rows of a sequence
  /// @param step the column of numbers that order them
  record Lines(String id, String step) implements Layout {}

  /// The columns from one to another, in the order of the table, from `t1..t150`.
  ///
  /// @throws InvalidInputException if it is not such a range, or a column is unknown
  static Layout columns(Table table, String range) {
    int dots = range.indexOf("..");
    if (dots < 0) {
      throw new InvalidInputException(
          Cell.shown(range)
              + " is no range of columns; name the first and the last, such as t1..t150.");
    }
    int first = position(table, range.substring(0, dots).strip());
    int last = position(table, range.substring(dots + 2).strip());
    if (first > last) {
      throw new InvalidInputException(
          "in %s the steps %s run backward; name the column that comes first, first."
              .formatted(table.source(), range));
    }
    List<String> names = table.names();
    return new Columns(IntStream.rangeClosed(first, last).mapToObj(names::get).toList());
  }

  private static int position(Table table, String name) {
    int position = table.names().indexOf(name);
    if (position < 0) {
      throw InvalidInputException.unknown("column", name, table.names());
    }
    return position;
  }
}
