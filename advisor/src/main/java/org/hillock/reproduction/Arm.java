package org.hillock.reproduction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hillock.activation.Activation;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.network.Architecture;
import org.hillock.network.Initialization;
import org.hillock.network.LayerSpec;
import org.hillock.network.Layers;
import org.hillock.network.Network;
import org.hillock.network.Shape;
import org.hillock.training.Metric;
import org.hillock.training.Run;
import org.hillock.training.Scores;
import org.hillock.training.Settings;
import org.hillock.training.Trainer;

/// One of the networks that are compared: dense layers with the same layers after each hidden one.
///
/// @param name what tables call it
/// @param hidden widths of the hidden layers
/// @param after what follows each hidden layer: an activation, and what belongs to it
/// @param initialization of all layers
/// @param settings of its training
record Arm(
    String name,
    List<Integer> hidden,
    List<LayerSpec> after,
    Initialization initialization,
    Settings settings) {

  /// What came of one training.
  ///
  /// @param losses on the training rows, mean of each epoch
  /// @param validationLosses after each epoch
  /// @param score of the epoch with the least validation loss, on the test rows
  record Outcome(List<Double> losses, List<Double> validationLosses, double score) {
    /// The mean loss over the batches of the last epoch.
    double loss() {
      return losses.getLast();
    }

    /// That of the epoch whose parameters are kept.
    double leastValidationLoss() {
      return validationLosses.stream()
          .filter(Double::isFinite)
          .mapToDouble(loss -> loss)
          .min()
          .orElse(Double.POSITIVE_INFINITY);
    }
  }

  /// With an activation alone after each hidden layer.
  Arm(
      String name,
      List<Integer> hidden,
      Activation activation,
      Initialization initialization,
      Settings settings) {
    this(name, hidden, List.of(Layers.activate(activation)), initialization, settings);
  }

  /// The same width in each of so many layers.
  static List<Integer> deep(int layers, int width) {
    return Collections.nCopies(layers, width);
  }

  /// Trains it on the seed's split.
  Outcome train(Problem problem, long seed, Metric metric) {
    Split split = Split.of(problem, seed);
    Network network = network(split, seed);
    Run run = Trainer.fit(network, split, settings, seed);
    Scores scores = Scores.of(run.network(), split.test(), split.encoder().target());
    return new Outcome(run.trainLosses(), run.validationLosses(), scores.of(metric));
  }

  /// Before training.
  Network network(Split split, long seed) {
    return architecture(split.train().features(), split.train().outputs())
        .network(seed, initialization);
  }

  private Architecture architecture(int inputs, int outputs) {
    List<LayerSpec> layers = new ArrayList<>();
    for (int width : hidden) {
      layers.add(Layers.dense(width));
      layers.addAll(after);
    }
    layers.add(Layers.dense(outputs));
    return Architecture.of(Shape.of(inputs), layers);
  }
}
