package org.hillock.network;

import java.util.Arrays;

/// Recurrent layers as the textbook writes them, in double: one row, one step, one number after the
/// other. It shares nothing with the main code but the definitions of the activations.
record RecurrentDefinition(Recurrent layer, double[] parameters) {
  /// The outputs of one row.
  double[] outputs(double[] x, int length) {
    int hidden = layer.hidden();
    double[] y = new double[layer.outputs()];
    double[] h = new double[hidden];
    double[] c = new double[hidden];
    for (int step = 0; step < length; step++) {
      int t = layer.isReversed() ? length - 1 - step : step;
      double[] now = Arrays.copyOfRange(x, t * layer.features(), (t + 1) * layer.features());
      h =
          switch (layer.cell()) {
            case Rnn rnn -> rnn(rnn, now, h);
            case Lstm lstm -> lstm(lstm, now, h, c);
            case Gru gru -> gru(gru, now, h);
          };
      if (layer.isSequence()) {
        System.arraycopy(h, 0, y, t * hidden, hidden);
      }
    }
    return layer.isSequence() ? y : h;
  }

  private double[] rnn(Rnn cell, double[] x, double[] h) {
    double[] next = new double[h.length];
    for (int j = 0; j < h.length; j++) {
      next[j] = cell.activation().value(byInputs(x, 0, j) + byState(h, 0, j) + bias(0, j));
    }
    return next;
  }

  /// @param c is changed
  private double[] lstm(Lstm cell, double[] x, double[] h, double[] c) {
    double[] next = new double[h.length];
    for (int j = 0; j < h.length; j++) {
      double[] sums = new double[4];
      for (int block = 0; block < 4; block++) {
        sums[block] = byInputs(x, block, j) + byState(h, block, j) + bias(block, j);
      }
      double i = cell.gate().value(sums[0]);
      double f = cell.gate().value(sums[1]);
      double o = cell.gate().value(sums[2]);
      double g = cell.candidate().value(sums[3]);
      c[j] = f * c[j] + i * g;
      next[j] = o * cell.output().value(c[j]);
    }
    return next;
  }

  private double[] gru(Gru cell, double[] x, double[] h) {
    double[] z = new double[h.length];
    double[] r = new double[h.length];
    double[] reset = new double[h.length];
    for (int j = 0; j < h.length; j++) {
      z[j] = cell.gate().value(byInputs(x, 0, j) + byState(h, 0, j) + bias(0, j));
      r[j] = cell.gate().value(byInputs(x, 1, j) + byState(h, 1, j) + bias(1, j));
      reset[j] = r[j] * h[j];
    }
    double[] next = new double[h.length];
    for (int j = 0; j < h.length; j++) {
      double byState =
          cell.resetsAfter() ? r[j] * (byState(h, 2, j) + bias(3, j)) : byState(reset, 2, j);
      double n = cell.candidate().value(byInputs(x, 2, j) + byState + bias(2, j));
      next[j] = (1 - z[j]) * n + z[j] * h[j];
    }
    return next;
  }

  private double byInputs(double[] x, int block, int j) {
    return sum(x, 0, block, j);
  }

  private double byState(double[] h, int block, int j) {
    return sum(h, layer.features(), block, j);
  }

  private double sum(double[] x, int row, int block, int j) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += x[k] * parameters[(row + k) * columns() + block * layer.hidden() + j];
    }
    return sum;
  }

  private double bias(int block, int j) {
    int weights = (layer.features() + layer.hidden()) * columns();
    return parameters[weights + block * layer.hidden() + j];
  }

  private int columns() {
    int blocks =
        switch (layer.cell()) {
          case Rnn _ -> 1;
          case Lstm _ -> 4;
          case Gru _ -> 3;
        };
    return blocks * layer.hidden();
  }
}
