package org.hillock.reproduction;

import java.util.ArrayList;
import java.util.List;
import org.hillock.activation.Activation;
import org.hillock.network.Architecture;
import org.hillock.network.Initialization;
import org.hillock.network.LayerSpec;
import org.hillock.network.Layers;
import org.hillock.network.Network;
import org.hillock.numeric.Draws;

/// The correlation of the pre-activations of two inputs, layer by layer, in random networks.
final class Correlations {
  static final int DEPTH = 24;
  static final int WIDTH = 400;
  static final int PAIRS = 20;

  private Correlations() {}

  /// Means over networks and pairs of inputs.
  ///
  /// @param weights variance of the weights times their number of inputs
  /// @param biases their variance
  /// @param square mean square of the pre-activations of the first layer
  /// @param start correlation of the inputs
  static List<Double> measured(
      Activation activation,
      double weights,
      double biases,
      double square,
      double start,
      int networks) {
    double[] sums = new double[DEPTH];
    for (int seed = 1; seed <= networks; seed++) {
      Network network = network(activation, weights, biases, seed);
      Draws draws = Draws.of(seed).at("pairs");
      float[] inputs = Noise.pairs(draws, PAIRS, WIDTH, start);
      float size = (float) Math.sqrt((square - biases) / weights);
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] *= size;
      }
      Signals signals = Signals.forward(network, inputs, 2 * PAIRS);
      for (int layer = 0; layer < DEPTH; layer++) {
        for (int pair = 0; pair < PAIRS; pair++) {
          sums[layer] += signals.cosine(2 * layer, 2 * pair, 2 * pair + 1);
        }
      }
    }
    List<Double> means = new ArrayList<>();
    for (double sum : sums) {
      means.add(sum / (networks * PAIRS));
    }
    return means;
  }

  /// What theory expects in the first layer.
  static double first(double weights, double biases, double square, double start) {
    double size = (square - biases) / weights;
    return (weights * size * start + biases) / square;
  }

  private static Network network(Activation activation, double weights, double biases, long seed) {
    List<LayerSpec> layers = new ArrayList<>();
    for (int layer = 0; layer < DEPTH; layer++) {
      layers.add(Layers.dense(WIDTH));
      layers.add(Layers.activate(activation));
    }
    Initialization start =
        (layer, parameters, from, _, draws) -> {
          layer.initialize(parameters, from, Math.sqrt(weights), draws);
          for (int i = layer.weights(); i < layer.parameters(); i++) {
            parameters[from + i] = (float) (Math.sqrt(biases) * draws.normal(i));
          }
        };
    return Architecture.of(Layers.inputs(WIDTH), layers).network(seed, start);
  }
}
