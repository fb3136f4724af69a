package org.hillock.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.activation.InvalidInputException;

/// Gathers the sequences of a table that has a row for each step: in the order in which their ids
/// appear, each by its step column, wherever its rows stand.
final class SequencesOfLines {
  private SequencesOfLines() {}

  static Sequences of(Table table, Layout.Lines layout) {
    Column id = table.required(layout.id());
    Column step = table.required(layout.step());
    List<List<Integer>> groups = new ArrayList<>(groups(table, id, step).values());
    int skipping = 0;
    int[] order = new int[table.rows()];
    int[] starts = new int[groups.size() + 1];
    int[] firsts = new int[groups.size()];
    for (int g = 0; g < groups.size(); g++) {
      List<Integer> rows = groups.get(g);
      firsts[g] = rows.getFirst();
      rows.sort(Comparator.comparingDouble(step::number));
      checkDifferent(table, id, step, rows);
      skipping += skips(step, rows) ? 1 : 0;
      for (int i = 0; i < rows.size(); i++) {
        order[starts[g] + i] = rows.get(i);
      }
      starts[g + 1] = starts[g] + rows.size();
    }
    List<String> notes = new ArrayList<>(table.notes());
    if (skipping > 0) {
      notes.add(
          "%d of %d sequences skip numbers of column \"%s\"; only the order of the steps counts."
              .formatted(skipping, groups.size(), step.name()));
    }
    Table ids = new Table(table.source(), List.of(id), table.lines(), notes).select(firsts);
    return new Sequences(layout, table.select(order), starts, ids);
  }

  private static Map<String, List<Integer>> groups(Table table, Column id, Column step) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      if (id.missing(row)) {
        throw new InvalidInputException(
            table.place(row, id)
                + " does not say which sequence the row belongs to; fill it in, or remove the row.");
      }
      if (Cell.kind(step.cells().get(row)) != Cell.Kind.NUMBER) {
        throw new InvalidInputException(
            table.place(row, step)
                + " is not a number, but the column orders the steps of a sequence; fix the cell.");
      }
      groups.computeIfAbsent(id.cells().get(row), _ -> new ArrayList<>()).add(row);
    }
    return groups;
  }

  private static void checkDifferent(Table table, Column id, Column step, List<Integer> rows) {
    for (int i = 1; i < rows.size(); i++) {
      int row = rows.get(i);
      int before = rows.get(i - 1);
      if (step.number(row) == step.number(before)) {
        throw new InvalidInputException(
            "%s occurs twice in the sequence %s, also in line %d; number its steps, or remove one."
                .formatted(
                    table.place(row, step),
                    Cell.shown(id.cells().get(row)),
                    table.lines().get(before)));
      }
    }
  }

  private static boolean skips(Column step, List<Integer> rows) {
    double span = step.number(rows.getLast()) - step.number(rows.getFirst());
    return span != rows.size() - 1;
  }
}
