package org.hillock.network;

import java.util.Arrays;
import java.util.List;
import org.hillock.activation.Activation;
import org.hillock.activation.Elementwise;
import org.hillock.activation.function.Sigmoid;
import org.hillock.activation.function.Tanh;
import org.hillock.kernel.Hadamard;

/// The gated recurrent unit: gates z, r = σ(x W + h U + b), a candidate n, and h = (1 - z) n + z h.
/// Blocks of the weights are in the order z, r, n.
///
/// The reset gate is applied before the product with U, n = φ(x W + (r h) U + b), or after it, n =
/// φ(x W + b + r (h U + b')); then b' comes after all other biases.
///
/// Source: Cho et al., "Learning phrase representations using RNN encoder-decoder for statistical
/// machine translation", 2014, for the reset before; after it is how cuDNN has it, and after that
/// PyTorch and Keras.
///
/// @param gate σ
/// @param candidate φ
/// @param resetsAfter whether the reset gate is applied after the product; ONNX calls it
///   linear_before_reset
public record Gru(Elementwise gate, Elementwise candidate, boolean resetsAfter) implements Cell {
  // What is kept after three gate gradients: r h, or the gradient by h U + b'; then z and r.
  private static final int CARRIED = 3;
  private static final int UPDATE = 4;
  private static final int RESET = 5;

  // Work: gates and their slopes; candidate and its slope; r h, or h U + b'; 1 - z and h - n.
  private static final int GATES = 0;
  private static final int GATE_SLOPES = 2;
  private static final int CANDIDATE = 4;
  private static final int CANDIDATE_SLOPES = 5;
  private static final int RESET_STATE = 6;
  private static final int DIFFERENCE = 7;

  /// With sigmoid and tanh, and the reset after the product.
  public Gru() {
    this(new Sigmoid(), new Tanh(), true);
  }

  @Override
  public String name() {
    return "gru";
  }

  @Override
  public int blocks() {
    return 3;
  }

  @Override
  public int biases() {
    return resetsAfter ? 4 : 3;
  }

  @Override
  public int kept() {
    return 6;
  }

  @Override
  public int work() {
    return 8;
  }

  @Override
  public List<Activation> activations() {
    return List.of(gate, candidate);
  }

  @Override
  public void forward(Recurrent layer, Pass pass, int first, int rows, int step) {
    int n = layer.hidden();
    float[] work = pass.work();
    int gates = layer.scratch(GATES);
    int candidate = layer.scratch(CANDIDATE);
    int reset = layer.scratch(RESET_STATE);
    RecurrentSums.forward(layer, pass, rows, 0, 2, gates);
    RecurrentSums.activate(gate, pass, gates, gates, layer.scratch(GATE_SLOPES), rows * 2 * n);
    RecurrentSums.ofInputs(layer, pass, rows, 2, 1, candidate);
    if (resetsAfter) {
      RecurrentSums.ofStates(layer, pass, rows, 2, 3, reset);
    }
    for (int i = 0; i < rows; i++) {
      int r = gates + (2 * i + 1) * n;
      if (resetsAfter) {
        Hadamard.add(work, r, work, reset + i * n, work, candidate + i * n, n);
      } else {
        Hadamard.product(work, r, work, layer.state(i), work, reset + i * n, n);
      }
    }
    if (!resetsAfter) {
      RecurrentSums.addOfStates(layer, pass, rows, reset, n, 2, candidate);
    }
    RecurrentSums.activate(
        this.candidate, pass, candidate, candidate, layer.scratch(CANDIDATE_SLOPES), rows * n);
    for (int i = 0; i < rows; i++) {
      int place = layer.place(pass, first + i, step);
      if (place >= 0) {
        update(layer, pass, i, place);
      }
    }
  }

