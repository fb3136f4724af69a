package org.hillock.network;

/// What a forward pass leaves behind: the values between all layers.
///
/// @param values `values[0]` holds the inputs, `values[l + 1]` what layer l gave; row-major, at
///   most the rows that the trace was made for
/// @param slopes `slopes[l]` holds the slopes that layer l keeps for the backward pass; of length 0
///   if it keeps none, or the trace is not for training
public record Trace(float[][] values, float[][] slopes) {
  /// The raw outputs of the last layer.
  public float[] outputs() {
    return values[values.length - 1];
  }

  /// The place for the inputs: fill it, then run the network.
  public float[] inputs() {
    return values[0];
  }
}
