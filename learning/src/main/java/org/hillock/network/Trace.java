package org.hillock.network;

/// What a forward pass leaves behind: the values between all layers.
///
/// @param batch what the layers know of the batch
/// @param values `values[0]` holds the inputs, `values[l + 1]` what layer l gave; row-major, at
///   most the rows that the trace was made for
/// @param lengths `lengths[l]` tells for each row how many of the first sizes of `values[l]` are
///   its own; whole rows unless someone writes into `lengths[0]`
/// @param kept `kept[l]` holds what layer l keeps for the backward pass; of length 0 if it keeps
///   nothing, or the trace is not for training
/// @param statistics `statistics[l]` holds those of a [Coupled] layer
public record Trace(
    Batch batch, float[][] values, int[][] lengths, float[][] kept, float[][] statistics) {
  /// The raw outputs of the last layer.
  public float[] outputs() {
    return values[values.length - 1];
  }

  /// The place for the inputs: fill it, then run the network.
  public float[] inputs() {
    return values[0];
  }
}
