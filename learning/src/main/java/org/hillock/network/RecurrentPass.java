package org.hillock.network;

import java.util.Arrays;

/// Takes a few rows through all steps of a [Recurrent] layer.
final class RecurrentPass {
  private RecurrentPass() {}

  static void forward(Recurrent layer, Pass pass, int first, int rows) {
    float[] work = pass.work();
    int longest = longest(pass, first, rows);
    Arrays.fill(work, layer.input(0), layer.input(rows), 0);
    layer.cell().start(layer, pass, rows);
    for (int step = 0; step < longest; step++) {
      takeInputs(layer, pass, first, rows, step);
      layer.cell().forward(layer, pass, first, rows, step);
      giveStates(layer, pass, first, rows, step);
    }
    int hidden = layer.hidden();
    for (int i = 0; i < rows; i++) {
      int end = (first + i + 1) * layer.steps();
      int begin = end - layer.steps() + pass.lengths()[first + i];
      if (layer.isSequence()) {
        Arrays.fill(pass.y(), begin * hidden, end * hidden, 0);
      } else {
        System.arraycopy(work, layer.state(i), pass.y(), (first + i) * hidden, hidden);
      }
    }
  }

  private static int longest(Pass pass, int first, int rows) {
    int longest = 0;
    for (int row = first; row < first + rows; row++) {
      longest = Math.max(longest, pass.lengths()[row]);
    }
    return longest;
  }

  private static void takeInputs(Recurrent layer, Pass pass, int first, int rows, int step) {
    int features = layer.features();
    for (int i = 0; i < rows; i++) {
      int place = layer.place(pass, first + i, step);
      if (place >= 0) {
        System.arraycopy(pass.x(), place * features, pass.work(), layer.input(i), features);
      }
    }
  }

  private static void giveStates(Recurrent layer, Pass pass, int first, int rows, int step) {
    int hidden = layer.hidden();
    for (int i = 0; i < rows; i++) {
      int place = layer.place(pass, first + i, step);
      if (place >= 0 && layer.isSequence()) {
        System.arraycopy(pass.work(), layer.state(i), pass.y(), place * hidden, hidden);
      } else if (place >= 0 && pass.kept().length > 0) {
        int slot = layer.slot(place, layer.cell().kept());
        System.arraycopy(pass.work(), layer.state(i), pass.kept(), slot, hidden);
      }
    }
  }

  static void backward(Recurrent layer, Pass pass, int first, int rows) {
    int longest = longest(pass, first, rows);
    Arrays.fill(pass.work(), layer.input(0), layer.input(rows), 0);
    layer.cell().startBackward(layer, pass, rows);
    for (int step = longest - 1; step >= 0; step--) {
      takeGradients(layer, pass, first, rows, step);
      layer.cell().backward(layer, pass, first, rows, step);
      if (pass.dx().length > 0) {
        giveGradients(layer, pass, first, rows, step);
      }
    }
    int features = layer.features();
    for (int i = 0; i < rows; i++) {
      int end = (first + i + 1) * layer.steps();
      int begin = end - layer.steps() + pass.lengths()[first + i];
      if (pass.dx().length > 0) {
        Arrays.fill(pass.dx(), begin * features, end * features, 0);
      }
      Arrays.fill(pass.kept(), layer.slot(begin, 0), layer.slot(end, 0), 0);
    }
  }

  /// ∂loss by the states that go out comes to that by way of the next step.
  private static void takeGradients(Recurrent layer, Pass pass, int first, int rows, int step) {
    int hidden = layer.hidden();
    for (int i = 0; i < rows; i++) {
      int row = first + i;
      int place = layer.place(pass, row, step);
      if (place >= 0 && layer.isSequence()) {
        add(pass.dy(), place * hidden, pass.work(), layer.state(i), hidden);
      } else if (step == pass.lengths()[row] - 1) {
        System.arraycopy(pass.dy(), row * hidden, pass.work(), layer.state(i), hidden);
      }
    }
  }

  private static void add(float[] x, int from, float[] sum, int to, int n) {
    for (int j = 0; j < n; j++) {
      sum[to + j] += x[from + j];
    }
  }

  private static void giveGradients(Recurrent layer, Pass pass, int first, int rows, int step) {
    int features = layer.features();
    for (int i = 0; i < rows; i++) {
      int place = layer.place(pass, first + i, step);
      if (place >= 0) {
        System.arraycopy(pass.work(), layer.input(i), pass.dx(), place * features, features);
      }
    }
  }
}
