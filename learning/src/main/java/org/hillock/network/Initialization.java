package org.hillock.network;

import org.hillock.activation.InvalidInputException;
import org.hillock.numeric.Draws;

/// How the parameters of a layer start. Anyone can write one; reports call it by its `toString`.
///
/// For weights from n inputs to m outputs, read from an activation whose gain is g:
///
/// | method | text | distribution | variance |
/// |---|---|---|---|
/// | [#gainCorrected()] | `gain-corrected` | normal | g² / n |
/// | [#he()] | `he` | normal | 2 / n |
/// | [#leCun()] | `lecun` | normal | 1 / n |
/// | [#glorotNormal()] | `glorot-normal` | normal | 2 / (n + m) |
/// | [#glorotUniform()] | `glorot-uniform` | uniform | 2 / (n + m) |
/// | [#inverseRoot()] | `inverse-root` | uniform on ±1 / √n, biases too | 1 / (3 n) |
/// | [#withGain(double)] | `gain=3` | normal | 3² / n |
/// | [#normal(double)] | `normal=0.01` | normal | 0.01² |
/// | [#constant(double)] | `constant=0.1` | all 0.1 | 0 |
///
/// Source: LeCun, Bottou, Orr and Müller, "Efficient backprop", 1998; Glorot and Bengio 2010; He,
/// Zhang, Ren and Sun 2015; `inverse-root` is what PyTorch's linear layers do if nothing is said.
@FunctionalInterface
public interface Initialization {
  /// Writes the starting values of one layer.
  ///
  /// @param layer whose values they are
  /// @param parameters of the whole network; this layer's begin at `from`
  /// @param gain of the layer whose outputs come in, 1 if none
  /// @param draws this layer's own stream
  void start(Layer layer, float[] parameters, int from, double gain, Draws draws);

  /// The one that writes itself so: `parse("gain=3")` is `withGain(3)`.
  ///
  /// @throws InvalidInputException if there is none; the message suggests the nearest
  static NamedInitialization parse(String text) {
    return NamedInitialization.of(text);
  }

  /// What [Architecture#network(long)] takes: each layer is scaled for the activation whose outputs
  /// it reads.
  static Initialization gainCorrected() {
    return NamedInitialization.Rule.GAIN_CORRECTED;
  }

  /// As if every layer read the outputs of ReLU.
  static Initialization he() {
    return NamedInitialization.Rule.HE;
  }

  /// As if every layer read numbers of mean square 1.
  static Initialization leCun() {
    return NamedInitialization.Rule.LECUN;
  }

  /// With the same gain for every layer, whatever it reads.
  ///
  /// @throws InvalidInputException if the gain is not from 1e-30 to 1e30
  static Initialization withGain(double gain) {
    return new NamedInitialization.Gain(gain);
  }

  /// Half-way between keeping the size of the values and that of the gradients; for dense layers.
  static Initialization glorotNormal() {
    return NamedInitialization.Rule.GLOROT_NORMAL;
  }

  /// The same variance, uniform; for dense layers.
  static Initialization glorotUniform() {
    return NamedInitialization.Rule.GLOROT_UNIFORM;
  }

  /// Weights and biases uniform on ±1 / √n; for dense layers.
  static Initialization inverseRoot() {
    return NamedInitialization.Rule.INVERSE_ROOT;
  }

  /// Normal weights of this standard deviation, however many inputs there are; for any layer, whose
  /// other parameters start as it has them, biases at 0.
  ///
  /// @throws InvalidInputException if the deviation is not from 1e-30 to 1e30
  static Initialization normal(double deviation) {
    return new NamedInitialization.Normal(deviation);
  }

  /// All weights the same, so that the units of a layer stay the same, too: nothing tells them
  /// apart. For any layer, whose other parameters start as it has them, biases at 0.
  ///
  /// @throws InvalidInputException if the value is not from -1e30 to 1e30
  static Initialization constant(double value) {
    return new NamedInitialization.Constant(value);
  }
}
