package org.hillock.network;

import java.util.List;
import java.util.Locale;
import org.hillock.activation.Activation;
import org.hillock.numeric.Draws;

/// One layer: plain data that remembers nothing. Anyone can write one.
///
/// The rows of a batch may be shared out among threads, so forward and backward passes work on some
/// of the rows, and no row may depend on another (one that does is [Coupled]). The gradients of the
/// parameters are sums over all rows of the batch, in their order; if there are many, threads share
/// out the parameters. So the bits depend on no number of threads.
///
/// [LayerContract] checks all this.
public non-sealed interface Layer extends LayerSpec, Stage {
  /// What summaries and errors call it: its kind, and its sizes if they differ.
  default String label() {
    String type = getClass().getSimpleName();
    String kind = type.isEmpty() ? "layer" : type.toLowerCase(Locale.ROOT);
    return inputs() == outputs() ? kind : kind + " " + inputs() + " → " + outputs();
  }

  /// Itself; whether it fits is checked by [Architecture].
  @Override
  default Layer on(Shape shape) {
    return this;
  }

  /// Itself alone.
  @Override
  default List<Layer> layers() {
    return List.of(this);
  }

  /// Numbers per example that come in.
  int inputs();

  /// How those are arranged. The first size is what a row's length counts, if rows have lengths.
  default Shape inputShape() {
    return Shape.of(inputs());
  }

  /// Numbers per example that go out.
  int outputs();

  /// How those are arranged, for the layer that comes next.
  @Override
  default Shape outputShape() {
    return Shape.of(outputs());
  }

  /// How many of the first sizes that go out are a row's own, if so many that come in are.
  default int length(int incoming) {
    return incoming;
  }

  /// How many numbers per example its forward pass keeps for the backward pass, and that for the
  /// gradients.
  default int kept() {
    return 0;
  }

  /// How many numbers each thread needs for work that is kept for nobody.
  ///
  /// @param rows that go through at once, at most
  default int work(int rows) {
    return 0;
  }

  /// The same for work in double.
  default int wideWork(int rows) {
    return 0;
  }

  /// Whether, in training, an input of a row or a parameter that is not finite always makes one of
  /// the row's outputs not finite: then who looks for such numbers need not look at the inputs.
  default boolean showsInputs() {
    return false;
  }

  /// Whether a gradient of the outputs that is not finite always makes one of the parameters'
  /// gradients not finite, unless it counts for nothing.
  default boolean showsGradients() {
    return false;
  }

  /// The layers whose work it does in one, first to last; itself alone if it is no such layer. All
  /// parameters are those of the first.
  default List<Layer> parts() {
    return List.of(this);
  }

  /// The activation functions in it.
  default List<Activation> activations() {
    return List.of();
  }

  /// How many trained numbers it has.
  default int parameters() {
    return 0;
  }

  /// How many of these, the first, are weights that weight decay shrinks; biases and learned slopes
  /// are not.
  default int weights() {
    return 0;
  }

  /// What [#gradients] is asked for at once begins and ends at multiples of this, or ends with the
  /// last parameter.
  default int grain() {
    return Math.max(1, parameters());
  }

  /// By how much the weights of the layer that reads its outputs are to be larger than for inputs
  /// of mean square 1.
  ///
  /// @param incoming that of the layer before it, which a layer that only passes numbers on gives
  default double gain(double incoming) {
    return 1;
  }

  /// Floating-point operations of the forward pass of one example; a multiplication and an addition
  /// are two.
  default long operations() {
    return outputs() + 2L * parameters();
  }

  /// Writes starting values, one for each parameter.
  ///
  /// @param parameters of the whole network; this layer's begin at `from`
  /// @param gain of the layer whose outputs come in, 1 if none
  /// @param draws this layer's own stream; the same stream gives the same noise whatever the gain
  default void initialize(float[] parameters, int from, double gain, Draws draws) {}

  /// y = layer(x), overwritten, and what is kept, if it is wanted.
  ///
  /// @param first the first row
  /// @param rows how many
  void forward(Pass pass, int first, int rows);

  /// dx from dy, overwritten; nothing if dx is not wanted.
  ///
  /// @param first the first row
  /// @param rows how many
  void backward(Pass pass, int first, int rows);

  /// Adds ∂loss by some of the parameters to what their gradients hold. It comes after [#backward]
  /// of all rows.
  ///
  /// @param rows of the batch
  /// @param begin the first of the layer's parameters, counted from 0
  /// @param end the one after the last
  default void gradients(Pass pass, int rows, int begin, int end) {}
}
