package org.hillock.network;

import static org.hillock.network.Layers.activate;
import static org.hillock.network.Layers.dense;
import static org.hillock.network.Layers.eachStep;
import static org.hillock.network.Layers.layerNormalization;
import static org.hillock.network.Layers.residual;
import static org.hillock.network.Layers.sequence;

import org.hillock.activation.Activation;
import org.hillock.activation.Activations;

/// One block of a transformer: `z = x + attention(n(x))`, `y = z + W₂ φ(W₁ n(z))`, where n is layer
/// normalization and the last part is at each step by itself. After the last of such blocks put one
/// more `layerNormalization()`, since what goes round each block is never normalized.
///
/// With [#normalizedAfter], `z = n(x + attention(x))` and `y = n(z + W₂ φ(W₁ z))`, as in the first
/// paper; that one needs a learning rate that rises slowly.
///
/// Sources: Vaswani et al., "Attention is all you need", 2017; Xiong et al., "On layer
/// normalization in the transformer architecture", 2020.
///
/// @param heads of the attention
/// @param feedForward numbers of a step between W₁ and W₂
/// @param activation φ
/// @param dropout rate at which numbers are dropped before each sum, 0 or more and below 1
/// @param causal whether a step sees itself and those before it only
/// @param normalizesAfter whether n comes after the sums
public record TransformerEncoder(
    int heads,
    int feedForward,
    Activation activation,
    double dropout,
    boolean causal,
    boolean normalizesAfter)
    implements LayerSpec {
  /// The same with that φ.
  public TransformerEncoder activation(Activation other) {
    return new TransformerEncoder(heads, feedForward, other, dropout, causal, normalizesAfter);
  }

  /// The same with one of Hillock's functions as φ, by its name.
  ///
  /// @throws org.hillock.activation.InvalidInputException if there is no such function
  public TransformerEncoder activation(String name) {
    return activation(Activations.named(name));
  }

  /// The same with dropout before each sum.
  public TransformerEncoder dropout(double rate) {
    return new TransformerEncoder(heads, feedForward, activation, rate, causal, normalizesAfter);
  }

  /// The same in which a step sees itself and those before it only.
  public TransformerEncoder seeingBackOnly() {
    return new TransformerEncoder(heads, feedForward, activation, dropout, true, normalizesAfter);
  }

  /// The same with the normalization after each sum.
  public TransformerEncoder normalizedAfter() {
    return new TransformerEncoder(heads, feedForward, activation, dropout, causal, true);
  }

  @Override
  public Stage on(Shape inputs) {
    LayerSpec attention = dropping(shape -> SelfAttention.on(shape, heads, causal));
    LayerSpec steps =
        dropping(
            sequence(
                eachStep(dense(feedForward)),
                activate(activation),
                eachStep(dense(inputs.last()))));
    LayerSpec block =
        normalizesAfter
            ? sequence(
                residual(attention), layerNormalization(), residual(steps), layerNormalization())
            : sequence(
                residual(layerNormalization(), attention), residual(layerNormalization(), steps));
    return block.on(inputs);
  }

  private LayerSpec dropping(LayerSpec branch) {
    return dropout == 0 ? branch : sequence(branch, Layers.dropout(dropout));
  }
}
