package org.hillock.reproduction;

import static org.hillock.reproduction.Figures.row;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hillock.network.Architecture;
import org.hillock.network.Initialization;
import org.hillock.network.LayerSpec;
import org.hillock.network.Layers;
import org.hillock.network.Network;
import org.hillock.numeric.Draws;
import org.hillock.work.Crew;

/// He's starting values against Glorot's through 30 layers of ReLU: how large values and gradients
/// are before anything is learned.
record DepthOfSignals() implements Reproduction.Calculation {
  private static final int DEPTH = 30;
  private static final int WIDTH = 256;
  private static final int ROWS = 64;
  private static final int NETWORKS = 3;

  @Override
  public Claim claim() {
    return new Claim(
        "he-signals",
        "Through each layer of ReLU, Glorot's starting values halve the mean square of the"
            + " pre-activations and of the gradients, so that 30 layers lose a factor of 2^30;"
            + " He's, twice the variance, keep both.",
        "He, Zhang, Ren and Sun, Delving deep into rectifiers, 2015, section 2.2");
  }

  @Override
  public Finding find(Crew crew) {
    List<Callable<Sizes>> pieces = new ArrayList<>();
    for (Initialization initialization :
        List.of(Initialization.glorotUniform(), Initialization.he())) {
      for (int seed = 1; seed <= NETWORKS; seed++) {
        long s = seed;
        pieces.add(() -> measured(initialization, s));
      }
    }
    List<Sizes> all = crew.all("network", pieces);
    Sizes glorot = Sizes.mean(all.subList(0, NETWORKS));
    Sizes he = Sizes.mean(all.subList(NETWORKS, 2 * NETWORKS));
    List<List<String>> rows = new ArrayList<>();
    for (int layer : List.of(2, 6, 11, 16, 21, 26, DEPTH)) {
      rows.add(
          row(
              String.valueOf(layer),
              "%.2f",
              1 - layer,
              glorot.values().get(layer - 1),
              he.values().get(layer - 1),
              layer - DEPTH,
              glorot.gradients().get(layer - 1),
              he.gradients().get(layer - 1)));
    }
    double lostValues = -glorot.values().getLast();
    double lostGradients = -glorot.gradients().getFirst();
    return new Finding(
        claim(),
        ("%d random networks of %d layers of %d units, the same noise for both, %d rows of normal"
                + " inputs, normal gradients of the last layer's values. All numbers are log2 of"
                + " mean squares, mean over the networks.")
            .formatted(NETWORKS, DEPTH, WIDTH, ROWS),
        List.of(
            new Figures(
                "log2 of the mean square of the pre-activations over that of layer 1, and of the"
                    + " gradients of pre-activations over that of layer 30",
                List.of(
                    "layer",
                    "values: expected of Glorot",
                    "Glorot",
                    "He",
                    "gradients: expected of Glorot",
                    "Glorot",
                    "He"),
                rows)),
        List.of(
            Check.below(
                "difference of the halvings of the values with Glorot from 29",
                Math.abs(lostValues - (DEPTH - 1)),
                2),
            Check.below(
                "difference of the halvings of the gradients with Glorot from 29",
                Math.abs(lostGradients - (DEPTH - 1)),
                2),
            Check.below("size of log2 of the values with He", Math.abs(he.values().getLast()), 2),
            Check.below(
                "size of log2 of the gradients with He", Math.abs(he.gradients().getFirst()), 2)));
  }

  private static Sizes measured(Initialization initialization, long seed) {
    List<LayerSpec> layers = new ArrayList<>();
    for (int layer = 0; layer < DEPTH; layer++) {
      layers.add(Layers.dense(WIDTH));
      layers.add(Layers.relu());
    }
    Network network = Architecture.of(Layers.inputs(WIDTH), layers).network(seed, initialization);
    Draws draws = Draws.of(seed).at("signals");
    float[] inputs = Noise.normal(draws.at("inputs"), ROWS * WIDTH, 1);
    float[] back = Noise.normal(draws.at("gradients"), ROWS * WIDTH, 1);
    Signals signals = Signals.thereAndBack(network, inputs, back, ROWS);
    List<Double> values = new ArrayList<>();
    List<Double> gradients = new ArrayList<>();
    for (int layer = 0; layer < DEPTH; layer++) {
      values.add(log2Ratio(signals.values(2 * layer), signals.values(0)));
      gradients.add(log2Ratio(signals.gradients(2 * layer), signals.gradients(2 * (DEPTH - 1))));
    }
    return new Sizes(values, gradients);
  }

  private static double log2Ratio(float[] values, float[] unit) {
    return StrictMath.log(Signals.meanSquare(values) / Signals.meanSquare(unit))
        / StrictMath.log(2);
  }

  /// log2 of mean squares, one for each layer.
  private record Sizes(List<Double> values, List<Double> gradients) {
    static Sizes mean(List<Sizes> networks) {
      List<Double> values = new ArrayList<>();
      List<Double> gradients = new ArrayList<>();
      for (int layer = 0; layer < DEPTH; layer++) {
        int l = layer;
        values.add(Signals.mean(networks.stream().map(sizes -> sizes.values.get(l)).toList()));
        gradients.add(
            Signals.mean(networks.stream().map(sizes -> sizes.gradients.get(l)).toList()));
      }
      return new Sizes(values, gradients);
    }
  }
}
