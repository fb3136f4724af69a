package org.hillock.network;

import java.util.Arrays;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Loop;

/// The matrix products of one step of a [Recurrent] layer, for a few rows: some blocks of columns
/// of the weights at once.
final class RecurrentSums {
  private RecurrentSums() {}

  /// b + x W + h U.
  static void forward(Recurrent layer, Pass pass, int rows, int block, int blocks, int to) {
    forward(layer, pass, rows, layer.depth(), block, blocks, to);
  }

  /// b + x W.
  static void ofInputs(Recurrent layer, Pass pass, int rows, int block, int blocks, int to) {
    forward(layer, pass, rows, layer.features(), block, blocks, to);
  }

  private static void forward(
      Recurrent layer, Pass pass, int rows, int depth, int block, int blocks, int to) {
    int columns = blocks * layer.hidden();
    int skipped = pass.from() + block * layer.hidden();
    pass.multiply()
        .left(pass.work(), layer.input(0), layer.depth(), 1)
        .right(pass.parameters(), skipped, layer.width(), 1)
        .fromRow(pass.parameters(), skipped + layer.weights())
        .result(pass.work(), to, columns)
        .run(rows, depth, columns);
  }

  /// Adds the product of some states with a block of U.
  ///
  /// @param states the first row of them
  /// @param stride from one row to the next
  static void addOfStates(
      Recurrent layer, Pass pass, int rows, int states, int stride, int block, int to) {
    int hidden = layer.hidden();
    pass.multiply()
        .left(pass.work(), states, stride, 1)
        .right(pass.parameters(), u(layer, pass) + block * hidden, layer.width(), 1)
        .result(pass.work(), to, hidden)
        .fromResult()
        .run(rows, hidden, hidden);
  }

  /// The product of h with a block of U, and biases.
  static void ofStates(Recurrent layer, Pass pass, int rows, int block, int bias, int to) {
    int hidden = layer.hidden();
    pass.multiply()
        .left(pass.work(), layer.state(0), layer.depth(), 1)
        .right(pass.parameters(), u(layer, pass) + block * hidden, layer.width(), 1)
        .fromRow(pass.parameters(), pass.from() + layer.weights() + bias * hidden)
        .result(pass.work(), to, hidden)
        .run(rows, hidden, hidden);
  }

  private static int u(Recurrent layer, Pass pass) {
    return pass.from() + layer.features() * layer.width();
  }

  /// φ of n numbers of the work; slopes only if a backward pass follows.
  static void activate(Elementwise function, Pass pass, int x, int values, int slopes, int n) {
    float[] work = pass.work();
    if (pass.kept().length > 0) {
      Loop.of(function).forwardWithSlopes(work, x, work, values, work, slopes, n);
    } else {
      Loop.of(function).forward(work, x, work, values, n);
    }
  }

  /// Writes the weights into the work as the backward products read them, a row for each of their
  /// columns: once for all steps.
  static void turn(Recurrent layer, Pass pass) {
    int width = layer.width();
    int depth = layer.depth();
    for (int i = pass.dx().length > 0 ? 0 : layer.features(); i < depth; i++) {
      turn(pass.parameters(), pass.from() + i * width, pass.work(), i, depth, width);
    }
  }

  private static void turn(float[] x, int from, float[] y, int to, int stride, int n) {
    for (int k = 0; k < n; k++) {
      y[to + k * stride] = x[from + k];
    }
  }

  /// ∂loss by [x h], by way of some blocks of gate gradients; that by x only if it is wanted.
  ///
  /// @param stride from one row of gate gradients to the next
  /// @param adds whether to what is there
  static void backward(
      Recurrent layer,
      Pass pass,
      int rows,
      int gradients,
      int stride,
      int block,
      int blocks,
      boolean adds) {
    int skipped = pass.dx().length > 0 ? 0 : layer.features();
    backward(
        layer,
        pass,
        rows,
        gradients,
        stride,
        block,
        blocks,
        adds,
        skipped,
        layer.depth() - skipped,
        layer.input(0) + skipped,
        layer.depth());
  }

  /// Adds to ∂loss by x, if it is wanted, by way of a block of gate gradients.
  static void addToInputs(
      Recurrent layer, Pass pass, int rows, int gradients, int stride, int block) {
    if (pass.dx().length > 0) {
      int to = layer.input(0);
      int depth = layer.depth();
      int columns = layer.features();
      backward(layer, pass, rows, gradients, stride, block, 1, true, 0, columns, to, depth);
    }
  }

  /// ∂loss by what a block of U is multiplied with.
  ///
  /// @param adds whether to what is there
  static void toStates(
      Recurrent layer,
      Pass pass,
      int rows,
      int gradients,
      int stride,
      int block,
      boolean adds,
      int to,
      int toStride) {
    int skipped = layer.features();
    int columns = layer.hidden();
    backward(layer, pass, rows, gradients, stride, block, 1, adds, skipped, columns, to, toStride);
  }

  private static void backward(
      Recurrent layer,
      Pass pass,
      int rows,
      int gradients,
      int stride,
      int block,
      int blocks,
      boolean adds,
      int skipped,
      int columns,
      int to,
      int toStride) {
    int hidden = layer.hidden();
    pass.multiply()
        .left(pass.work(), gradients, stride, 1)
        .right(pass.work(), block * hidden * layer.depth() + skipped, layer.depth(), 1)
        .result(pass.work(), to, toStride);
    if (adds) {
      pass.multiply().fromResult();
    } else {
      pass.multiply().fromZero(columns);
    }
    pass.multiply().run(rows, blocks * hidden, columns);
  }

  /// Puts a row's gate gradients where the sums over all steps will read them; a row that has ended
  /// has none.
  ///
  /// @param from where they are in the work
  static void keep(Recurrent layer, Pass pass, int from, int place) {
    int n = layer.cell().biases() * layer.hidden();
    if (place >= 0) {
      System.arraycopy(pass.work(), from, pass.kept(), layer.slot(place, 0), n);
    } else {
      Arrays.fill(pass.work(), from, from + n, 0);
    }
  }
}
