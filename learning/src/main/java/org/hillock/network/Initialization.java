package org.hillock.network;

import org.hillock.activation.InvalidInputException;
import org.hillock.numeric.Draws;

/// How the parameters of a layer start. Anyone can write one.
///
/// For weights from n inputs to m outputs, read from an activation whose gain is g:
///
/// | name | distribution | variance |
/// |---|---|---|
/// | [#gainCorrected()] | normal | g² / n |
/// | [#he()] | normal | 2 / n |
/// | [#leCun()] | normal | 1 / n |
/// | [#glorotNormal()] | normal | 2 / (n + m) |
/// | [#glorotUniform()] | uniform | 2 / (n + m) |
/// | [#inverseRoot()] | uniform on ±1 / √n, biases too | 1 / (3 n) |
///
/// Source: LeCun, Bottou, Orr and Müller, "Efficient backprop", 1998; Glorot and Bengio 2010; He,
/// Zhang, Ren and Sun 2015; the last one is what PyTorch's linear layers do if nothing is said.
@FunctionalInterface
public interface Initialization {
  /// Writes the starting values of one layer.
  ///
  /// @param layer whose values they are
  /// @param parameters of the whole network; this layer's begin at `from`
  /// @param gain of the layer whose outputs come in, 1 if none
  /// @param draws this layer's own stream
  void start(Layer layer, float[] parameters, int from, double gain, Draws draws);

  /// What [Architecture#network(long)] takes: each layer is scaled for the activation whose outputs
  /// it reads.
  static Initialization gainCorrected() {
    return Layer::initialize;
  }

  /// As if every layer read the outputs of ReLU.
  static Initialization he() {
    return withGain(Math.sqrt(2));
  }

  /// As if every layer read numbers of mean square 1.
  static Initialization leCun() {
    return withGain(1);
  }

  /// With the same gain for every layer, whatever it reads.
  static Initialization withGain(double gain) {
    return (layer, parameters, from, _, draws) -> layer.initialize(parameters, from, gain, draws);
  }

  /// Half-way between keeping the size of the values and that of the gradients; for dense layers.
  static Initialization glorotNormal() {
    return (layer, parameters, from, gain, draws) -> {
      if (isDense(layer, "Glorot's")) {
        int both = layer.inputs() + layer.outputs();
        layer.initialize(parameters, from, Math.sqrt(2.0 * layer.inputs() / both), draws);
      } else {
        layer.initialize(parameters, from, gain, draws);
      }
    };
  }

  /// The same variance, uniform; for dense layers.
  static Initialization glorotUniform() {
    return (layer, parameters, from, gain, draws) -> {
      layer.initialize(parameters, from, gain, draws);
      if (isDense(layer, "Glorot's")) {
        double limit = Math.sqrt(6.0 / (layer.inputs() + layer.outputs()));
        fill(parameters, from, layer.weights(), limit, draws);
      }
    };
  }

  /// Weights and biases uniform on ±1 / √n; for dense layers.
  static Initialization inverseRoot() {
    return (layer, parameters, from, gain, draws) -> {
      layer.initialize(parameters, from, gain, draws);
      if (isDense(layer, "the inverse root's")) {
        fill(parameters, from, layer.parameters(), 1 / Math.sqrt(layer.inputs()), draws);
      }
    };
  }

  /// Only of a dense layer it is known here how many numbers each output reads.
  private static boolean isDense(Layer layer, String whose) {
    if (layer.weights() > 0 && !(layer instanceof Dense)) {
      throw new InvalidInputException(
          "%s starting values are for dense layers, and there is %s; take he(), leCun() or gainCorrected(), which ask the layer itself."
              .formatted(whose, layer.label()));
    }
    return layer instanceof Dense;
  }

  private static void fill(float[] parameters, int from, int count, double limit, Draws draws) {
    for (int i = 0; i < count; i++) {
      parameters[from + i] = (float) (limit * (2 * draws.uniform(i) - 1));
    }
  }
}
