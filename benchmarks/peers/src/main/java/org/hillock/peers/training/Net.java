package org.hillock.peers.training;

import java.util.ArrayList;
import java.util.List;

/// A network that each library builds of its own layers.
sealed interface Net {
  /// Numbers of an example.
  int inputs();

  /// Classes.
  int outputs();

  /// A multilayer perceptron.
  ///
  /// @param hidden widths of the hidden layers
  /// @param activation of the hidden layers, by Hillock's name
  record Perceptron(int inputs, List<Integer> hidden, String activation, int outputs)
      implements Net {
    /// The widths of all layers, inputs first.
    List<Integer> widths() {
      List<Integer> widths = new ArrayList<>(hidden);
      widths.addFirst(inputs);
      widths.addLast(outputs);
      return widths;
    }
  }

  /// Convolutions of 3 × 3 with zeros around, so that the size stays, each followed by relu and the
  /// maximum of each 2 × 2; then a dense layer with relu, and the dense outputs.
  ///
  /// @param side of a gray, square image
  /// @param channels of each convolution
  /// @param dense width of the dense layer
  record Convolutional(int side, List<Integer> channels, int dense, int outputs) implements Net {
    static final int KERNEL = 3;
    static final int POOL = 2;

    @Override
    public int inputs() {
      return side * side;
    }

    /// How many numbers go into the dense layer.
    int flat() {
      int rest = side;
      for (int l = 0; l < channels.size(); l++) {
        rest /= POOL;
      }
      return rest * rest * channels.getLast();
    }
  }

  /// An LSTM of whose steps only the last one goes into the dense outputs.
  ///
  /// @param steps of an example
  /// @param width numbers of a step
  /// @param hidden width of the state
  record Recurrent(int steps, int width, int hidden, int outputs) implements Net {
    @Override
    public int inputs() {
      return steps * width;
    }
  }

  /// A transformer's encoder block, x + attention(norm(x)) and then x +
  /// dense(gelu(dense(norm(x)))), the mean over the steps, and the dense outputs.
  ///
  /// @param steps of an example
  /// @param width numbers of a step
  /// @param heads of the attention
  /// @param wide width between the two dense layers
  record Transformer(int steps, int width, int heads, int wide, int outputs) implements Net {
    @Override
    public int inputs() {
      return steps * width;
    }
  }
}
