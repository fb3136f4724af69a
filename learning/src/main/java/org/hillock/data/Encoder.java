package org.hillock.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.hillock.activation.InvalidInputException;

/// Turns rows of a table into numbers in the way learned from the training rows, and from those
/// only: what validation and test rows hold has no influence on it. Plain data.
///
/// @param features one a column that is used
/// @param target how the targets are coded
public record Encoder(List<Feature> features, TargetCoding target) {
  /// Copies the list.
  public Encoder {
    features = List.copyOf(features);
  }

  /// Learns means, scales and categories from these rows of the problem's table.
  public static Encoder fit(Problem problem, int... rows) {
    Table table = problem.table();
    List<Feature> features = new ArrayList<>();
    for (Problem.Input input : problem.inputs()) {
      Column column = table.required(input.column());
      features.add(input.numeric() ? numeric(column, rows) : categorical(column, rows));
    }
    return new Encoder(features, problem.coding(rows));
  }

  private static Feature numeric(Column column, int[] rows) {
    Moments moments = Moments.of(column, rows);
    return new Feature.Numeric(
        column.name(), moments.mean(), moments.scale(), moments.missing() > 0);
  }

  private static Feature categorical(Column column, int[] rows) {
    TreeSet<String> categories = new TreeSet<>();
    for (int row : rows) {
      categories.add(column.missing(row) ? "" : column.cells().get(row));
    }
    return new Feature.Categorical(column.name(), List.copyOf(categories));
  }

  /// The names of the network's inputs, in order: `age`, `age is missing`, `sex=male`.
  public List<String> inputNames() {
    return features.stream().flatMap(feature -> feature.inputs().stream()).toList();
  }

  /// Encodes some rows with their targets.
  ///
  /// @throws InvalidInputException if a column is missing or holds what was not learned
  public Dataset encode(Table table, int... rows) {
    Inputs inputs = inputs(table, rows);
    return new Dataset(
        inputs.rows(),
        inputs.features(),
        inputs.values(),
        target.outputs(),
        target.encode(table, rows),
        target.task());
  }

  /// Encodes all rows of a table that may lack the targets. Columns are found by name, further
  /// columns are ignored.
  ///
  /// @throws InvalidInputException if a feature's column is missing, or holds text where numbers
  ///   were learned
  public Inputs inputs(Table table) {
    int[] rows = new int[table.rows()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i;
    }
    return inputs(table, rows);
  }

  private Inputs inputs(Table table, int[] rows) {
    int width = inputNames().size();
    if ((long) rows.length * width > Integer.MAX_VALUE - 8) {
      throw new InvalidInputException(
          "%s becomes %d rows of %d inputs, more than the 2^31 numbers an array can hold; use fewer rows or columns."
              .formatted(table.source(), rows.length, width));
    }
    float[] values = new float[rows.length * width];
    List<String> notes = new ArrayList<>();
    int offset = 0;
    for (Feature feature : features) {
      Column column = table.required(feature.column());
      Block block = new Block(values, width, offset);
      Optional<String> note =
          switch (feature) {
            case Feature.Numeric numeric -> write(numeric, table, column, rows, block);
            case Feature.Categorical categories -> write(categories, table, column, rows, block);
          };
      note.ifPresent(notes::add);
      offset += feature.inputs().size();
    }
    return new Inputs(rows.length, width, values, notes);
  }

  /// The inputs of one feature within those of all.
  @SuppressWarnings("ArrayRecordComponent")
  private record Block(float[] values, int width, int offset) {
    void set(int row, int input, float value) {
      values[row * width + offset + input] = value;
    }
  }

  private static Optional<String> write(
      Feature.Numeric feature, Table table, Column column, int[] rows, Block block) {
    int missing = 0;
    for (int i = 0; i < rows.length; i++) {
      switch (Cell.kind(column.cells().get(rows[i]))) {
        case NUMBER ->
            block.set(
                i,
                0,
                Moments.standardized(column.number(rows[i]), feature.mean(), feature.scale()));
        case MISSING -> {
          missing++;
          if (feature.indicator()) {
            block.set(i, 1, 1);
          }
        }
        case BEYOND, COMMA, TEXT ->
            throw new InvalidInputException(
                table.place(rows[i], column)
                    + " is not a finite number, but the column held numbers in training;"
                    + " fix the cell, or leave it empty, it then counts as missing.");
      }
    }
    return missing == 0 || feature.indicator()
        ? Optional.empty()
        : Optional.of(
            "column \"%s\": %d of %d cells are missing, none was in training; the mean is used."
                .formatted(column.name(), missing, rows.length));
  }

  private static Optional<String> write(
      Feature.Categorical feature, Table table, Column column, int[] rows, Block block) {
    Map<String, Integer> positions = positions(feature.categories());
    int unseen = 0;
    int first = 0;
    for (int i = 0; i < rows.length; i++) {
      String category = column.missing(rows[i]) ? "" : column.cells().get(rows[i]);
      Integer position = positions.get(category);
      if (position != null) {
        block.set(i, position, 1);
      } else {
        first = unseen++ == 0 ? rows[i] : first;
      }
    }
    return unseen == 0
        ? Optional.empty()
        : Optional.of(
            "%s is the first of %d cells of that column that training never saw; they count as none of its categories."
                .formatted(table.place(first, column), unseen));
  }

  /// Where each name stands in a list.
  static Map<String, Integer> positions(List<String> names) {
    Map<String, Integer> positions = new HashMap<>();
    for (String name : names) {
      positions.put(name, positions.size());
    }
    return positions;
  }
}
