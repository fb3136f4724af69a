package org.hillock.data;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.InvalidInputException;

/// Encoded rows: what a network trains on.
///
/// The arrays are not copied: they are the largest objects of a run, and nobody writes to them.
/// Inputs that are too many for memory lie on the disk; [#copyInputs] reaches them in any order.
///
/// @param rows how many examples, at least one
/// @param features inputs of one row
/// @param store the inputs, `rows` x `features`, row-major; numbers, standardized if they are
///   scaled, 0 or 1 for categories and for missing-indicators
/// @param outputs targets of one row
/// @param targets `rows` x `outputs`, row-major; standardized numbers for regression, else 0 or 1:
///   the second class for binary, one-hot for multiclass, each label for multilabel
/// @param task what is learned
/// @param shape sizes of one example, outermost first; their product is `features`: `[11]` for a
///   row of a table, `[28, 28, 1]` for an image (height, width, channels), `[steps, features]` or
///   `[steps]` for a sequence
/// @param lengths for sequences of different lengths how many steps each row has, from 1 to the
///   first size of the shape; the steps after those are zeros. Empty if all rows are whole
@SuppressWarnings("ArrayRecordComponent")
public record Dataset(
    int rows,
    int features,
    RowStore store,
    int outputs,
    float[] targets,
    Task task,
    List<Integer> shape,
    Optional<int[]> lengths) {

  /// Checks the shapes.
  public Dataset {
    if (rows < 1 || features < 1 || outputs < 1) {
      throw new IllegalArgumentException(
          "%d rows, %d features, %d outputs; each must be at least 1."
              .formatted(rows, features, outputs));
    }
    check("inputs", store.size(), rows, features);
    check("targets", targets.length, rows, outputs);
    if (task == Task.BINARY && outputs != 1) {
      throw new IllegalArgumentException(
          "binary has one output, the second class, not " + outputs + "; pass multiclass.");
    }
    shape = List.copyOf(shape);
    if (shape.isEmpty()
        || shape.stream().mapToLong(i -> i).reduce(1, (a, b) -> a * b) != features) {
      throw new IllegalArgumentException(
          "the shape %s is not that of %d features; pass sizes whose product they are."
              .formatted(shape, features));
    }
    int steps = shape.getFirst();
    lengths.ifPresent(known -> checkLengths(known, rows, steps));
  }

  /// Rows that are plain vectors.
  public Dataset(int rows, int features, float[] inputs, int outputs, float[] targets, Task task) {
    this(
        rows,
        features,
        new RowStore.InMemory(inputs),
        outputs,
        targets,
        task,
        List.of(features),
        Optional.empty());
  }

  /// Rows in memory, of some shape.
  public Dataset(
      int rows,
      int features,
      float[] inputs,
      int outputs,
      float[] targets,
      Task task,
      List<Integer> shape,
      Optional<int[]> lengths) {
    this(rows, features, new RowStore.InMemory(inputs), outputs, targets, task, shape, lengths);
  }

  /// All inputs, row-major: the array itself, or a copy of what lies on the disk.
  ///
  /// @throws InvalidInputException if that is more than an array can hold
  public float[] inputs() {
    return switch (store) {
      case RowStore.InMemory(float[] values) -> values;
      case RowStore.OnDisk disk -> {
        if (disk.size() > Integer.MAX_VALUE - 8) {
          throw new InvalidInputException(
              "%d rows of %d inputs are more than the 2^31 numbers an array can hold; copy some at a time."
                  .formatted(rows, features));
        }
        float[] all = new float[(int) disk.size()];
        disk.copy(0, all, 0, all.length);
        yield all;
      }
    };
  }

  /// Copies the inputs of some rows that follow each other.
  public void copyInputs(int row, int count, float[] to, int at) {
    store.copy((long) row * features, to, at, count * features);
  }

  private static void check(String name, long length, int rows, int width) {
    if (length != (long) rows * width) {
      throw new IllegalArgumentException(
          "%s has %d numbers, %d rows of %d need %d; pass an array of that length."
              .formatted(name, length, rows, width, (long) rows * width));
    }
  }

  private static void checkLengths(int[] lengths, int rows, int steps) {
    if (lengths.length != rows) {
      throw new IllegalArgumentException(
          "%d lengths, but %d rows; pass one a row.".formatted(lengths.length, rows));
    }
    for (int length : lengths) {
      if (length < 1 || length > steps) {
        throw new IllegalArgumentException(
            "a row of %d steps cannot have the length %d; pass one from 1 to %d."
                .formatted(steps, length, steps));
      }
    }
  }
}
