package org.hillock.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
              List.of(
                  new Feature.Pixels(
                      Images.IMAGE, images.size(), images.channels(), problem.scaling()));
          case Table table -> features(problem, table, rows);
          case Sequences some ->
              List.of(
                  new Feature.Series(
                      some.layout(),
                      some.longest(),
                      features(problem, some.steps(), some.stepRows(rows))));
          case Texts texts -> List.of(Feature.Characters.of(texts, rows));
        };
    return new Encoder(features, problem.coding(rows));
  }

  private static List<Feature> features(Problem problem, Table table, int[] rows) {
    return problem.inputs().stream()
        .map(input -> {
          Column column = table.required(input.column());
          return input.numeric()
              ? numeric(column, problem.scaling(), rows)
              : categorical(column, rows);
        })
        .toList();
  }

  private static Feature numeric(Column column, Scaling scaling, int[] rows) {
    Moments moments = Moments.of(column, rows);
    return new Feature.Numeric(
        column.name(), moments.mean(), moments.scale(), moments.missing() > 0, scaling);
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
    return features.size() == 1 ? features.getFirst().shape() : List.of(width());
  }

  /// The columns of numbers, also those of the steps of a sequence: what mean and scale they had in
  /// the training rows, and whether that is taken out of what the network reads.
  public List<Feature.Numeric> numbers() {
    return features.stream()
        .flatMap(
            f -> f instanceof Feature.Series series ? series.features().stream() : Stream.of(f))
        .flatMap(f -> f instanceof Feature.Numeric number ? Stream.of(number) : Stream.of())
        .toList();
  }

  /// How many different numbers stand for characters, if text was learned: 0 for an unknown one,
  /// then those of the vocabulary.
  public OptionalInt vocabulary() {
    return features.getFirst() instanceof Feature.Characters text
        ? OptionalInt.of(text.size())
        : OptionalInt.empty();
  }

  /// Encodes some rows with their targets; those of a table on the disk to the disk.
  ///
  /// @throws InvalidInputException if a column is missing or holds what was not learned
  public Dataset encode(Examples examples, int... rows) {
    Examples given = fitting(examples);
    if (given instanceof Table table && table.isOnDisk()) {
      return new Dataset(
          rows.length,
          width(),
          Encoding.onDisk(features, width(), given, rows),
          target.outputs(),
          target.encode(given, rows),
          target.task(),
          shape(),
          Optional.empty());
    }
    Inputs inputs = inputs(given, rows);
    return new Dataset(
        inputs.rows(),
        inputs.features(),
        inputs.values(),
        target.outputs(),
        target.encode(given, rows),
        target.task(),
        shape(),
        inputs.lengths());
  }

  /// The examples as they were in training: a table of sequences becomes these, gray images get
  /// three channels if those in training had. Refuses images where columns were learned from, and
  /// the reverse.
  ///
  /// @throws InvalidInputException says which are expected
  public Examples fitting(Examples examples) {
    Examples given = examples;
    for (Feature feature : features) {
      given =
          switch (feature) {
            case Feature.Pixels(String _, Size size, int channels, Scaling _) ->
                examples.asImages().as(size, channels);
            case Feature.Numeric _, Feature.Categorical _, Feature.Characters _ ->
                examples.asTable();
            case Feature.Series series -> examples.asSequences(series.layout());
          };
    }
    return given;
  }

  /// The size of the images learned from, if they were images.
  public Optional<Size> imageSize() {
    return features.stream()
        .flatMap(f -> f instanceof Feature.Pixels pixels ? Stream.of(pixels.size()) : Stream.of())
        .findFirst();
  }

  /// Encodes all rows with their targets.
  ///
  /// @throws InvalidInputException as the other method
  public Dataset encode(Examples examples) {
    Examples given = fitting(examples);
    return encode(given, all(given));
  }

  /// Encodes all rows, which may lack the targets. Columns are found by name, further columns are
  /// ignored.
  ///
  /// @throws InvalidInputException if a feature's column is missing, or holds text where numbers
  ///   were learned
  public Inputs inputs(Examples examples) {
    Examples given = fitting(examples);
    return inputs(given, all(given));
  }

  private static int[] all(Examples examples) {
    return IntStream.range(0, examples.rows()).toArray();
  }

  private Inputs inputs(Examples given, int[] rows) {
    int width = width();
    if ((long) rows.length * width > Integer.MAX_VALUE - 8) {
      throw new InvalidInputException(
          "%s becomes %d rows of %d inputs, more than the 2^31 numbers an array can hold; use fewer rows or columns."
              .formatted(given.source(), rows.length, width));
    }
    return Encoding.of(features, width, given, rows);
  }

  private int width() {
    return features.stream().mapToInt(Feature::width).sum();
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
