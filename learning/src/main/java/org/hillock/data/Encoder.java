package org.hillock.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hillock.activation.InvalidInputException;

/// Turns rows into numbers in the way learned from the training rows, and from those only: what
/// validation and test rows hold has no influence on it. Plain data.
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
    List<Feature> features =
        switch (problem.examples()) {
          case Images images ->
              List.of(new Feature.Pixels(Images.IMAGE, images.height(), images.width()));
          case Table table ->
              problem.inputs().stream().map(input -> feature(input, table, rows)).toList();
        };
    return new Encoder(features, problem.coding(rows));
  }

  private static Feature feature(Problem.Input input, Table table, int[] rows) {
    Column column = table.required(input.column());
    return input.numeric() ? numeric(column, rows) : categorical(column, rows);
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

  /// Sizes of one encoded example, outermost first: `[inputs]` for a row of a table, `[height,
  /// width, channels]` for an image.
  public List<Integer> shape() {
    return features.size() == 1 ? features.getFirst().shape() : List.of(inputNames().size());
  }

  /// Encodes some rows with their targets.
  ///
  /// @throws InvalidInputException if a column is missing or holds what was not learned
  public Dataset encode(Examples examples, int... rows) {
    Inputs inputs = inputs(examples, rows);
    return new Dataset(
        inputs.rows(),
        inputs.features(),
        inputs.values(),
        target.outputs(),
        target.encode(examples, rows),
        target.task(),
        shape(),
        Optional.empty());
  }

  /// Refuses images where columns were learned from, and the reverse.
  ///
  /// @throws InvalidInputException says which are expected
  public void checkKind(Examples examples) {
    for (Feature feature : features) {
      switch (feature) {
        case Feature.Pixels _ -> examples.asImages();
        case Feature.Numeric _, Feature.Categorical _ -> examples.asTable();
      }
    }
  }

  /// Encodes all rows with their targets.
  ///
  /// @throws InvalidInputException as the other method
  public Dataset encode(Examples examples) {
    return encode(examples, all(examples));
  }

  /// Encodes all rows, which may lack the targets. Columns are found by name, further columns are
  /// ignored.
  ///
  /// @throws InvalidInputException if a feature's column is missing, or holds text where numbers
  ///   were learned
  public Inputs inputs(Examples examples) {
    return inputs(examples, all(examples));
  }

  private static int[] all(Examples examples) {
    return IntStream.range(0, examples.rows()).toArray();
  }

  private Inputs inputs(Examples examples, int[] rows) {
    int width = inputNames().size();
    if ((long) rows.length * width > Integer.MAX_VALUE - 8) {
      throw new InvalidInputException(
          "%s becomes %d rows of %d inputs, more than the 2^31 numbers an array can hold; use fewer rows or columns."
              .formatted(examples.source(), rows.length, width));
    }
    float[] values = new float[rows.length * width];
    List<String> notes = new ArrayList<>();
    int offset = 0;
    for (Feature feature : features) {
      Block block = new Block(values, width, offset);
      Optional<String> note =
          switch (feature) {
            case Feature.Numeric numeric -> write(numeric, examples.asTable(), rows, block);
            case Feature.Categorical some -> write(some, examples.asTable(), rows, block);
            case Feature.Pixels pixels -> write(pixels, examples.asImages(), rows, block);
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
      Feature.Numeric feature, Table table, int[] rows, Block block) {
    Column column = table.required(feature.column());
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
      Feature.Categorical feature, Table table, int[] rows, Block block) {
    Column column = table.required(feature.column());
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

  private static Optional<String> write(
      Feature.Pixels feature, Images images, int[] rows, Block block) {
    images.checkSize(feature.height(), feature.width());
    images.writeTo(block.values, block.width, block.offset, rows);
    return Optional.empty();
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
