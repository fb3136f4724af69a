package org.hillock.network;

/// What a backward pass leaves behind.
///
/// @param parameters ∂loss/∂parameter, in the order of [Network#parameters()]; passes add to it
/// @param values `values[l + 1]` is ∂loss by what layer l gave; `values[0]` has length 0, since no
///   one asks for the inputs' gradients
public record Gradients(float[] parameters, float[][] values) {
  /// The place for ∂loss by the raw outputs: the loss fills it, then the network runs backward.
  public float[] outputs() {
    return values[values.length - 1];
  }

  /// The place of no gradients, for a forward pass alone.
  public static Gradients none(int layers) {
    return new Gradients(new float[0], new float[layers + 1][0]);
  }
}
