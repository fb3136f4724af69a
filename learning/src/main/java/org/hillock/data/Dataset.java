package org.hillock.data;

/// Encoded rows: what a network trains on.
///
/// The arrays are not copied: they are the largest objects of a run, and nobody writes to them.
///
/// @param rows how many examples, at least one
/// @param features inputs of one row
/// @param inputs `rows` x `features`, row-major; standardized numbers without unit, 0 or 1 for
///   categories and for missing-indicators
/// @param outputs targets of one row
/// @param targets `rows` x `outputs`, row-major; standardized numbers for regression, else 0 or 1:
///   the second class for binary, one-hot for multiclass, each label for multilabel
/// @param task what is learned
@SuppressWarnings("ArrayRecordComponent")
public record Dataset(
    int rows, int features, float[] inputs, int outputs, float[] targets, Task task) {

  /// Checks the shapes.
  public Dataset {
    if (rows < 1 || features < 1 || outputs < 1) {
      throw new IllegalArgumentException(
          "%d rows, %d features, %d outputs; each must be at least 1."
              .formatted(rows, features, outputs));
    }
    check("inputs", inputs.length, rows, features);
    check("targets", targets.length, rows, outputs);
    if (task == Task.BINARY && outputs != 1) {
      throw new IllegalArgumentException(
          "binary has one output, the second class, not " + outputs + "; pass multiclass.");
    }
  }

  private static void check(String name, int length, int rows, int width) {
    if (length != (long) rows * width) {
      throw new IllegalArgumentException(
          "%s has %d numbers, %d rows of %d need %d; pass an array of that length."
              .formatted(name, length, rows, width, (long) rows * width));
    }
  }
}
