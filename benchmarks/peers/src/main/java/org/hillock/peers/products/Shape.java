package org.hillock.peers.products;

import java.util.List;
import org.hillock.numeric.Matrix;

/// A product C = A B.
///
/// @param rows of C
/// @param columns of C
/// @param depth columns of A, rows of B
/// @param turned which factor lies in memory as its transpose; all else is row-major
record Shape(int rows, int columns, int depth, Turned turned) {
  /// The layers of a classifier of images in batches of 128, forward and backward; a convolution;
  /// squares; answers to one row; tiny ones.
  static final List<Shape> ALL =
      List.of(
          new Shape(128, 256, 784, Turned.NONE),
          new Shape(784, 256, 128, Turned.LEFT),
          new Shape(128, 128, 256, Turned.NONE),
          new Shape(128, 256, 128, Turned.RIGHT),
          new Shape(128, 10, 128, Turned.NONE),
          new Shape(128, 128, 10, Turned.RIGHT),
          new Shape(6272, 64, 288, Turned.NONE),
          new Shape(288, 64, 6272, Turned.LEFT),
          new Shape(512, 512, 512, Turned.NONE),
          new Shape(1024, 1024, 1024, Turned.NONE),
          new Shape(1, 256, 784, Turned.NONE),
          new Shape(1, 128, 256, Turned.NONE),
          new Shape(1, 10, 128, Turned.NONE),
          new Shape(16, 16, 16, Turned.NONE),
          new Shape(4, 4, 4, Turned.NONE));

  /// Which factor is transposed.
  enum Turned {
    NONE,
    LEFT,
    RIGHT
  }

  /// As it stands in the table.
  String label() {
    return "%d × %d × %d%s"
        .formatted(
            rows,
            columns,
            depth,
            switch (turned) {
              case NONE -> "";
              case LEFT -> ", A transposed";
              case RIGHT -> ", B transposed";
            });
  }

  long multiplications() {
    return (long) rows * columns * depth;
  }

  /// Distance in A from row to row, then from column to column.
  List<Integer> leftStrides() {
    return turned == Turned.LEFT ? List.of(1, rows) : List.of(depth, 1);
  }

  /// Distance in B from row to row, then from column to column.
  List<Integer> rightStrides() {
    return turned == Turned.RIGHT ? List.of(1, depth) : List.of(columns, 1);
  }

  /// A in an array.
  Matrix left(float[] data) {
    return new Matrix(data, 0, rows, depth, leftStrides().getFirst(), leftStrides().getLast());
  }

  /// B in an array.
  Matrix right(float[] data) {
    return new Matrix(data, 0, depth, columns, rightStrides().getFirst(), rightStrides().getLast());
  }
}
