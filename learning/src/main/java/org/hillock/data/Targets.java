package org.hillock.data;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.hillock.activation.InvalidInputException;

/// Works out the task from the target columns, whose cells are all known.
///
/// @param columns the targets
/// @param task what is learned
/// @param counts for binary and multiclass the rows of each class; else empty
/// @param classes their names in order
/// @param notes what the user should know
record Targets(
    List<Column> columns,
    Task task,
    Map<String, Integer> counts,
    List<String> classes,
    List<String> notes) {
  private static final int MOST_CLASSES = 1000;
  private static final int MOST_NUMERIC_CLASSES = 20;
  private static final int FEWEST_ROWS_PER_NUMERIC_CLASS = 5;
  private static final int PARTS = 3;
  private static final double NEARLY_ALL = 0.9;

  static Targets of(Table table, List<String> names, Optional<Task> task) {
    List<Column> columns = names.stream().map(table::required).toList();
    List<Content> contents = columns.stream().map(column -> Content.of(table, column)).toList();
    Task chosen =
        task.orElseGet(() ->
            columns.size() == 1
                ? ofOne(columns.getFirst(), contents.getFirst())
                : ofSeveral(table, columns, contents));
    switch (chosen) {
      case REGRESSION -> {
        for (Column column : columns) {
          checkNumbers(table, column);
        }
      }
      case MULTILABEL -> {
        for (Column column : columns) {
          checkLabels(table, column);
        }
      }
      case BINARY, MULTICLASS -> {
        if (columns.size() > 1) {
          throw new InvalidInputException(
              "task %s has one target, not %d; name one target, or choose multilabel or regression."
                  .formatted(chosen.label(), columns.size()));
        }
        return classification(columns, contents.getFirst(), chosen, task.isEmpty());
      }
    }
    return new Targets(columns, chosen, Map.of(), List.of(), List.of());
  }

  /// Classes that are named by hand, as folders are, so no name is taken for a slip.
  static Targets ofLabels(Column column, Task task) {
    boolean numbers = column.cells().stream().allMatch(Cell::isNumber);
    return classification(List.of(column), numbers ? Content.NUMBERS : Content.TEXT, task, false);
  }

  private static Task ofOne(Column column, Content content) {
    if (content == Content.NUMBERS && !holdsClasses(column)) {
      return Task.REGRESSION;
    }
    return count(column, content).size() > 2 ? Task.MULTICLASS : Task.BINARY;
  }

  private static boolean holdsClasses(Column column) {
    Set<Double> different = new HashSet<>();
    for (int row = 0; row < column.cells().size(); row++) {
      different.add(column.number(row));
      if (different.size() > MOST_NUMERIC_CLASSES) {
        return false;
      }
    }
    return different.size() > 1
        && column.cells().size() >= FEWEST_ROWS_PER_NUMERIC_CLASS * different.size()
        && different.stream().allMatch(x -> x == Math.rint(x));
  }

  private static Task ofSeveral(Table table, List<Column> columns, List<Content> contents) {
    if (columns.stream()
        .allMatch(column -> column.cells().stream().allMatch(TargetCoding.Labels::answers))) {
      return Task.MULTILABEL;
    }
    int text = contents.indexOf(Content.TEXT);
    if (text < 0) {
      return Task.REGRESSION;
    }
    Column column = columns.get(text);
    int row = firstOther(column, Cell::isNumber);
    throw new InvalidInputException(
        table.place(row, column)
            + " is not a number; several targets must all be numbers, or all be 0/1, true/false"
            + " or yes/no; name one target, or fix the cell.");
  }

  private static void checkNumbers(Table table, Column column) {
    int row = firstOther(column, Cell::isNumber);
    if (row >= 0) {
      throw new InvalidInputException(
          table.place(row, column)
              + " is not a number, so the task cannot be regression; choose another task or target.");
    }
  }

  private static void checkLabels(Table table, Column column) {
    int row = firstOther(column, TargetCoding.Labels::answers);
    if (row >= 0) {
      throw new InvalidInputException(
          table.place(row, column)
              + " is none of 0/1, true/false, yes/no, so the task cannot be multilabel;"
              + " choose another task or target.");
    }
  }

  private static int firstOther(Column column, Predicate<String> expected) {
    for (int row = 0; row < column.cells().size(); row++) {
      if (!expected.test(column.cells().get(row))) {
        return row;
      }
    }
    return -1;
  }

  private static Targets classification(
      List<Column> columns, Content content, Task task, boolean workedOut) {
    Column column = columns.getFirst();
    Map<String, Integer> counts = count(column, content);
    boolean numbers = content == Content.NUMBERS;
    Comparator<String> order =
        numbers ? Comparator.comparingDouble(Double::parseDouble) : Comparator.naturalOrder();
    List<String> classes = counts.keySet().stream().sorted(order).toList();
    if (task == Task.BINARY && classes.size() > 2) {
      throw new InvalidInputException(
          "target \"%s\" has %d classes, task binary has 2; choose multiclass."
              .formatted(column.name(), classes.size()));
    }
    List<String> notes =
        numbers && workedOut && classes.size() > 2
            ? List.of(
                "target \"%s\" has %d different whole numbers, taken for classes; choose task regression if they are quantities."
                    .formatted(column.name(), classes.size()))
            : List.of();
    return new Targets(columns, task, counts, classes, notes);
  }

  private static Map<String, Integer> count(Column column, Content content) {
    Map<String, Integer> counts = new HashMap<>();
    for (String cell : column.cells()) {
      String name = content == Content.NUMBERS ? Cell.canonical(Double.parseDouble(cell)) : cell;
      counts.merge(name, 1, Integer::sum);
    }
    return counts;
  }

  /// Rejects targets that are the same in all rows; the table has rows.
  void checkVaries() {
    for (Column column : columns) {
      switch (task) {
        case REGRESSION -> checkVaries(column);
        case MULTILABEL -> checkBothAnswers(column);
        case BINARY, MULTICLASS -> {
          if (classes.size() == 1) {
            throw oneClass(column);
          }
        }
      }
    }
  }

  private static void checkVaries(Column column) {
    double first = column.number(0);
    for (int row = 1; row < column.cells().size(); row++) {
      if (column.number(row) != first) {
        return;
      }
    }
    throw new InvalidInputException(
        "target \"%s\" is %s in all rows, so there is nothing to learn; name another target."
            .formatted(column.name(), column.cells().getFirst()));
  }

  private static void checkBothAnswers(Column column) {
    long yes = column.cells().stream().filter(TargetCoding.Labels::affirms).count();
    if (yes == 0 || yes == column.cells().size()) {
      throw oneClass(column);
    }
  }

  /// Rejects classes that are too many or too small to be learned.
  void checkClasses(Table table) {
    if (!task.classifies()) {
      return;
    }
    Column column = columns.getFirst();
    if (classes.size() >= NEARLY_ALL * table.rows()) {
      throw new InvalidInputException(
          ("target \"%s\" has %d different values in %d rows, as an id column has;"
                  + " name a target with few classes%s.")
              .formatted(column.name(), classes.size(), table.rows(), orRegression()));
    }
    if (classes.size() > MOST_CLASSES) {
      throw new InvalidInputException(
          "target \"%s\" has %d classes, at most %d are possible; merge classes%s."
              .formatted(column.name(), classes.size(), MOST_CLASSES, orRegression()));
    }
    for (String name : classes) {
      int rows = counts.getOrDefault(name, 0);
      if (rows < PARTS) {
        throw new InvalidInputException(
            ("class %s of target \"%s\" has %d %s, at least 3 are needed, one each for training,"
                    + " validation and test; merge it with another class or remove its rows%s.")
                .formatted(
                    Cell.shown(name),
                    column.name(),
                    rows,
                    rows == 1 ? "row" : "rows",
                    orRegression()));
      }
    }
  }

  private String orRegression() {
    return classes.stream().allMatch(Cell::isNumber) ? ", or choose task regression" : "";
  }

  private static InvalidInputException oneClass(Column column) {
    return new InvalidInputException(
        "target \"%s\" has only one class, %s, so there is nothing to learn; add rows of another class, or name another target."
            .formatted(column.name(), Cell.shown(column.cells().getFirst())));
  }
}
