package org.hillock.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.data.Dataset;

/// What theory needs to know of the rows that come in.
///
/// @param squares mean square of the inputs of a row, at most 16 numbers that stand for as many
///   groups of rows, ascending
/// @param correlation of two rows: the mean of the products of all pairs over the mean of the
///   squares
/// @param rows how many were looked at
public record InputStatistics(List<Double> squares, double correlation, int rows) {
  private static final int GROUPS = 16;
  private static final int MOST_ROWS = 2048;

  /// Copies the list.
  public InputStatistics {
    squares = List.copyOf(squares);
  }

  /// Of all rows, or of 2048 that lie evenly among them.
  public static InputStatistics of(Dataset data) {
    int rows = Math.min(MOST_ROWS, data.rows());
    int features = data.features();
    double[] squares = new double[rows];
    double[] sums = new double[features];
    float[] row = new float[features];
    for (int i = 0; i < rows; i++) {
      data.copyInputs((int) ((long) i * data.rows() / rows), 1, row, 0);
      for (int j = 0; j < features; j++) {
        squares[i] += (double) row[j] * row[j];
        sums[j] += row[j];
      }
    }
    double all = Arrays.stream(squares).sum();
    double together = Arrays.stream(sums).map(sum -> sum * sum).sum();
    double pairs = rows < 2 || all == 0 ? 1 : (together - all) / ((rows - 1) * all);
    Arrays.sort(squares);
    return new InputStatistics(groups(squares, features), Math.clamp(pairs, -1, 1), rows);
  }

  /// Means over groups of nearly as many rows each.
  private static List<Double> groups(double[] squares, int features) {
    int count = Math.min(GROUPS, squares.length);
    List<Double> groups = new ArrayList<>();
    for (int group = 0; group < count; group++) {
      int from = group * squares.length / count;
      int to = (group + 1) * squares.length / count;
      groups.add(Arrays.stream(squares, from, to).sum() / (to - from) / features);
    }
    return groups;
  }

  /// Mean over all rows.
  public double square() {
    return squares.stream().mapToDouble(x -> x).sum() / squares.size();
  }
}
