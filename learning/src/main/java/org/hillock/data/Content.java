package org.hillock.data;

import java.util.EnumMap;
import java.util.Map;
import org.hillock.activation.InvalidInputException;

/// What a whole column holds: numbers if all its known cells are numbers, else text. A column that
/// looks like numbers with a slip in it is an error, since as text it would silently lose its
/// order.
enum Content {
  NUMBERS,
  TEXT,
  /// All cells are missing.
  NOTHING;

  private static final int FEWEST_NUMBERS = 10;
  private static final double MOSTLY = 0.9;
  private static final String NEXT =
      "; fix the cell, or leave it empty, it then counts as missing.";

  static Content of(Table table, Column column) {
    int known = 0;
    int numbers = 0;
    Map<Cell.Kind, Integer> firsts = new EnumMap<>(Cell.Kind.class);
    for (int row = 0; row < table.rows(); row++) {
      Cell.Kind kind = Cell.kind(column.cells().get(row));
      firsts.putIfAbsent(kind, row);
      known += kind == Cell.Kind.MISSING ? 0 : 1;
      numbers += kind == Cell.Kind.NUMBER || kind == Cell.Kind.BEYOND ? 1 : 0;
    }
    Integer text = firsts.get(Cell.Kind.TEXT);
    Integer comma = firsts.get(Cell.Kind.COMMA);
    Integer beyond = firsts.get(Cell.Kind.BEYOND);
    if (text != null) {
      if (numbers >= FEWEST_NUMBERS && numbers >= MOSTLY * known) {
        throw mostlyNumbers(table, column, comma == null ? text : Math.min(text, comma), numbers);
      }
      return TEXT;
    }
    if (comma != null) {
      throw new InvalidInputException(
          table.place(comma, column)
              + " is not a number; write numbers with a decimal point and without grouping,"
              + " such as 1.5 and 1000.");
    }
    if (beyond != null) {
      throw new InvalidInputException(
          table.place(beyond, column)
              + " is beyond the largest number a float can hold, 3.4028235e38"
              + NEXT);
    }
    return known == 0 ? NOTHING : NUMBERS;
  }

  private static InvalidInputException mostlyNumbers(
      Table table, Column column, int row, int numbers) {
    return new InvalidInputException(
        table.place(row, column)
            + " is not a number, but "
            + numbers
            + " other cells of the column are"
            + NEXT);
  }
}
