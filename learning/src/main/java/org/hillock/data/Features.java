package org.hillock.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hillock.activation.InvalidInputException;

/// Chooses the columns to predict from.
///
/// @param inputs the columns that may help
/// @param reasons for each other column why it is left out
record Features(List<Problem.Input> inputs, List<String> reasons) {
  /// More categories than this make more inputs than most tables have evidence for.
  private static final int MOST_CATEGORIES = 50;

  private static final int MOST_COUNTED = 10_000;

  private static final double MOST_MISSING = 0.9;
  private static final double NEARLY_ALL = 0.9;

  /// @param others columns that are something else: targets, ids
  static Features of(Table table, List<String> others) {
    List<Problem.Input> inputs = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (Column column : table.columns()) {
      if (others.contains(column.name())) {
        continue;
      }
      Content content = Content.of(table, column);
      Optional<String> reason = useless(table, column, content);
      if (reason.isPresent()) {
        reasons.add("column \"" + column.name() + "\" is left out: " + reason.get() + ".");
      } else {
        inputs.add(new Problem.Input(column.name(), content == Content.NUMBERS));
      }
    }
    return new Features(inputs, reasons);
  }

  /// One column to predict from, and none of the others.
  static Features only(
      Table table, String input, boolean numeric, List<String> targets, String why) {
    List<String> reasons =
        table.names().stream()
            .filter(name -> !targets.contains(name) && !name.equals(input))
            .map(name -> "column \"" + name + "\" is left out: " + why + ".")
            .toList();
    return new Features(List.of(new Problem.Input(input, numeric)), reasons);
  }

  private static Optional<String> useless(Table table, Column column, Content content) {
    int missing = 0;
    for (int row = 0; row < table.rows(); row++) {
      missing += column.missing(row) ? 1 : 0;
    }
    if (missing > MOST_MISSING * table.rows()) {
      return Optional.of(
          String.format(
              Locale.ROOT, "%.1f %% of its cells are missing", 100.0 * missing / table.rows()));
    }
    // Where the only value stands beside missing cells, which is which may still tell something.
    if (missing == 0 && isConstant(column, content)) {
      return Optional.of("it is constant, " + Cell.shown(column.cells().getFirst()));
    }
    if (content != Content.TEXT) {
      return Optional.empty();
    }
    Set<String> different = different(column);
    boolean many =
        different.size() > MOST_CATEGORIES
            || different.size() >= NEARLY_ALL * (table.rows() - missing);
    return many
        ? Optional.of(
            "text with "
                + (different.size() == MOST_COUNTED ? "at least " : "")
                + different.size()
                + " different values"
                + numbersAmong(table, column))
        : Optional.empty();
  }

  /// The known cells, each once, and no more than are worth the memory to count them.
  private static Set<String> different(Column column) {
    Set<String> different = new HashSet<>();
    for (String cell : column.cells()) {
      if (!Cell.isMissing(cell)) {
        different.add(cell);
      }
      if (different.size() == MOST_COUNTED) {
        break;
      }
    }
    return different;
  }

  private static boolean isConstant(Column column, Content content) {
    List<String> cells = column.cells();
    for (int row = 1; row < cells.size(); row++) {
      boolean same =
          content == Content.NUMBERS
              ? column.number(row) == column.number(0)
              : cells.get(row).equals(cells.getFirst());
      if (!same) {
        return false;
      }
    }
    return !cells.isEmpty();
  }

  /// A column of numbers with many slips is taken for text; says so before it is missed.
  private static String numbersAmong(Table table, Column column) {
    int numbers = 0;
    int firstText = -1;
    for (int row = 0; row < table.rows(); row++) {
      Cell.Kind kind = Cell.kind(column.cells().get(row));
      if (kind == Cell.Kind.NUMBER) {
        numbers++;
      } else if (kind != Cell.Kind.MISSING && firstText < 0) {
        firstText = row;
      }
    }
    return firstText >= 0 && 2L * numbers >= table.rows()
        ? ", though "
            + numbers
            + " cells are numbers; the first that is not: "
            + table.place(firstText, column)
        : "";
  }

  /// Rejects a table of which no column is left.
  void check(Table table) {
    if (!inputs.isEmpty()) {
      return;
    }
    if (table.columns().size() == 1) {
      throw new InvalidInputException(
          "%s has only the column %s; cells must be separated by comma, semicolon, tab or vertical bar."
              .formatted(table.source(), Cell.shown(table.names().getFirst())));
    }
    if (reasons.isEmpty()) {
      throw new InvalidInputException(
          "all %d columns of %s are targets; leave some to predict from."
              .formatted(table.columns().size(), table.source()));
    }
    throw new InvalidInputException(
        table.source()
            + " has no column left to predict from: "
            + String.join(" ", reasons)
            + " Add columns that differ from row to row.");
  }
}
