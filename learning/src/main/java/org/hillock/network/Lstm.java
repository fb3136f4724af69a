package org.hillock.network;

import java.util.Arrays;
import java.util.List;
import org.hillock.activation.Activation;
import org.hillock.activation.Elementwise;
import org.hillock.activation.function.Sigmoid;
import org.hillock.activation.function.Tanh;
import org.hillock.kernel.Hadamard;

/// Long short-term memory: gates i, f, o = σ(x W + h U + b) and a candidate g = φ(x W + h U + b);
/// what it remembers becomes c = f c + i g, and h = o ψ(c). Blocks of the weights are in the order
/// i, f, o, g; those of one activation function lie side by side.
///
/// The biases of the forget gate start at 1, so that it does not forget before it has learned to.
///
/// Source: Hochreiter and Schmidhuber, "Long short-term memory", 1997; Gers, Schmidhuber and
/// Cummins, "Learning to forget", 2000; Jozefowicz, Zaremba and Sutskever 2015 for the bias.
///
/// @param gate σ
/// @param candidate φ
/// @param output ψ
public record Lstm(Elementwise gate, Elementwise candidate, Elementwise output) implements Cell {
  // What is kept, after the gate gradients: f, and ∂h/∂c.
  private static final int FORGET = 4;
  private static final int BY_CELL = 5;

  // Work: gates and candidate; their slopes; c, ψ(c) and its slope.
  private static final int GATES = 0;
  private static final int CANDIDATE = 3;
  private static final int GATE_SLOPES = 4;
  private static final int CANDIDATE_SLOPES = 7;
  private static final int CELL = 8;
  private static final int OUTPUT = 9;
  private static final int OUTPUT_SLOPES = 10;

  /// With sigmoid, tanh and tanh.
  public Lstm() {
    this(new Sigmoid(), new Tanh(), new Tanh());
  }

  @Override
  public String name() {
    return "lstm";
  }

  @Override
  public int blocks() {
    return 4;
  }

  @Override
  public int kept() {
    return 6;
  }

  @Override
  public int work() {
    return 11;
  }

  @Override
  public List<Activation> activations() {
    return List.of(gate, candidate, output);
  }

  @Override
  public float bias(int block) {
    return block == 1 ? 1 : 0;
  }

  @Override
  public void start(Recurrent layer, Pass pass, int rows) {
    int cell = layer.scratch(CELL);
    Arrays.fill(pass.work(), cell, cell + rows * layer.hidden(), 0);
  }

  @Override
  public void forward(Recurrent layer, Pass pass, int first, int rows, int step) {
    int hidden = layer.hidden();
    int gates = layer.scratch(GATES);
    int candidate = layer.scratch(CANDIDATE);
    int gateSlopes = layer.scratch(GATE_SLOPES);
    int slopes = layer.scratch(CANDIDATE_SLOPES);
    RecurrentSums.forward(layer, pass, rows, 0, 3, gates);
    RecurrentSums.forward(layer, pass, rows, 3, 1, candidate);
    RecurrentSums.activate(gate, pass, gates, gates, gateSlopes, rows * 3 * hidden);
    RecurrentSums.activate(this.candidate, pass, candidate, candidate, slopes, rows * hidden);
    for (int i = 0; i < rows; i++) {
      int place = layer.place(pass, first + i, step);
      if (place >= 0) {
        remember(layer, pass, i, place);
      }
    }
    RecurrentSums.activate(
        output,
        pass,
        layer.scratch(CELL),
        layer.scratch(OUTPUT),
        layer.scratch(OUTPUT_SLOPES),
        rows * hidden);
    for (int i = 0; i < rows; i++) {
      int place = layer.place(pass, first + i, step);
      if (place >= 0) {
        output(layer, pass, i, place);
      }
    }
  }

  /// c of a row.
  private static void remember(Recurrent layer, Pass pass, int row, int place) {
    int n = layer.hidden();
    float[] work = pass.work();
    float[] kept = pass.kept();
    int i = layer.scratch(GATES) + row * 3 * n;
    int f = i + n;
    int g = layer.scratch(CANDIDATE) + row * n;
    int c = layer.scratch(CELL) + row * n;
    if (kept.length > 0) {
      int slopes = layer.scratch(GATE_SLOPES) + row * 3 * n;
      int slope = layer.scratch(CANDIDATE_SLOPES) + row * n;
      Hadamard.product(work, g, work, slopes, kept, layer.slot(place, 0), n);
      Hadamard.product(work, c, work, slopes + n, kept, layer.slot(place, 1), n);
      Hadamard.product(work, i, work, slope, kept, layer.slot(place, 3), n);
      System.arraycopy(work, f, kept, layer.slot(place, FORGET), n);
    }
    Hadamard.product(work, f, work, c, work, c, n);
    Hadamard.add(work, i, work, g, work, c, n);
  }

  /// h of a row.
  private static void output(Recurrent layer, Pass pass, int row, int place) {
    int n = layer.hidden();
    float[] work = pass.work();
    float[] kept = pass.kept();
    int o = layer.scratch(GATES) + (row * 3 + 2) * n;
    int psi = layer.scratch(OUTPUT) + row * n;
    if (kept.length > 0) {
      int slopes = layer.scratch(GATE_SLOPES) + (row * 3 + 2) * n;
      int slope = layer.scratch(OUTPUT_SLOPES) + row * n;
      Hadamard.product(work, psi, work, slopes, kept, layer.slot(place, 2), n);
      Hadamard.product(work, o, work, slope, kept, layer.slot(place, BY_CELL), n);
    }
    Hadamard.product(work, o, work, psi, work, layer.state(row), n);
  }

  @Override
  public void startBackward(Recurrent layer, Pass pass, int rows) {
    start(layer, pass, rows);
  }

  @Override
  public void backward(Recurrent layer, Pass pass, int first, int rows, int step) {
    int n = layer.hidden();
    float[] work = pass.work();
    float[] kept = pass.kept();
    for (int i = 0; i < rows; i++) {
      int gradients = layer.scratch(GATES) + i * 4 * n;
      int place = layer.place(pass, first + i, step);
      if (place >= 0) {
        int dh = layer.state(i);
        int dc = layer.scratch(CELL) + i * n;
        int slot = layer.slot(place, 0);
        Hadamard.add(work, dh, kept, layer.slot(place, BY_CELL), work, dc, n);
        Hadamard.product(work, dc, kept, slot, work, gradients, n);
        Hadamard.product(work, dc, kept, slot + n, work, gradients + n, n);
        Hadamard.product(work, dh, kept, slot + 2 * n, work, gradients + 2 * n, n);
        Hadamard.product(work, dc, kept, slot + 3 * n, work, gradients + 3 * n, n);
        Hadamard.product(work, dc, kept, layer.slot(place, FORGET), work, dc, n);
      }
      RecurrentSums.keep(layer, pass, gradients, place);
    }
    RecurrentSums.backward(layer, pass, rows, layer.scratch(GATES), 4 * n, 0, 4, false);
  }
}
