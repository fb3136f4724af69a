package org.hillock.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Loop;
import org.hillock.network.Gru;
import org.hillock.network.Lstm;
import org.hillock.network.Recurrent;
import org.hillock.network.Rnn;
import org.hillock.numeric.MatrixMultiply;

/// Counts what the functions inside a recurrent layer do. The backward pass writes over what the
/// forward pass has kept of them, so a few rows are read once more.
final class Gates {
  /// So many rows are read together.
  private static final int ROWS = 24;

  private static final float[] NONE = {};

  private final Recurrent layer;
  private final List<String> names = new ArrayList<>();
  private final List<UnitTally> tallies = new ArrayList<>();
  private final MatrixMultiply multiply = new MatrixMultiply();

  /// [x h] of each row, all that goes into the blocks, and what an LSTM remembers.
  private final float[] inputs;

  private final float[] sums;
  private final float[] products;
  private final float[] memory;

  Gates(Recurrent layer) {
    this.layer = layer;
    int n = layer.hidden();
    inputs = new float[ROWS * (layer.features() + n)];
    sums = new float[ROWS * layer.cell().blocks() * n];
    products = new float[ROWS * n];
    memory = new float[ROWS * n];
    switch (layer.cell()) {
      case Rnn rnn -> tally("state", rnn.activation());
      case Lstm lstm -> {
        tally("input gate", lstm.gate());
        tally("forget gate", lstm.gate());
        tally("output gate", lstm.gate());
        tally("candidate", lstm.candidate());
        tally("state", lstm.output());
      }
      case Gru gru -> {
        tally("update gate", gru.gate());
        tally("reset gate", gru.gate());
        tally("candidate", gru.candidate());
      }
    }
  }

  private void tally(String name, Elementwise function) {
    names.add(name);
    tallies.add(new UnitTally(function, layer.hidden()));
  }

  /// Forgets all.
  void clear() {
    tallies.forEach(tally -> tally.clear(NONE, 0));
  }

  /// Counts the steps of some rows.
  ///
  /// @param x what came in
  /// @param lengths steps of each row
  /// @param from where the layer's parameters begin
  void add(float[] x, int[] lengths, float[] parameters, int from, int rows) {
    for (int first = 0; first < rows; first += ROWS) {
      int count = Math.min(ROWS, rows - first);
      int longest = 0;
      for (int row = first; row < first + count; row++) {
        longest = Math.max(longest, lengths[row]);
      }
      Arrays.fill(inputs, 0);
      Arrays.fill(memory, 0);
      for (int step = 0; step < longest; step++) {
        take(x, lengths, first, count, step);
        step(parameters, from, lengths, first, count, step);
      }
    }
    tallies.forEach(tally -> tally.examples(rows));
  }

  private int depth() {
    return layer.features() + layer.hidden();
  }

  private void take(float[] x, int[] lengths, int first, int rows, int step) {
    int features = layer.features();
    for (int i = 0; i < rows; i++) {
      int length = lengths[first + i];
      if (step < length) {
        int place = layer.isReversed() ? length - 1 - step : step;
        int at = ((first + i) * layer.steps() + place) * features;
        System.arraycopy(x, at, inputs, i * depth(), features);
      }
    }
  }

  private void step(float[] parameters, int from, int[] lengths, int first, int rows, int step) {
    int n = layer.hidden();
    int width = layer.cell().blocks() * n;
    int bias = from + layer.weights();
    multiply
        .left(inputs, 0, depth(), 1)
        .right(parameters, from, width, 1)
        .fromRow(parameters, bias)
        .result(sums, 0, width)
        .run(rows, depth(), width);
    if (layer.cell() instanceof Gru gru) {
      candidates(gru, parameters, from, rows);
    }
    for (int i = 0; i < rows; i++) {
      if (step < lengths[first + i]) {
        for (int block = 0; block < layer.cell().blocks(); block++) {
          count(block, sums, i * width + block * n);
        }
        update(i * width, i);
      }
    }
  }

  private void count(int tally, float[] x, int at) {
    tallies.get(tally).add(x, at, NONE, 0, NONE, 0, 1);
  }

  /// n's share of h comes by way of the reset gate.
  private void candidates(Gru gru, float[] parameters, int from, int rows) {
    int n = layer.hidden();
    int width = 3 * n;
    int features = layer.features();
    int bias = from + layer.weights();
    Loop gate = Loop.of(gru.gate());
    multiply
        .left(inputs, 0, depth(), 1)
        .right(parameters, from + 2 * n, width, 1)
        .fromRow(parameters, bias + 2 * n)
        .result(sums, 2 * n, width)
        .run(rows, features, n);
    if (gru.resetsAfter()) {
      multiply
          .left(inputs, features, depth(), 1)
          .right(parameters, from + features * width + 2 * n, width, 1)
          .fromRow(parameters, bias + 3 * n)
          .result(products, 0, n)
          .run(rows, n, n);
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < n; j++) {
          float reset = gate.at(sums[i * width + n + j]);
          sums[i * width + 2 * n + j] += reset * products[i * n + j];
        }
      }
    } else {
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < n; j++) {
          float reset = gate.at(sums[i * width + n + j]);
          products[i * n + j] = reset * inputs[i * depth() + features + j];
        }
      }
      multiply
          .left(products, 0, n, 1)
          .right(parameters, from + features * width + 2 * n, width, 1)
          .result(sums, 2 * n, width)
          .fromResult()
          .run(rows, n, n);
    }
  }

  /// The state of a row after the step.
  private void update(int at, int row) {
    int n = layer.hidden();
    int state = row * depth() + layer.features();
    switch (layer.cell()) {
      case Rnn rnn -> Loop.of(rnn.activation()).forward(sums, at, inputs, state, n);
      case Lstm lstm -> {
        Loop.of(lstm.gate()).forward(sums, at, sums, at, 3 * n);
        Loop.of(lstm.candidate()).forward(sums, at + 3 * n, sums, at + 3 * n, n);
        for (int j = 0; j < n; j++) {
          memory[row * n + j] =
              sums[at + n + j] * memory[row * n + j] + sums[at + j] * sums[at + 3 * n + j];
        }
        count(4, memory, row * n);
        Loop.of(lstm.output()).forward(memory, row * n, inputs, state, n);
        for (int j = 0; j < n; j++) {
          inputs[state + j] *= sums[at + 2 * n + j];
        }
      }
      case Gru gru -> {
        Loop.of(gru.gate()).forward(sums, at, sums, at, 2 * n);
        Loop.of(gru.candidate()).forward(sums, at + 2 * n, sums, at + 2 * n, n);
        for (int j = 0; j < n; j++) {
          float candidate = sums[at + 2 * n + j];
          inputs[state + j] = candidate + sums[at + j] * (inputs[state + j] - candidate);
        }
      }
    }
  }

  /// What each of them did, in the order of the cell's formulas.
  List<GateHealth> health() {
    List<GateHealth> all = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      all.add(new GateHealth(names.get(i), tallies.get(i).health(Optional.empty())));
    }
    return all;
  }
}
