package org.hillock.numeric;

/// A matrix in an array: element (i, j) is `data[from + i * rowStride + j * columnStride]`.
///
/// @param data where it lies
/// @param from place of element (0, 0)
/// @param rows number of rows
/// @param columns number of columns
/// @param rowStride distance from row to row
/// @param columnStride distance from column to column
public record Matrix(
    float[] data, int from, int rows, int columns, int rowStride, int columnStride) {
  /// A row-major matrix.
  public static Matrix of(float[] data, int from, int rows, int columns) {
    return new Matrix(data, from, rows, columns, columns, 1);
  }

  /// The same numbers, rows and columns exchanged.
  public Matrix transposed() {
    return new Matrix(data, from, columns, rows, columnStride, rowStride);
  }

  /// Some of its rows, at most as many as there are from `first` on.
  public Matrix rows(int first, int count) {
    return new Matrix(
        data,
        from + first * rowStride,
        Math.min(count, rows - first),
        columns,
        rowStride,
        columnStride);
  }
}
