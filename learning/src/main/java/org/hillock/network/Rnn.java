package org.hillock.network;

import java.util.List;
import org.hillock.activation.Activation;
import org.hillock.activation.Elementwise;
import org.hillock.activation.function.Tanh;
import org.hillock.kernel.Hadamard;

/// The simple recurrent network: h = φ(x W + h U + b).
///
/// Source: Elman, "Finding structure in time", 1990.
///
/// @param activation φ
public record Rnn(Elementwise activation) implements Cell {
  /// With tanh.
  public Rnn() {
    this(new Tanh());
  }

  @Override
  public String name() {
    return "rnn";
  }

  @Override
  public int blocks() {
    return 1;
  }

  @Override
  public int kept() {
    return 1;
  }

  /// Values and slopes; backward, gate gradients.
  @Override
  public int work() {
    return 2;
  }

  @Override
  public List<Activation> activations() {
    return List.of(activation);
  }

  @Override
  public void forward(Recurrent layer, Pass pass, int first, int rows, int step) {
    int hidden = layer.hidden();
    float[] work = pass.work();
    int values = layer.scratch(0);
    int slopes = layer.scratch(1);
    RecurrentSums.forward(layer, pass, rows, 0, 1, values);
    RecurrentSums.activate(activation, pass, values, values, slopes, rows * hidden);
    for (int i = 0; i < rows; i++) {
      int place = layer.place(pass, first + i, step);
      if (place >= 0) {
        System.arraycopy(work, values + i * hidden, work, layer.state(i), hidden);
        if (pass.kept().length > 0) {
          System.arraycopy(work, slopes + i * hidden, pass.kept(), layer.slot(place, 0), hidden);
        }
      }
    }
  }

  @Override
  public void backward(Recurrent layer, Pass pass, int first, int rows, int step) {
    int hidden = layer.hidden();
    float[] work = pass.work();
    float[] kept = pass.kept();
    for (int i = 0; i < rows; i++) {
      int gradient = layer.scratch(0) + i * hidden;
      int place = layer.place(pass, first + i, step);
      if (place >= 0) {
        int slot = layer.slot(place, 0);
        Hadamard.product(work, layer.state(i), kept, slot, work, gradient, hidden);
      }
      RecurrentSums.keep(layer, pass, gradient, place);
    }
    RecurrentSums.backward(layer, pass, rows, layer.scratch(0), hidden, 0, 1, false);
  }
}
