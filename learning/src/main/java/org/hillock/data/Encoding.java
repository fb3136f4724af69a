package org.hillock.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.hillock.activation.InvalidInputException;

/// Writes rows as numbers, feature by feature.
final class Encoding {
  private static final int AT_A_TIME = 1 << 18;

  private final float[] values;
  private final List<String> notes = new ArrayList<>();
  private Optional<int[]> lengths = Optional.empty();

  private Encoding(float[] values) {
    this.values = values;
  }

  /// @param examples of the kind that the features are for
  static Inputs of(List<Feature> features, int width, Examples examples, int[] rows) {
    Encoding encoding = new Encoding(new float[rows.length * width]);
    int offset = 0;
    for (Feature feature : features) {
      int from = offset;
      Place place = new Place(i -> i * width + from);
      switch (feature) {
        case Feature.Numeric numeric -> encoding.write(numeric, examples.asTable(), rows, place);
        case Feature.Categorical some -> encoding.write(some, examples.asTable(), rows, place);
        case Feature.Pixels pixels ->
            examples.asImages().writeTo(encoding.values, width, from, pixels.divisor(), rows);
        case Feature.Series series ->
            encoding.write(series, examples.asSequences(series.layout()), rows, place);
        case Feature.Characters text -> encoding.write(text, examples.asTable(), rows, place);
      }
      offset += feature.width();
    }
    return new Inputs(rows.length, width, encoding.values, encoding.lengths, encoding.notes);
  }

  /// Writes rows, all whole, to a temporary file, some at a time.
  static RowStore onDisk(List<Feature> features, int width, Examples examples, int[] rows) {
    int some = Math.max(1, AT_A_TIME / width);
    try (Scratch file = Scratch.open()) {
      for (int from = 0; from < rows.length; from += some) {
        int[] slice = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + some));
        for (float value : of(features, width, examples, slice).values()) {
          file.write(value);
        }
      }
      return new RowStore.OnDisk(file.mapped());
    }
  }

  /// Where the inputs of a feature begin, for the i-th of the rows.
  private record Place(IntUnaryOperator start) {
    int of(int i) {
      return start.applyAsInt(i);
    }
  }

  private void write(Feature.Numeric feature, Table table, int[] rows, Place place) {
    Column column = table.required(feature.column());
    int missing = 0;
    for (int i = 0; i < rows.length; i++) {
      switch (Cell.kind(column.cells().get(rows[i]))) {
        case NUMBER -> values[place.of(i)] = feature.input(column.number(rows[i]));
        case MISSING -> {
          missing++;
          values[place.of(i)] = feature.input(feature.mean());
          if (feature.indicator()) {
            values[place.of(i) + 1] = 1;
          }
        }
        case BEYOND, COMMA, TEXT ->
            throw new InvalidInputException(
                table.place(rows[i], column)
                    + " is not a finite number, but the column held numbers in training;"
                    + " fix the cell, or leave it empty, it then counts as missing.");
      }
    }
    if (missing > 0 && !feature.indicator()) {
      notes.add(
          "column \"%s\": %d of %d cells are missing, none was in training; the mean is used."
              .formatted(column.name(), missing, rows.length));
    }
  }

  private void write(Feature.Categorical feature, Table table, int[] rows, Place place) {
    Column column = table.required(feature.column());
    Map<String, Integer> positions = feature.positions();
    int unseen = 0;
    int first = 0;
    for (int i = 0; i < rows.length; i++) {
      Integer position = positions.get(column.cells().get(rows[i]));
      if (position != null) {
        values[place.of(i) + position] = 1;
      } else {
        first = unseen++ == 0 ? rows[i] : first;
      }
    }
    if (unseen > 0) {
      notes.add(
          "%s is the first of %d cells of that column that training never saw; they count as none of its categories."
              .formatted(table.place(first, column), unseen));
    }
  }

  private void write(Feature.Series feature, Sequences sequences, int[] rows, Place place) {
    int[] known = new int[rows.length];
    int cut = 0;
    int total = 0;
    for (int i = 0; i < rows.length; i++) {
      int length = sequences.length(rows[i]);
      cut += length > feature.steps() ? 1 : 0;
      known[i] = Math.min(length, feature.steps());
      total += known[i];
    }
    int[] steps = new int[total];
    int[] starts = new int[total];
    int at = 0;
    for (int i = 0; i < rows.length; i++) {
      for (int step = 0; step < known[i]; step++) {
        steps[at] = sequences.starts()[rows[i]] + step;
        starts[at++] = place.of(i) + step * feature.widthOfStep();
      }
    }
    int offset = 0;
    for (Feature of : feature.features()) {
      int from = offset;
      Place inner = new Place(i -> starts[i] + from);
      switch (of) {
        case Feature.Numeric numeric -> write(numeric, sequences.steps(), steps, inner);
        case Feature.Categorical some -> write(some, sequences.steps(), steps, inner);
        case Feature.Pixels _, Feature.Series _, Feature.Characters _ ->
            throw new IllegalStateException("Series refuses them");
      }
      offset += of.width();
    }
    keep(known, feature.steps());
    if (cut > 0) {
      notes.add(
          "%d of %d sequences are longer than the %d steps of the longest learned from; their ends are cut off."
              .formatted(cut, rows.length, feature.steps()));
    }
  }

  private void write(Feature.Characters feature, Table table, int[] rows, Place place) {
    Column column = table.required(feature.column());
    Map<Integer, Integer> positions = new HashMap<>();
    feature.vocabulary().codePoints().forEach(c -> positions.put(c, positions.size() + 1));
    int[] known = new int[rows.length];
    int cut = 0;
    for (int i = 0; i < rows.length; i++) {
      int[] text = column.cells().get(rows[i]).codePoints().limit(feature.steps() + 1L).toArray();
      cut += text.length > feature.steps() ? 1 : 0;
      // An empty text is one unknown character, so that each row has a step.
      known[i] = Math.clamp(text.length, 1, feature.steps());
      for (int step = 0; step < Math.min(text.length, feature.steps()); step++) {
        values[place.of(i) + step] = positions.getOrDefault(text[step], 0);
      }
    }
    keep(known, feature.steps());
    if (cut > 0) {
      notes.add(
          "column \"%s\": %d of %d texts are longer than %d characters; their ends are cut off."
              .formatted(column.name(), cut, rows.length, feature.steps()));
    }
  }

  private void keep(int[] known, int steps) {
    for (int length : known) {
      if (length < steps) {
        lengths = Optional.of(known);
      }
    }
  }
}
