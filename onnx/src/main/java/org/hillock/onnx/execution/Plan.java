package org.hillock.onnx.execution;

import java.util.ArrayList;
import java.util.List;
import org.hillock.activation.InvalidInputException;

/// Which matrices a product of batches multiplies.
///
/// @param dims of the result
/// @param inner columns of A and rows of B
/// @param columns of B
/// @param pieces the products
record Plan(Dims dims, int inner, int columns, List<Piece> pieces) {
  /// One product.
  ///
  /// @param a where its rows begin
  /// @param b where its matrix begins
  /// @param c where its result begins
  /// @param rows of A
  record Piece(int a, int b, int c, int rows) {}

  /// A single row as the left, or a single column as the right, has one size only.
  ///
  /// @throws InvalidInputException if the sizes do not fit
  static Plan of(Dims left, Dims right) {
    if (left.rank() == 0 || right.rank() == 0) {
      throw new InvalidInputException(
          "a single number is no matrix; give %s and %s at least one size.".formatted(left, right));
    }
    int inner = left.size(left.rank() - 1);
    int rows = left.rank() == 1 ? 1 : left.size(left.rank() - 2);
    int columns = right.rank() == 1 ? 1 : right.size(right.rank() - 1);
    if (right.size(Math.max(0, right.rank() - 2)) != inner) {
      throw new InvalidInputException(
          "matrices of %s and %s cannot be multiplied; the columns of the first have to be as many as the rows of the second."
              .formatted(left, right));
    }
    Dims leftBatch = batch(left);
    Dims rightBatch = batch(right);
    Dims batch = leftBatch.broadcast(rightBatch);
    List<Integer> sizes = new ArrayList<>(batch.sizes());
    if (left.rank() > 1) {
      sizes.add(rows);
    }
    if (right.rank() > 1) {
      sizes.add(columns);
    }
    Dims dims = new Dims(sizes);
    return new Plan(
        dims,
        inner,
        columns,
        dims.count() == 0
            ? List.of()
            : rightBatch.count() == 1
                ? List.of(new Piece(0, 0, 0, batch.count() * rows))
                : pieces(leftBatch, rightBatch, batch, rows, inner, columns));
  }

  private static Dims batch(Dims dims) {
    return new Dims(dims.sizes().subList(0, Math.max(0, dims.rank() - 2)));
  }

  private static List<Piece> pieces(
      Dims left, Dims right, Dims batch, int rows, int inner, int columns) {
    int[] a = Broadcast.places(left, batch);
    int[] b = Broadcast.places(right, batch);
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < a.length; i++) {
      pieces.add(new Piece(a[i] * rows * inner, b[i] * inner * columns, i * rows * columns, rows));
    }
    return pieces;
  }
}
