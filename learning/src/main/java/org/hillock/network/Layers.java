package org.hillock.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.function.Gelu;
import org.hillock.activation.function.Relu;
import org.hillock.activation.function.Swish;
import org.hillock.activation.function.Tanh;

/// The words in which an [Architecture] is written; import them statically.
///
/// Softmax and sigmoid are not the last layer: losses take raw outputs and apply them themselves.
public final class Layers {
  /// ε of normalizations.
  private static final double EPSILON = 1e-5;

  private Layers() {}

  /// What comes into the network: `inputs(784)`, or `inputs(28, 28, 1)`.
  public static Shape inputs(int... sizes) {
    return Shape.of(sizes);
  }

  /// y = x W + b, to that many outputs.
  public static LayerSpec dense(int outputs) {
    return inputs -> new Dense(inputs.numbers(), outputs);
  }

  /// y = φ(x); of several sizes, softmax and its kin work along the last one, and a learned
  /// function has a parameter for each place along it.
  public static LayerSpec activate(Activation activation) {
    return inputs -> new Activate(activation, inputs);
  }

  /// y = φ(x), where φ is one of Hillock's functions, by its name.
  ///
  /// @throws org.hillock.activation.InvalidInputException if there is no such function
  public static LayerSpec activate(String name) {
    return activate(Activations.named(name));
  }

  /// y = max(x, 0).
  public static LayerSpec relu() {
    return activate(new Relu());
  }

  /// y = x Φ(x), with Φ the distribution of the standard normal.
  public static LayerSpec gelu() {
    return activate(new Gelu());
  }

  /// y = x σ(x).
  public static LayerSpec swish() {
    return activate(new Swish());
  }

  /// y = tanh x.
  public static LayerSpec tanh() {
    return activate(new Tanh());
  }

  /// Reads a sequence: h = tanh(x W + h U + b); gives the state after the last step, or with
  /// [Recurrence#sequence] that of each.
  public static Recurrence rnn(int hidden) {
    return recurrent(new Rnn(), hidden);
  }

  /// Reads a sequence with long short-term memory: `lstm(128)` gives the state after the last step,
  /// `lstm(128).sequence()` that of each.
  public static Recurrence lstm(int hidden) {
    return recurrent(new Lstm(), hidden);
  }

  /// Reads a sequence with gated recurrent units; what it gives is as of [#lstm].
  public static Recurrence gru(int hidden) {
    return recurrent(new Gru(), hidden);
  }

  /// Reads a sequence with a cell of chosen activation functions.
  public static Recurrence recurrent(Cell cell, int hidden) {
    return new Recurrence(cell, hidden, false, false);
  }

  /// Reads a sequence in both directions, and gives both states side by side.
  public static LayerSpec bidirectional(Recurrence layer) {
    return sideBySide(layer, layer.reversed());
  }

  /// A convolution with a square kernel, as large an image going out as comes in; along a sequence,
  /// a kernel of so many steps.
  ///
  /// @param channels that go out
  public static LayerSpec convolution(int channels, int kernel) {
    return convolution(channels, Window.of(kernel));
  }

  /// A convolution whose kernel moves as the window says.
  public static LayerSpec convolution(int channels, Window window) {
    return groupedConvolution(channels, window, 1);
  }

  /// A convolution within each of several groups of channels.
  public static LayerSpec groupedConvolution(int channels, Window window, int groups) {
    return inputs -> new Convolution(Sweep.of(inputs, window), channels, groups);
  }

  /// A convolution of each channel by itself.
  public static LayerSpec depthwiseConvolution(Window window) {
    return inputs -> new Convolution(Sweep.of(inputs, window), inputs.last(), inputs.last());
  }

  /// The largest of each square of so many pixels, or of so many steps, which lie side by side.
  public static LayerSpec maxPool(int size) {
    return maxPool(Window.of(size).stride(size).valid());
  }

  /// The largest in each window.
  public static LayerSpec maxPool(Window window) {
    return inputs -> new MaxPool(Sweep.of(inputs, window));
  }

  /// The mean of each square of so many pixels, or of so many steps, which lie side by side.
  public static LayerSpec averagePool(int size) {
    return averagePool(Window.of(size).stride(size).valid());
  }

  /// The mean in each window of what lies in the image.
  public static LayerSpec averagePool(Window window) {
    return inputs -> new AveragePool(Sweep.of(inputs, window), false);
  }

  /// The mean of each channel over all pixels, or steps.
  public static LayerSpec globalAveragePool() {
    return GlobalAveragePool::new;
  }

