package org.hillock.network;

import org.hillock.numeric.Draws;

/// One layer: plain data that remembers nothing. Anyone can write one.
///
/// The rows of a batch may be shared out among threads, so forward and backward passes work on some
/// of the rows, and no row may depend on another. The gradients of the parameters are sums over all
/// rows of the batch, in their order; if there are many, threads share out the parameters. So the
/// bits depend on no number of threads.
public interface Layer {
  /// Numbers per example that come in.
  int inputs();

  /// Numbers per example that go out.
  int outputs();

  /// How many slopes per example its forward pass keeps for the backward pass.
  default int slopes() {
    return 0;
  }

  /// How many trained numbers it has.
  int parameters();

  /// How many of these, the first, are weights that weight decay shrinks; biases and learned slopes
  /// are not.
  int weights();

  /// What [#gradients] is asked for at once begins and ends at multiples of this, or ends with the
  /// last parameter.
  default int grain() {
    return Math.max(1, parameters());
  }

  /// By how much the weights of the layer that reads its outputs are to be larger than for inputs
  /// of mean square 1.
  default double gain() {
    return 1;
  }

  /// Floating-point operations of the forward pass of one example; a multiplication and an addition
  /// are two.
  long operations();

  /// Writes starting values.
  ///
  /// @param parameters of the whole network; this layer's begin at `from`
  /// @param gain of the layer whose outputs come in, 1 if none
  /// @param draws this layer's own stream; the same stream gives the same noise whatever the gain
  void initialize(float[] parameters, int from, double gain, Draws draws);

  /// y = layer(x), overwritten, and slopes if they are wanted.
  ///
  /// @param first the first row
  /// @param rows how many
  void forward(Pass pass, int first, int rows);

  /// dx from dy, overwritten; nothing if dx is not wanted.
  ///
  /// @param first the first row
  /// @param rows how many
  void backward(Pass pass, int first, int rows);

  /// Adds ∂loss by some of the parameters to what their gradients hold.
  ///
  /// @param rows of the batch
  /// @param begin the first of the layer's parameters, counted from 0
  /// @param end the one after the last
  void gradients(Pass pass, int rows, int begin, int end);
}
