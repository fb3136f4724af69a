package org.hillock.network;

import java.util.List;
import org.hillock.activation.Activation;
import org.hillock.activation.Elementwise;

/// What a [Recurrent] layer does in one step: from a step's inputs x and the state h, the outputs
/// of the step before, to the new h.
///
/// A few rows go through together. Their [x h] lie in the layer's work, a row each; h is changed in
/// place, of rows that have not ended. Each block of `hidden` numbers that is computed from [x h]
/// by weights has a *gate gradient*, ∂loss by what goes into its activation function; until the
/// backward pass, the factors that it consists of are kept in its place.
public sealed interface Cell permits Rnn, Lstm, Gru {
  /// What summaries and errors call it.
  String name();

  /// How many blocks of columns the weights have.
  int blocks();

  /// How many blocks of biases, each with a gate gradient; at least as many as of weights.
  default int biases() {
    return blocks();
  }

  /// How many blocks each step keeps for the backward pass, gate gradients first.
  int kept();

  /// How many blocks a row needs for work.
  int work();

  /// The functions in it.
  List<Activation> activations();

  /// What the biases of a block start with.
  default float bias(int block) {
    return 0;
  }

  /// The state of rows before their first step, all zeros.
  default void start(Recurrent layer, Pass pass, int rows) {}

  /// One step, and what is kept of it, if it is wanted.
  ///
  /// @param first of the rows
  /// @param step counted from where each row begins
  void forward(Recurrent layer, Pass pass, int first, int rows, int step);

  /// The gradients by the state after the last step, all zeros.
  default void startBackward(Recurrent layer, Pass pass, int rows) {}

  /// One step backward: gate gradients, and from ∂loss by h in the layer's work ∂loss by [x h] of
  /// the step before; that by x only if it is wanted.
  void backward(Recurrent layer, Pass pass, int first, int rows, int step);

  /// Adds to the gradients of some rows of U, over some rows of the batch.
  ///
  /// @param first of the batch's rows
  /// @param begin the first row of U
  /// @param count how many of them
  default void addStateGradients(
      Recurrent layer, Pass pass, int first, int rows, int begin, int count) {
    RecurrentGradients.ofStates(layer, pass, first, rows, begin, count, 0, 0, blocks());
  }

  /// Checks that a function works on each number by itself, and has nothing to learn.
  ///
  /// @throws IllegalArgumentException if it does not
  static Elementwise elementwise(Activation activation) {
    if (activation instanceof Elementwise f) {
      return f;
    }
    throw new IllegalArgumentException(
        "%s cannot be in a recurrent layer, whose functions work on each number by itself and learn nothing; take one that does, such as tanh."
            .formatted(activation.name()));
  }
}