  /// h of a row: n + z (h - n).
  private void update(Recurrent layer, Pass pass, int row, int place) {
    int n = layer.hidden();
    float[] work = pass.work();
    float[] kept = pass.kept();
    int h = layer.state(row);
    int z = layer.scratch(GATES) + 2 * row * n;
    int candidate = layer.scratch(CANDIDATE) + row * n;
    int difference = layer.scratch(DIFFERENCE) + row * n;
    Hadamard.difference(work, h, work, candidate, work, difference, n);
    if (kept.length > 0) {
      int slopes = layer.scratch(GATE_SLOPES) + 2 * row * n;
      int slope = layer.scratch(CANDIDATE_SLOPES) + row * n;
      int reset = layer.scratch(RESET_STATE) + row * n;
      int read = resetsAfter ? reset : h;
      Hadamard.product(work, difference, work, slopes, kept, layer.slot(place, 0), n);
      Hadamard.product(work, read, work, slopes + n, kept, layer.slot(place, 1), n);
      Hadamard.subtract(work, z, work, slope, work, slope, n);
      System.arraycopy(work, slope, kept, layer.slot(place, 2), n);
      if (!resetsAfter) {
        System.arraycopy(work, reset, kept, layer.slot(place, CARRIED), n);
      }
      System.arraycopy(work, z, kept, layer.slot(place, UPDATE), n);
      System.arraycopy(work, z + n, kept, layer.slot(place, RESET), n);
    }
    System.arraycopy(work, candidate, work, h, n);
    Hadamard.add(work, z, work, difference, work, h, n);
  }

  @Override
  public void backward(Recurrent layer, Pass pass, int first, int rows, int step) {
    int n = layer.hidden();
    int stride = biases() * n;
    int gradients = layer.scratch(GATES);
    float[] work = pass.work();
    for (int i = 0; i < rows; i++) {
      int place = layer.place(pass, first + i, step);
      int gradient = gradients + i * stride;
      if (place >= 0) {
        byUpdateAndCandidate(layer, pass, i, place, gradient);
      } else {
        Arrays.fill(work, gradient, gradient + stride, 0);
      }
    }
    int reset = layer.scratch(RESET_STATE);
    if (!resetsAfter) {
      RecurrentSums.toStates(layer, pass, rows, gradients + 2 * n, stride, 2, false, reset, n);
    }
    for (int i = 0; i < rows; i++) {
      int place = layer.place(pass, first + i, step);
      int gradient = gradients + i * stride;
      if (place >= 0) {
        byReset(layer, pass, i, place, gradient, reset + i * n);
      }
      Arrays.fill(work, layer.input(i), layer.state(i), 0);
      RecurrentSums.keep(layer, pass, gradient, place);
    }
    RecurrentSums.backward(layer, pass, rows, gradients, stride, 0, 2, true);
    RecurrentSums.addToInputs(layer, pass, rows, gradients + 2 * n, stride, 2);
    if (resetsAfter) {
      int to = layer.state(0);
      RecurrentSums.toStates(
          layer, pass, rows, gradients + 3 * n, stride, 2, true, to, layer.depth());
    }
  }

  private void byUpdateAndCandidate(Recurrent layer, Pass pass, int row, int place, int gradient) {
    int n = layer.hidden();
    float[] work = pass.work();
    float[] kept = pass.kept();
    int dh = layer.state(row);
    Hadamard.product(work, dh, kept, layer.slot(place, 0), work, gradient, n);
    Hadamard.product(work, dh, kept, layer.slot(place, 2), work, gradient + 2 * n, n);
    if (resetsAfter) {
      int r = layer.slot(place, RESET);
      Hadamard.product(work, gradient + 2 * n, kept, r, work, gradient + 3 * n, n);
    }
    Hadamard.product(work, dh, kept, layer.slot(place, UPDATE), work, dh, n);
  }

  /// @param byProduct ∂loss by r h of the row, if the reset gate is applied before the product
  private void byReset(
      Recurrent layer, Pass pass, int row, int place, int gradient, int byProduct) {
    int n = layer.hidden();
    float[] work = pass.work();
    float[] kept = pass.kept();
    int upstream = resetsAfter ? gradient + 2 * n : byProduct;
    Hadamard.product(work, upstream, kept, layer.slot(place, 1), work, gradient + n, n);
    if (!resetsAfter) {
      Hadamard.add(work, byProduct, kept, layer.slot(place, RESET), work, layer.state(row), n);
    }
  }

  @Override
  public void addStateGradients(
      Recurrent layer, Pass pass, int first, int rows, int begin, int count) {
    RecurrentGradients.ofStates(layer, pass, first, rows, begin, count, 0, 0, 2);
    if (resetsAfter) {
      RecurrentGradients.ofStates(layer, pass, first, rows, begin, count, CARRIED, 2, 1);
    } else {
      RecurrentGradients.ofKept(layer, pass, first, rows, begin, count, CARRIED, 2, 2);
    }
  }
}
