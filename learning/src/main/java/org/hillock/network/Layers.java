package org.hillock.network;

import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.function.Gelu;
import org.hillock.activation.function.Relu;
import org.hillock.activation.function.Swish;
import org.hillock.activation.function.Tanh;

/// The words in which an [Architecture] is written; import them statically.
///
/// Softmax and sigmoid are not the last layer: losses take raw outputs and apply them themselves.
public final class Layers {
  private Layers() {}

  /// What comes into the network: `inputs(784)`, or `inputs(28, 28, 1)`.
  public static Shape inputs(int... sizes) {
    return Shape.of(sizes);
  }

  /// y = x W + b, to that many outputs.
  public static LayerSpec dense(int outputs) {
    return inputs -> new Dense(inputs.numbers(), outputs);
  }

  /// y = φ(x).
  public static LayerSpec activate(Activation activation) {
    return inputs -> new Activate(activation, inputs.numbers());
  }

  /// y = φ(x), where φ is one of Hillock's functions, by its name.
  ///
  /// @throws org.hillock.activation.InvalidInputException if there is no such function
  public static LayerSpec activate(String name) {
    return activate(Activations.named(name));
  }

  /// y = max(x, 0).
  public static LayerSpec relu() {
    return activate(new Relu());
  }

  /// y = x Φ(x), with Φ the distribution of the standard normal.
  public static LayerSpec gelu() {
    return activate(new Gelu());
  }

  /// y = x σ(x).
  public static LayerSpec swish() {
    return activate(new Swish());
  }

  /// y = tanh x.
  public static LayerSpec tanh() {
    return activate(new Tanh());
  }
}
