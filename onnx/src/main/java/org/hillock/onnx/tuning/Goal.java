package org.hillock.onnx.tuning;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hillock.activation.InvalidInputException;
import org.hillock.loss.BinaryCrossEntropy;
import org.hillock.loss.Loss;
import org.hillock.loss.SoftmaxCrossEntropy;
import org.hillock.loss.SquaredError;

/// What the raw outputs of a model should be, and how far they are from it.
///
/// @param loss of the raw outputs
/// @param isChoice whether one of several classes is right
/// @param columns outputs of a row
/// @param targets rows × columns
@SuppressWarnings("ArrayRecordComponent")
public record Goal(Loss loss, boolean isChoice, int columns, float[] targets) {
  /// From the cells of a column.
  ///
  /// Classes are numbers from 0 on, or texts: those that the model has for its classes, or as many
  /// as it has classes, in the order of the alphabet.
  ///
  /// @param columns outputs of a row
  /// @param names of the classes, if the model has them
  /// @throws InvalidInputException if the cells do not fit the outputs
  public static Goal of(
      Ending.Kind kind, int columns, List<String> cells, Optional<List<String>> names) {
    boolean numbers = cells.stream().allMatch(cell -> number(cell).isPresent());
    if (columns > 1) {
      if (kind == Ending.Kind.SIGMOID) {
        throw new InvalidInputException(
            "the model gives %d labels, and one column cannot say them all; tune it where it was made."
                .formatted(columns));
      }
      int[] classes = classes(cells, columns, names);
      float[] targets = new float[cells.size() * columns];
      for (int row = 0; row < classes.length; row++) {
        targets[row * columns + classes[row]] = 1;
      }
      return new Goal(new SoftmaxCrossEntropy(), true, columns, targets);
    }
    if (kind == Ending.Kind.NONE && numbers) {
      float[] targets = new float[cells.size()];
      for (int row = 0; row < targets.length; row++) {
        targets[row] = (float) number(cells.get(row)).orElseThrow();
      }
      return new Goal(new SquaredError(), false, 1, targets);
    }
    int[] classes = classes(cells, 2, names);
    float[] targets = new float[cells.size()];
    for (int row = 0; row < targets.length; row++) {
      targets[row] = classes[row];
    }
    return new Goal(new BinaryCrossEntropy(), true, 1, targets);
  }

  /// The mean loss.
  ///
  /// @param raw rows × columns
  public double loss(float[] raw) {
    return loss.mean(raw, targets, targets.length / columns, columns);
  }

  /// The share of rows whose class is right; empty for numbers.
  public OptionalDouble accuracy(float[] raw) {
    if (!isChoice) {
      return OptionalDouble.empty();
    }
    int rows = targets.length / columns;
    long right =
        IntStream.range(0, rows)
            .filter(row -> chosen(raw, row, columns) == chosenTarget(row))
            .count();
    return OptionalDouble.of((double) right / rows);
  }

  private int chosenTarget(int row) {
    return columns == 1 ? (int) targets[row] : chosen(targets, row, columns);
  }

  /// The class that raw outputs choose; with one output the second if it is above 0.
  public static int chosen(float[] raw, int row, int columns) {
    if (columns == 1) {
      return raw[row] > 0 ? 1 : 0;
    }
    int best = 0;
    for (int k = 1; k < columns; k++) {
      if (raw[row * columns + k] > raw[row * columns + best]) {
        best = k;
      }
    }
    return best;
  }

  /// The same for some of the rows.
  public Goal some(int... rows) {
    float[] some = new float[rows.length * columns];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(targets, rows[i] * columns, some, i * columns, columns);
    }
    return new Goal(loss, isChoice, columns, some);
  }

  private static int[] classes(List<String> cells, int count, Optional<List<String>> names) {
    if (names.isPresent() && names.get().containsAll(cells)) {
      return cells.stream().mapToInt(names.get()::indexOf).toArray();
    }
    boolean indices =
        cells.stream()
            .map(Goal::number)
            .allMatch(number ->
                number.isPresent()
                    && number.getAsDouble() == (int) number.getAsDouble()
                    && number.getAsDouble() >= 0
                    && number.getAsDouble() < count);
    if (indices) {
      return cells.stream().mapToInt(cell -> (int) number(cell).orElseThrow()).toArray();
    }
    List<String> different = List.copyOf(new TreeSet<>(cells));
    if (different.size() != count) {
      throw new InvalidInputException(
          "the target has %d different texts, and the model %d classes; write the numbers of the classes, from 0 on."
              .formatted(different.size(), count));
    }
    return cells.stream().mapToInt(different::indexOf).toArray();
  }

  private static OptionalDouble number(String cell) {
    try {
      double number = Double.parseDouble(cell);
      return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
