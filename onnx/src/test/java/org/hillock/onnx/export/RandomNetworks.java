package org.hillock.onnx.export;

import java.util.ArrayList;
import java.util.List;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.Elementwise;
import org.hillock.network.Architecture;
import org.hillock.network.Cell;
import org.hillock.network.Gru;
import org.hillock.network.LayerSpec;
import org.hillock.network.Layers;
import org.hillock.network.Lstm;
import org.hillock.network.Network;
import org.hillock.network.Recurrence;
import org.hillock.network.Rnn;
import org.hillock.network.Shape;
import org.hillock.network.Window;
import org.hillock.numeric.Draws;

/// Networks of all kinds of layers, drawn at random.
final class RandomNetworks {
  private static final int MOST_NUMBERS = 400;

  private final Draws draws;
  private long drawn;

  private RandomNetworks(Draws draws) {
    this.draws = draws;
  }

  /// The network of a number.
  static Network network(long number) {
    for (long attempt = 0; ; attempt++) {
      RandomNetworks random = new RandomNetworks(Draws.of(number).at(attempt));
      try {
        return Twins.network(random.architecture(), number);
      } catch (IllegalArgumentException _) {
        // The layers do not fit together, as will happen at random.
      }
    }
  }

  private Architecture architecture() {
    List<LayerSpec> layers = new ArrayList<>();
    Shape shape =
        switch (below(4)) {
          case 0 -> Shape.of(size(8));
          case 1 -> Shape.of(2 + below(7), 2 + below(7), size(3));
          case 2 -> Shape.of(1 + size(6), size(4));
          default -> {
            int steps = size(6);
            layers.add(Layers.embedding(2 + below(9), size(6)));
            yield Shape.of(steps);
          }
        };
    Shape inputs = shape;
    for (LayerSpec layer : layers) {
      shape = layer.on(shape).outputShape();
    }
    for (int count = size(6); count > 0; count--) {
      LayerSpec layer = layer(shape, 1);
      layers.add(layer);
      shape = layer.on(shape).outputShape();
      if (shape.numbers() > MOST_NUMBERS) {
        throw new IllegalArgumentException("too large to be quick");
      }
    }
    if (below(2) == 0) {
      layers.add(Layers.dense(size(4)));
    }
    return Architecture.of(inputs, layers);
  }

  private LayerSpec layer(Shape shape, int depth) {
    if (below(3) == 0) {
      return Layers.activate(activation());
    }
    int rank = shape.sizes().size();
    return switch (below(rank == 1 ? 8 : 20)) {
      case 0 -> Layers.batchNormalization();
      case 1 -> Layers.layerNormalization(size(rank));
      case 2 -> Layers.groupNormalization(size(2));
      case 3 -> below(2) == 0 ? Layers.dropout(0.3) : Layers.alphaDropout(0.2);
      case 4 -> Layers.stochasticZeroIdentity();
      case 5 ->
          depth > 2
              ? Layers.tanh()
              : Layers.residual(layer(shape, depth + 1), layer(shape, depth + 1));
      case 6 ->
          depth > 2
              ? Layers.relu()
              : Layers.sideBySide(layer(shape, depth + 1), layer(shape, depth + 1));
      case 7 -> Layers.dense(size(6));
      case 8 -> Layers.convolution(size(5), window(rank));
      case 9 -> Layers.depthwiseConvolution(window(rank));
      case 10 -> Layers.groupedConvolution(2 * size(2), window(rank), 2);
      case 11 -> Layers.maxPool(window(rank));
      case 12 -> Layers.averagePool(window(rank));
      case 13 -> below(2) == 0 ? Layers.globalAveragePool() : Layers.globalMaxPool();
      case 14 -> Layers.eachStep(Layers.dense(size(5)));
      case 15 -> Layers.instanceNormalization();
      case 16 -> below(2) == 0 ? Layers.learnedPositions() : Layers.sinusoidalPositions();
      case 17 -> below(2) == 0 ? Layers.selfAttention(size(2)) : Layers.causalSelfAttention(1);
      case 18 -> Layers.transformerEncoder(size(2), size(5)).activation(activation());
      default -> recurrent();
    };
  }

  private LayerSpec recurrent() {
    Recurrence last = Layers.recurrent(cell(), size(4));
    Recurrence layer = below(2) == 0 ? last.sequence() : last;
    return switch (below(3)) {
      case 0 -> layer.reversed();
      case 1 -> Layers.bidirectional(layer);
      default -> layer;
    };
  }

  private Cell cell() {
    return switch (below(6)) {
      case 0 -> new Rnn();
      case 1 -> new Lstm();
      case 2 -> new Gru();
      case 3 -> new Rnn(elementwise());
      case 4 -> new Lstm(elementwise(), elementwise(), elementwise());
      default -> new Gru(elementwise(), elementwise(), below(2) == 0);
    };
  }

  private Window window(int rank) {
    Window window =
        Window.of(rank == 2 ? 1 : 1 + below(3), 1 + below(3)).stride(1 + below(2), 1 + below(2));
    return below(2) == 0 ? window.valid() : window;
  }

  private Elementwise elementwise() {
    return activation() instanceof Elementwise f ? f : elementwise();
  }

  private Activation activation() {
    List<Activation> all = Activations.all();
    return all.get(below(all.size()));
  }

  /// From 1 on.
  private int size(int most) {
    return 1 + below(most);
  }

  private int below(int bound) {
    return draws.below(drawn++, bound);
  }
}
