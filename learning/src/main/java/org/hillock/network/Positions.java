package org.hillock.network;

import java.util.Arrays;
import org.hillock.activation.InvalidInputException;

/// What layers share that add a table to each sequence, a row of it to each step.
final class Positions {
  private Positions() {}

  /// @throws InvalidInputException if that is no sequence
  static void check(Shape shape) {
    if (shape.sizes().size() != 2) {
      throw new InvalidInputException(
          "positions are of sequences, steps × width, not of %s; put an embedding before them, or give inputs(steps, width)."
              .formatted(shape));
    }
  }

  /// y = x + table; 0 after a row's length.
  static void add(Pass pass, float[] table, int from, int steps, int width, int first, int rows) {
    float[] x = pass.x();
    float[] y = pass.y();
    for (int row = first; row < first + rows; row++) {
      int at = row * steps * width;
      int own = pass.lengths()[row] * width;
      for (int i = 0; i < own; i++) {
        y[at + i] = x[at + i] + table[from + i];
      }
      Arrays.fill(y, at + own, at + steps * width, 0);
    }
  }

  /// dx = dy; 0 after a row's length.
  static void backward(Pass pass, int steps, int width, int first, int rows) {
    if (pass.dx().length > 0) {
      for (int row = first; row < first + rows; row++) {
        int at = row * steps * width;
        int own = pass.lengths()[row] * width;
        System.arraycopy(pass.dy(), at, pass.dx(), at, own);
        Arrays.fill(pass.dx(), at + own, at + steps * width, 0);
      }
    }
  }
}
