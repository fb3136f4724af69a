package org.hillock.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hillock.activation.InvalidInputException;

/// A table of text cells, as read from a file: every row has one cell for each column.
///
/// @param source what messages call the table: the file name
/// @param columns their names differ
/// @param lines for each row the line of the file it begins on, for messages
/// @param notes what the user should know about how the file was read
public record Table(String source, List<Column> columns, List<Integer> lines, List<String> notes)
    implements Examples {

  /// Checks that the columns are equally long and named differently.
  public Table {
    columns = List.copyOf(columns);
    lines = TableOnDisk.copyOf(lines);
    notes = List.copyOf(notes);
    Set<String> names = new HashSet<>();
    for (Column column : columns) {
      if (column.cells().size() != lines.size()) {
        throw new IllegalArgumentException(
            "column \"%s\" has %d cells, the table %d rows; pass one cell a row."
                .formatted(column.name(), column.cells().size(), lines.size()));
      }
      if (!names.add(column.name())) {
        throw new IllegalArgumentException(
            "two columns are named \"" + column.name() + "\"; rename one.");
      }
    }
  }

  /// Reads a CSV file: UTF-8, a header line, cells separated by comma, semicolon, tab or vertical
  /// bar (whichever the header line has most of), quoted as in RFC 4180, any line ending. A quote
  /// inside an unquoted cell is an ordinary character. Blank lines are skipped. With the module
  /// `org.hillock.parquet` it may be a Parquet file, whose rows are numbered from 1 in messages.
  ///
  /// @throws InvalidInputException if the file is missing, unreadable, not UTF-8 text, or not a
  ///   table; names the file, the line and the next move
  public static Table read(Path path) {
    return TableFiles.read(path, false);
  }

  /// Whether the cells lie in a temporary file.
  public boolean isOnDisk() {
    return lines instanceof TableOnDisk.Kept;
  }

  /// Reads a table as [#read] does, but keeps its cells in a temporary file, so that it may be much
  /// larger than memory. [#read] does so by itself for a file of more than an eighth of the memory
  /// that Java may use. Trainings on it end with the same bits.
  ///
  /// @throws InvalidInputException as [#read], or if there is no room for temporary files
  public static Table onDisk(Path path) {
    return TableFiles.read(path, true);
  }

  /// A table that comes from no file; messages count its rows as lines below a header.
  public static Table of(String source, List<Column> columns) {
    int rows = columns.isEmpty() ? 0 : columns.getFirst().cells().size();
    return new Table(source, columns, IntStream.range(2, rows + 2).boxed().toList(), List.of());
  }

  @Override
  public int rows() {
    return lines.size();
  }

  /// The names of the columns, in order.
  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /// The column of that name.
  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /// The column of that name.
  ///
  /// @throws InvalidInputException if there is none
  Column required(String name) {
    return column(name)
        .orElseThrow(() ->
            new InvalidInputException(
                "%s lacks the column \"%s\"; add it, empty cells count as missing. Its columns: %s."
                    .formatted(source, name, String.join(", ", names()))));
  }

  /// The table with these rows only, in this order; they keep their lines.
  public Table select(int... rows) {
    List<Column> selected =
        columns.stream()
            .map(column -> new Column(column.name(), TableOnDisk.pick(column.cells(), rows)))
            .toList();
    return new Table(source, selected, TableOnDisk.pick(lines, rows), notes);
  }

  /// The table without these columns.
  Table without(Set<String> names) {
    List<Column> others =
        columns.stream().filter(column -> !names.contains(column.name())).toList();
    return new Table(source, others, lines, notes);
  }

  @Override
  public Table answers(List<String> names) {
    return this;
  }

  /// The table without the rows in which one of these columns is missing; a note says how many.
  ///
  /// @throws InvalidInputException if there is no column of that name
  @Override
  public Table known(List<String> names) {
    List<Column> needed = names.stream().map(this::required).toList();
    int[] known =
        IntStream.range(0, rows())
            .filter(row -> needed.stream().noneMatch(column -> column.missing(row)))
            .toArray();
    int dropped = rows() - known.length;
    if (dropped == 0) {
      return this;
    }
    List<String> more = new ArrayList<>(notes);
    more.add("%d of %d rows are left out, their target is missing.".formatted(dropped, rows()));
    Table some = select(known);
    return new Table(source, some.columns, some.lines, more);
  }

  /// A cell with the place it stands at, to begin a message with.
  public String place(int row, Column column) {
    return "line %d of %s, column \"%s\": %s"
        .formatted(lines.get(row), source, column.name(), Cell.shown(column.cells().get(row)));
  }
}
