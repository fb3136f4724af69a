package org.hillock.network;

import org.hillock.numeric.Draws;
import org.hillock.numeric.MatrixMultiply;

/// One layer: plain data that remembers nothing. Values are row-major, one example a row.
///
/// In every layer `dx` is overwritten and parameter gradients are added.
public sealed interface Layer permits Dense, Activate {
  /// Numbers per example that come in.
  int inputs();

  /// Numbers per example that go out.
  int outputs();

  /// How many slopes per example its forward pass keeps for the backward pass.
  int slopes();

  /// How many trained numbers it has.
  int parameters();

  /// How many of these, the first, are weights that weight decay shrinks; biases and learned slopes
  /// are not.
  int weights();

  /// Writes starting values.
  ///
  /// @param parameters of the whole network; this layer's begin at `from`
  /// @param gain of the activation whose outputs come in, 1 if none
  /// @param draws this layer's own stream; the same stream gives the same noise whatever the gain
  void initialize(float[] parameters, int from, double gain, Draws draws);

  /// y = layer(x).
  ///
  /// @param x rows × [#inputs()]
  /// @param y rows × [#outputs()], overwritten
  /// @param slopes rows × [#slopes()], overwritten; of length 0 if no backward pass will follow
  void forward(
      float[] parameters,
      int from,
      float[] x,
      float[] y,
      float[] slopes,
      int rows,
      MatrixMultiply multiply);

  /// dx from dy, and the gradients of the parameters.
  ///
  /// @param x what came in
  /// @param y what went out
  /// @param slopes what the forward pass kept
  /// @param dy rows × [#outputs()]
  /// @param dx rows × [#inputs()], overwritten; of length 0 if it is not wanted
  /// @param gradients of the whole network, this layer's begin at `from`; added to
  void backward(
      float[] parameters,
      int from,
      float[] x,
      float[] y,
      float[] slopes,
      float[] dy,
      float[] dx,
      float[] gradients,
      int rows,
      MatrixMultiply multiply);
}
