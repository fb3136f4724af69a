package org.hillock.network;

import org.hillock.numeric.Draws;
import org.hillock.numeric.MatrixMultiply;

/// One layer's share of a pass through the network: where everything lies. Values are row-major,
/// one example a row. Several threads may work on the same arrays, each with a pass of its own.
///
/// @param number of the layer, from 0
/// @param batch what all layers know of the batch
/// @param parameters of the whole network
/// @param from where this layer's parameters begin
/// @param x what comes in, rows × [Layer#inputs()]
/// @param lengths for each row how many of the first sizes of x (steps of a sequence) are its own;
///   what comes after them is filled up with numbers that mean nothing
/// @param y what goes out, rows × [Layer#outputs()]
/// @param other of a [Junction], what the other branch gives
/// @param kept what the forward pass keeps for the backward pass, and that for the gradients, rows
///   × [Layer#kept()]; of length 0 if no backward pass will follow
/// @param statistics of a [Coupled] layer, shared by all threads
/// @param dy ∂loss by y
/// @param dx ∂loss by x; of length 0 if it is not wanted
/// @param otherGradient of a [Junction], ∂loss by what goes to or comes from the other branch
/// @param gradients ∂loss by the parameters of the whole network
/// @param work this thread's, for anything, at least [Layer#work]; other layers use it too
/// @param wideWork the same in double, at least [Layer#wideWork]
/// @param multiply this thread's
public record Pass(
    int number,
    Batch batch,
    float[] parameters,
    int from,
    float[] x,
    int[] lengths,
    float[] y,
    float[] other,
    float[] kept,
    float[] statistics,
    float[] dy,
    float[] dx,
    float[] otherGradient,
    float[] gradients,
    float[] work,
    double[] wideWork,
    MatrixMultiply multiply) {
  /// This layer's random numbers for the batch at hand. Draw by the place of a number in the batch,
  /// so that the bits depend on no number of threads.
  public Draws draws() {
    return new Draws(key());
  }

  /// The key of these draws; a layer that draws in each pass goes by it, and makes no object.
  public long key() {
    return Draws.keyAt(batch.key(), number);
  }
}
