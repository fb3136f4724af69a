package org.hillock.data;

import java.util.List;

/// A named column of a table: its cells as text, without surrounding blanks.
///
/// A cell counts as missing if it is empty or one of `NA`, `N/A`, `n/a`, `NaN`, `nan`, `null`,
/// `NULL`, `None`, `?`. A number is an optional sign, ASCII digits with an optional fraction (`.5`
/// too) and an optional exponent; no hex, no suffix, no grouping, no decimal comma.
///
/// @param name the name in the header
/// @param cells one a row
public record Column(String name, List<String> cells) {

  /// Strips the cells of surrounding blanks.
  public Column {
    name = name.strip();
    // Those on the disk were stripped before they were written.
    cells = cells instanceof TableOnDisk.Kept ? cells : cells.stream().map(String::strip).toList();
  }

  /// Whether a cell counts as missing.
  public boolean missing(int row) {
    return Cell.isMissing(cells.get(row));
  }

  /// A cell as a number; NaN if it is missing or text.
  public double number(int row) {
    String cell = cells.get(row);
    return Cell.isNumber(cell) ? Double.parseDouble(cell) : Double.NaN;
  }
}
