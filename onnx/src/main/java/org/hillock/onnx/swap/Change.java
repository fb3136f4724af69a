package org.hillock.onnx.swap;

import java.util.OptionalDouble;
import org.hillock.onnx.tuning.Goal;

/// How far the outputs of two models are from each other, over the same rows.
///
/// @param mean of the differences' sizes
/// @param largest of them
/// @param size root of the mean square of the first model's outputs, to compare with
/// @param otherClass share of rows for which another class is chosen; empty with one number a row
public record Change(double mean, double largest, double size, OptionalDouble otherClass) {
  /// Compares outputs.
  ///
  /// @param columns numbers of a row
  /// @param isChoice whether the largest of a row, or with one column its sign, is a class
  public static Change of(float[] before, float[] after, int columns, boolean isChoice) {
    double sum = 0;
    double largest = 0;
    double square = 0;
    for (int i = 0; i < before.length; i++) {
      double difference = Math.abs((double) after[i] - before[i]);
      sum += difference;
      largest = Double.isNaN(difference) ? Double.NaN : Math.max(largest, difference);
      square += (double) before[i] * before[i];
    }
    int rows = before.length / columns;
    int other = 0;
    for (int row = 0; row < rows; row++) {
      other += Goal.chosen(before, row, columns) == Goal.chosen(after, row, columns) ? 0 : 1;
    }
    return new Change(
        sum / before.length,
        largest,
        Math.sqrt(square / before.length),
        isChoice ? OptionalDouble.of((double) other / rows) : OptionalDouble.empty());
  }
}