  /// The largest of each channel over all pixels, or steps.
  public static LayerSpec globalMaxPool() {
    return GlobalMaxPool::new;
  }

  /// y = γ (x - μ) / √(σ² + ε) + β, with mean and variance over the batch.
  public static LayerSpec batchNormalization() {
    return inputs -> new BatchNormalization(inputs, 0.1, EPSILON);
  }

  /// The same over the last size of each example: features of a step.
  public static LayerSpec layerNormalization() {
    return layerNormalization(1);
  }

  /// The same over so many sizes of each example, the last.
  public static LayerSpec layerNormalization(int axes) {
    return inputs -> new LayerNormalization(inputs, axes, EPSILON);
  }

  /// The same over groups of channels of each example.
  public static LayerSpec groupNormalization(int groups) {
    return inputs -> new GroupNormalization(inputs, groups, EPSILON);
  }

  /// The same over each channel of each example by itself.
  public static LayerSpec instanceNormalization() {
    return inputs -> new GroupNormalization(inputs, inputs.last(), EPSILON);
  }

  /// While it learns, 0 with probability `rate`, else x / (1 - rate).
  public static LayerSpec dropout(double rate) {
    return inputs -> new Dropout(rate, inputs);
  }

  /// Dropout that keeps mean 0 and variance 1, for SELU.
  public static LayerSpec alphaDropout(double rate) {
    return inputs -> new AlphaDropout(rate, inputs);
  }

  /// While it learns, x with probability Φ(x), else 0; in prediction GELU.
  public static LayerSpec stochasticZeroIdentity() {
    return StochasticZeroIdentity::new;
  }

  /// Stages one after the other, as one.
  public static LayerSpec sequence(LayerSpec... layers) {
    List<LayerSpec> all = List.of(layers);
    return inputs -> Block.of(inputs, all);
  }

  /// The same stages so many times one after the other, each time with parameters of their own.
  public static LayerSpec repeat(int times, LayerSpec... layers) {
    List<LayerSpec> all = Collections.nCopies(times, sequence(layers));
    return inputs -> Block.of(inputs, all);
  }

  /// y = x + f(x), where f is these layers; [Residual#shortcut] puts layers on the way of x, too.
  public static Residual residual(LayerSpec... layers) {
    return new Residual(List.of(layers), List.of());
  }

  /// What both give for the same inputs, side by side along the last size.
  public static LayerSpec sideBySide(LayerSpec first, LayerSpec second) {
    return new SideBySide(first, second);
  }

  /// The layer at each step of a sequence, or each pixel, with the same parameters everywhere.
  public static LayerSpec eachStep(LayerSpec layer) {
    return inputs -> {
      Stage stage = layer.on(Shape.of(inputs.last()));
      List<Layer> everywhere = new ArrayList<>();
      for (Layer one : stage.layers()) {
        everywhere.add(new EachStep(inputs.outer(), one));
      }
      return new Block(everywhere, everywhere.getLast().outputShape());
    };
  }

  /// A row of a learned table for each step, which is a whole number from 0 to vocabulary - 1.
  ///
  /// @param width numbers of a row
  public static LayerSpec embedding(int vocabulary, int width) {
    return inputs -> Embedding.on(inputs, vocabulary, width);
  }

  /// y = x + P, with a learned row of P for each step.
  public static LayerSpec learnedPositions() {
    return inputs -> {
      Positions.check(inputs);
      return new LearnedPositions(inputs.sizes().getFirst(), inputs.last());
    };
  }

  /// y = x + P, with waves of many lengths in P, one in each column.
  public static LayerSpec sinusoidalPositions() {
    return inputs -> {
      Positions.check(inputs);
      return new SinusoidalPositions(inputs.sizes().getFirst(), inputs.last());
    };
  }

  /// y = context W + b of that many heads, each `softmax(Q Kᵀ / √headWidth) V`: what a step takes
  /// from all steps.
  public static LayerSpec selfAttention(int heads) {
    return inputs -> SelfAttention.on(inputs, heads, false);
  }

  /// The same from itself and the steps before it only.
  public static LayerSpec causalSelfAttention(int heads) {
    return inputs -> SelfAttention.on(inputs, heads, true);
  }

  /// A block of a transformer: attention of so many heads, then at each step a dense layer to
  /// `feedForward` numbers, GELU, and one back; both with layer normalization before them, and
  /// added to what comes in.
  public static TransformerEncoder transformerEncoder(int heads, int feedForward) {
    return new TransformerEncoder(heads, feedForward, new Gelu(), 0, false, false);
  }
}
