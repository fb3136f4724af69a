package org.hillock.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.hillock.activation.Activation;
import org.hillock.activation.function.Linear;
import org.hillock.network.Activate;
import org.hillock.network.Dense;
import org.hillock.network.Layer;
import org.hillock.network.Network;

/// A network of which there is theory: dense layers, each followed by a function of each number by
/// itself, and a last dense layer. Of its weights only their mean squares count.
///
/// @param inputs numbers per example
/// @param hidden the hidden layers, first to last
/// @param outputs the last dense layer, which no function follows
public record Chain(int inputs, List<Hidden> hidden, Weights outputs) {
  private static final double STANDARD_ERRORS = 5;

  /// Weights and biases of a layer.
  ///
  /// @param square mean square of the weights times their number of inputs: gain²
  /// @param biases mean square of the biases
  /// @param units that they lead to
  public record Weights(double square, double biases, int units) {
    /// The standard deviation of the weights times √inputs.
    public double gain() {
      return Math.sqrt(square);
    }
  }

  /// A hidden layer: weights, then a function.
  ///
  /// @param layer the number of the function's layer in the network, from 0
  /// @param function its name
  /// @param f what it does
  /// @param flat where it is flat
  /// @param weights what comes before it
  public record Hidden(
      int layer, String function, Nonlinearity f, FlatRegions flat, Weights weights) {}

  /// Copies the list.
  public Chain {
    hidden = List.copyOf(hidden);
  }

  /// Why a network is no chain; empty if it is one.
  public static Optional<String> outside(Network network) {
    boolean open = false;
    int from = 0;
    for (Layer layer : network.layers()) {
      boolean covered =
          layer instanceof Dense
              || (open
                  && layer instanceof Activate(var activation, var shape)
                  && shape.sizes().size() == 1
                  && Nonlinearity.of(activation).isPresent());
      if (!covered) {
        return Optional.of(
            "theory is of chains of dense layers, each with a function of single numbers, and this network has "
                + layer.label());
      }
      if (layer instanceof Dense && !isCentered(network.parameters(), from, layer.weights())) {
        return Optional.of(
            "theory is of weights that scatter around 0, and those of %s do not"
                .formatted(layer.label()));
      }
      open = layer instanceof Dense;
      from += layer.parameters();
    }
    return open
        ? Optional.empty()
        : Optional.of("theory is of networks that end in a dense layer, and this one does not");
  }

  /// Whether the mean is within what chance does to so many numbers.
  private static boolean isCentered(float[] values, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += values[i];
    }
    double chance = Math.sqrt(meanSquare(values, from, count) / count);
    return Math.abs(sum / count) <= STANDARD_ERRORS * chance;
  }

  /// The chain that a network is; empty if it is none.
  public static Optional<Chain> of(Network network) {
    if (outside(network).isPresent()) {
      return Optional.empty();
    }
    List<Hidden> hidden = new ArrayList<>();
    Optional<Weights> before = Optional.empty();
    int from = 0;
    for (int l = 0; l < network.layers().size(); l++) {
      Layer layer = network.layers().get(l);
      if (layer instanceof Dense dense) {
        // Two dense layers in a row have nothing between them.
        if (before.isPresent()) {
          hidden.add(hidden(l - 1, new Linear(), before.get()));
        }
        before = Optional.of(weights(dense, network.parameters(), from));
      } else if (layer instanceof Activate activate) {
        hidden.add(hidden(l, activate.activation(), before.orElseThrow()));
        before = Optional.empty();
      }
      from += layer.parameters();
    }
    return Optional.of(new Chain(network.inputs(), hidden, before.orElseThrow()));
  }

  private static Hidden hidden(int layer, Activation activation, Weights weights) {
    Nonlinearity f = Nonlinearity.of(activation).orElseThrow();
    return new Hidden(layer, activation.name(), f, FlatRegions.of(f), weights);
  }

  private static Weights weights(Dense layer, float[] parameters, int from) {
    double squares = meanSquare(parameters, from, layer.weights());
    double biases = meanSquare(parameters, from + layer.weights(), layer.outputs());
    return new Weights(squares * layer.inputs(), biases, layer.outputs());
  }

  private static double meanSquare(float[] values, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += (double) values[i] * values[i];
    }
    return sum / count;
  }

  /// What follows a hidden layer: the weights of the next one, or of the outputs.
  public Weights after(int index) {
    return index + 1 < hidden.size() ? hidden.get(index + 1).weights() : outputs;
  }

  /// How a hidden layer leads to the next one.
  public MeanField field(int index) {
    Weights next = after(index);
    return new MeanField(hidden.get(index).f(), next.square(), next.biases());
  }

  /// The same network with other weights and no biases.
  ///
  /// @param inputGain standard deviation times √inputs of the first layer's weights
  /// @param gain the same of the weights that read a function's outputs
  public Chain withGains(double inputGain, ToDoubleFunction<Nonlinearity> gain) {
    List<Hidden> others = new ArrayList<>();
    double g = inputGain;
    for (Hidden h : hidden) {
      others.add(
          new Hidden(h.layer, h.function, h.f, h.flat, new Weights(g * g, 0, h.weights.units())));
      g = gain.applyAsDouble(h.f);
    }
    return new Chain(inputs, others, new Weights(g * g, 0, outputs.units()));
  }
}
