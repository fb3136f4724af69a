package org.hillock.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hillock.activation.InvalidInputException;

/// Sequences, each of one or more steps, from a table.
///
/// @param layout how the table held them
/// @param steps all steps of the first sequence, then all of the second, and so on
/// @param starts for each sequence the row of its first step, and in the end the number of steps
/// @param whole one row a sequence: what is said of it as a whole
@SuppressWarnings("ArrayRecordComponent")
public record Sequences(Layout layout, Table steps, int[] starts, Table whole) implements Examples {
  /// The column of steps where each step was a column.
  static final String VALUE = "value";

  /// Finds the sequences of a table.
  ///
  /// @throws InvalidInputException if a column is missing, a step is no number or occurs twice, or
  ///   a sequence has no step; names the line
  public static Sequences of(Table table, Layout layout) {
    return switch (layout) {
      case Layout.Columns columns -> ofColumns(table, columns);
      case Layout.Lines lines -> SequencesOfLines.of(table, lines);
    };
  }

  private static Sequences ofColumns(Table table, Layout.Columns layout) {
    List<Column> columns = layout.columns().stream().map(table::required).toList();
    List<String> cells = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    int[] starts = new int[table.rows() + 1];
    for (int row = 0; row < table.rows(); row++) {
      int length = length(table, columns, row);
      for (int step = 0; step < length; step++) {
        cells.add(columns.get(step).cells().get(row));
        lines.add(table.lines().get(row));
      }
      starts[row + 1] = cells.size();
    }
    Table steps = new Table(table.source(), List.of(new Column(VALUE, cells)), lines, List.of());
    return new Sequences(layout, steps, starts, table.without(new HashSet<>(layout.columns())));
  }

  /// Steps up to the last known one of a row, whose cells have to be numbers.
  private static int length(Table table, List<Column> columns, int row) {
    int length = 0;
    for (int step = 0; step < columns.size(); step++) {
      Column column = columns.get(step);
      switch (Cell.kind(column.cells().get(row))) {
        case NUMBER -> length = step + 1;
        case MISSING -> {}
        case BEYOND, COMMA, TEXT ->
            throw new InvalidInputException(
                table.place(row, column)
                    + " is not a finite number, as each step of a sequence has to be; fix the cell.");
      }
    }
    if (length == 0) {
      throw new InvalidInputException(
          "the sequence in line %d of %s has no step; fill in its first, or remove the line."
              .formatted(table.lines().get(row), table.source()));
    }
    return length;
  }

  @Override
  public String source() {
    return whole.source();
  }

  @Override
  public int rows() {
    return whole.rows();
  }

  @Override
  public List<String> notes() {
    return whole.notes();
  }

  /// How many steps a sequence has.
  public int length(int row) {
    return starts[row + 1] - starts[row];
  }

  /// The most steps of a sequence.
  int longest() {
    return IntStream.range(0, rows()).map(this::length).max().orElse(1);
  }

  /// The rows of [#steps] of some sequences.
  int[] stepRows(int... rows) {
    return Arrays.stream(rows)
        .flatMap(row -> IntStream.range(starts[row], starts[row + 1]))
        .toArray();
  }

  /// The columns that may be targets; for their names only.
  Table candidates() {
    return switch (layout) {
      case Layout.Columns _ -> whole;
      case Layout.Lines(String id, String step) -> steps.without(Set.of(id, step));
    };
  }

  /// One row a sequence with these columns; where each step has a row of its own, what its rows
  /// agree on.
  ///
  /// @throws InvalidInputException if two rows of a sequence contradict each other
  @Override
  public Table answers(List<String> columns) {
    return switch (layout) {
      case Layout.Columns _ -> whole;
      case Layout.Lines(String id, String _) ->
          new Table(
              source(),
              Stream.concat(
                      whole.columns().stream(),
                      columns.stream().map(name -> agreed(steps.required(name), id)))
                  .toList(),
              whole.lines(),
              notes());
    };
  }

  private Column agreed(Column column, String id) {
    List<String> cells = new ArrayList<>();
    for (int row = 0; row < rows(); row++) {
      int known = -1;
      for (int i = starts[row]; i < starts[row + 1]; i++) {
        if (column.missing(i)) {
          continue;
        }
        if (known >= 0 && !column.cells().get(i).equals(column.cells().get(known))) {
          throw new InvalidInputException(
              "%s contradicts line %d, %s, though both belong to %s %s; a target has to be the same in all rows of a sequence, so fix one."
                  .formatted(
                      steps.place(i, column),
                      steps.lines().get(known),
                      Cell.shown(column.cells().get(known)),
                      id,
                      Cell.shown(whole.required(id).cells().get(row))));
        }
        known = known < 0 ? i : known;
      }
      cells.add(known < 0 ? "" : column.cells().get(known));
    }
    return new Column(column.name(), cells);
  }

  /// Those whose targets are known; a note says how many others there are.
  @Override
  public Sequences known(List<String> targets) {
    Table answers = answers(targets);
    List<Column> columns = targets.stream().map(answers::required).toList();
    int[] known =
        IntStream.range(0, rows())
            .filter(row -> columns.stream().noneMatch(column -> column.missing(row)))
            .toArray();
    if (known.length == rows()) {
      return this;
    }
    int[] starts = new int[known.length + 1];
    for (int i = 0; i < known.length; i++) {
      starts[i + 1] = starts[i] + length(known[i]);
    }
    Table some = whole.select(known);
    List<String> notes = new ArrayList<>(notes());
    notes.add(
        "%d of %d sequences are left out, their target is missing."
            .formatted(rows() - known.length, rows()));
    return new Sequences(
        layout,
        steps.select(stepRows(known)),
        starts,
        new Table(some.source(), some.columns(), some.lines(), notes));
  }
}
