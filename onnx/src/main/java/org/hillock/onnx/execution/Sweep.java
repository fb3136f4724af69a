package org.hillock.onnx.execution;

import java.util.List;
import org.hillock.numeric.MatrixMultiply;

/// One direction of a recurrent node, step by step.
final class Sweep {
  private final Cell cell;
  private final Weights weights;
  private final int rows;
  private final MatrixMultiply multiply = new MatrixMultiply();
  private final float[] sums;
  private final float[] inner;
  private final float[] state;
  private final float[] memory;
  private final float[] next;
  private final float[] nextMemory;

  /// What one direction has of its own.
  ///
  /// @param inputs numbers of a step
  /// @param hidden units
  /// @param w gates x inputs, begins at direction
  /// @param r gates x units
  /// @param bias for inputs, then for states; may be empty
  /// @param peepholes of the gates i, o and f; may be empty
  /// @param functions in their order
  /// @param clip sums are between -clip and clip
  /// @param direction its number, from 0
  @SuppressWarnings("ArrayRecordComponent")
  record Weights(
      int inputs,
      int hidden,
      float[] w,
      float[] r,
      float[] bias,
      float[] peepholes,
      List<CellFunction> functions,
      float clip,
      int direction) {}

  /// @param state of each row at the start
  /// @param memory of each row at the start
  Sweep(Cell cell, Weights weights, int rows, float[] state, float[] memory) {
    this.cell = cell;
    this.weights = weights;
    this.rows = rows;
    this.state = state;
    this.memory = memory;
    sums = new float[rows * cell.gates() * weights.hidden()];
    inner = new float[state.length];
    next = new float[state.length];
    nextMemory = new float[state.length];
  }

  /// Goes through the steps of all rows.
  ///
  /// @param x steps x rows x inputs
  /// @param lengths steps of each row
  /// @param back whether from the last step of each row to the first
  /// @param y steps x directions x rows x units
  void run(float[] x, int[] lengths, boolean back, float[] y, int directions) {
    int width = cell.gates() * hidden();
    int steps = y.length / Math.max(1, directions * rows * hidden());
    float[] given = given(x, steps);
    for (int step = 0; step < steps; step++) {
      for (int row = 0; row < rows; row++) {
        if (step < lengths[row]) {
          int time = back ? lengths[row] - 1 - step : step;
          System.arraycopy(given, (time * rows + row) * width, sums, row * width, width);
        }
      }
      cell.step(this);
      for (int row = 0; row < rows; row++) {
        if (step < lengths[row]) {
          int time = back ? lengths[row] - 1 - step : step;
          int from = row * hidden();
          int to = ((time * directions + weights.direction()) * rows + row) * hidden();
          System.arraycopy(next, from, state, from, hidden());
          System.arraycopy(nextMemory, from, memory, from, hidden());
          System.arraycopy(next, from, y, to, hidden());
        }
      }
    }
  }

  /// x W + b of all steps at once.
  private float[] given(float[] x, int steps) {
    int width = cell.gates() * hidden();
    int inputs = weights.inputs();
    float[] given = new float[Math.multiplyExact(steps * rows, width)];
    multiply
        .left(x, 0, inputs, 1)
        .right(weights.w(), weights.direction() * width * inputs, 1, inputs)
        .result(given, 0, width)
        .fromRow(bias(), 0)
        .run(steps * rows, inputs, width);
    return given;
  }

  /// Both biases, but not the second of a candidate, which [#candidate] and [#addState] add.
  private float[] bias() {
    int width = cell.gates() * hidden();
    float[] bias = new float[width];
    int from = weights.direction() * 2 * width;
    for (int i = 0; i < width && weights.bias().length > 0; i++) {
      boolean apart = cell instanceof Cell.Gated(boolean late) && late && i >= 2 * hidden();
      bias[i] = weights.bias()[from + i] + (apart ? 0 : weights.bias()[from + width + i]);
    }
    return bias;
  }

  /// Adds h R to some of the gates.
  void addState(float[] from, int first, int end) {
    int hidden = hidden();
    multiply
        .left(from, 0, hidden, 1)
        .right(
            weights.r(), (weights.direction() * cell.gates() + first) * hidden * hidden, 1, hidden)
        .result(sums, first * hidden, cell.gates() * hidden)
        .fromResult()
        .run(rows, hidden, (end - first) * hidden);
  }

  /// h R + b of the last gate.
  void candidate(float[] from, float[] to) {
    int hidden = hidden();
    int gate = weights.direction() * cell.gates() + cell.gates() - 1;
    float[] bias = new float[hidden];
    if (weights.bias().length > 0) {
      int all = 2 * cell.gates() * hidden;
      System.arraycopy(weights.bias(), (weights.direction() + 1) * all - hidden, bias, 0, hidden);
    }
    multiply
        .left(from, 0, hidden, 1)
        .right(weights.r(), gate * hidden * hidden, 1, hidden)
        .result(to, 0, hidden)
        .fromRow(bias, 0)
        .run(rows, hidden, hidden);
  }

  /// Adds what a gate sees of the memory.
  void peep(int gate, float[] from, int own, int to) {
    for (int i = 0; i < hidden() && weights.peepholes().length > 0; i++) {
      sums[to + i] +=
          weights.peepholes()[(weights.direction() * 3 + gate) * hidden() + i] * from[own + i];
    }
  }

  /// Clips some sums and puts them through a function.
  void activate(int function, int from, int n) {
    float clip = weights.clip();
    for (int i = from; i < from + n && clip > 0; i++) {
      sums[i] = Math.clamp(sums[i], -clip, clip);
    }
    function(function).apply(sums, from, n);
  }

  CellFunction function(int function) {
    return weights.functions().get(weights.direction() * cell.usual().size() + function);
  }

  int hidden() {
    return weights.hidden();
  }

  int rows() {
    return rows;
  }

  /// Gates of each row.
  float[] sums() {
    return sums;
  }

  /// Room for as many numbers as the state has.
  float[] inner() {
    return inner;
  }

  float[] state() {
    return state;
  }

  float[] memory() {
    return memory;
  }

  float[] next() {
    return next;
  }

  float[] nextMemory() {
    return nextMemory;
  }
}
