package org.hillock.reproduction;

import static org.hillock.reproduction.Figures.row;
import static org.hillock.theory.StandardNormal.expectation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.hillock.activation.function.Selu;
import org.hillock.network.Architecture;
import org.hillock.network.Dense;
import org.hillock.network.Initialization;
import org.hillock.network.Layer;
import org.hillock.network.LayerSpec;
import org.hillock.network.Layers;
import org.hillock.network.Network;
import org.hillock.numeric.Draws;
import org.hillock.numeric.Normal;
import org.hillock.work.Crew;

/// SELU keeps mean 0 and variance 1: the fixed point of the map from the mean and variance of one
/// layer to those of the next, and the way there.
record SeluFixedPoint() implements Reproduction.Calculation {
  private static final Selu SELU = new Selu();
  private static final int DEPTH = 16;
  private static final int WIDTH = 500;
  private static final int ROWS = 100;
  private static final double PUBLISHED_NORM = 0.7877;

  @Override
  public Claim claim() {
    return new Claim(
        "selu-fixed-point",
        "SELU maps mean 0 and variance 1 onto themselves; the fixed point attracts, since the norm"
            + " of the map's Jacobian there is 0.7877, so that activations of deep networks"
            + " converge to it.",
        "Klambauer, Unterthiner, Mayr and Hochreiter, Self-normalizing neural networks, 2017,"
            + " equation 14 and theorem 1");
  }

  @Override
  public Finding find(Crew crew) {
    double norm = StrictMath.hypot(slope(SELU::value), slope(SeluFixedPoint::square));
    double mean = expectation(SELU::value);
    double variance = variance(1);
    double alphaError = Math.abs(alpha() + SELU.value(-100) / SELU.value(1));
    double lambdaError = Math.abs(lambda() - SELU.value(1));
    List<Double> low = map(0.5);
    List<Double> high = map(2);
    List<List<Double>> measured =
        crew.all("start", List.of(() -> measured(0.5), () -> measured(2)));
    return new Finding(
        claim(),
        ("The map by quadrature, with pre-activations of mean 0 (the weights of each unit sum to 0)"
                + " and the variance of the values. The same measured in one random network of %d"
                + " layers of %d units, weights normal, then moved and scaled so that each unit's"
                + " sum to 0 and their squares to 1, on %d rows of normal inputs.")
            .formatted(DEPTH, WIDTH, ROWS),
        List.of(
            new Figures(
                "at mean 0 and variance 1",
                List.of("", "published", "here"),
                List.of(
                    List.of("alpha", "1.6732632423543772", "%s".formatted(alpha())),
                    List.of("lambda", "1.0507009873554805", "%s".formatted(lambda())),
                    List.of("mean of the next layer", "0", Figures.number("%.1e", mean)),
                    List.of("its variance", "1", Figures.number("%.12f", variance)),
                    List.of("norm of the Jacobian", "0.7877", Figures.number("%.6f", norm)))),
            trajectories(low, measured.get(0), high, measured.get(1))),
        List.of(
            Check.below(
                "difference of alpha and lambda of equation 14 from those of the program",
                Math.max(alphaError, lambdaError),
                1e-14),
            Check.below(
                "distance of the next mean and variance from 0 and 1",
                StrictMath.hypot(mean, variance - 1),
                1e-9),
            Check.below(
                "difference of the norm from the published 0.7877",
                Math.abs(norm - PUBLISHED_NORM),
                5e-5),
            Check.below(
                "largest difference of a measured variance from the map's, of all layers",
                Math.max(distance(low, measured.get(0)), distance(high, measured.get(1))),
                0.05),
            Check.below(
                "after 16 layers, largest difference of a measured variance from 1",
                Math.max(
                    Math.abs(measured.get(0).getLast() - 1),
                    Math.abs(measured.get(1).getLast() - 1)),
                0.05)));
  }

  private static Figures trajectories(
      List<Double> low, List<Double> lowMeasured, List<Double> high, List<Double> highMeasured) {
    List<List<String>> rows = new ArrayList<>();
    for (int layer : List.of(1, 2, 3, 4, 6, 8, 12, DEPTH)) {
      rows.add(
          row(
              String.valueOf(layer),
              "%.4f",
              low.get(layer - 1),
              lowMeasured.get(layer - 1),
              high.get(layer - 1),
              highMeasured.get(layer - 1)));
    }
    return new Figures(
        "variance after each layer, of inputs with variance 0.5 and with variance 2",
        List.of("layer", "map, from 0.5", "measured", "map, from 2", "measured"),
        rows);
  }

  /// α of equation 14; erfc(x) = 2 Φ(-x √2).
  private static double alpha() {
    double tail = 2 * Normal.cdf(-1);
    return -Math.sqrt(2 / Math.PI) / (tail * Math.sqrt(Math.E) - 1);
  }

  /// λ of equation 14.
  private static double lambda() {
    double one = 2 * Normal.cdf(-1) * Math.sqrt(Math.E);
    double two = 2 * Normal.cdf(-2) * Math.E * Math.E;
    double square = 2 * two + Math.PI * one * one - 2 * (2 + Math.PI) * one + Math.PI + 2;
    return (1 - one) * Math.sqrt(2 * Math.PI) / Math.sqrt(square);
  }

  /// The variance of the next layer's values.
  private static double variance(double variance) {
    double deviation = Math.sqrt(variance);
    double mean = expectation(z -> SELU.value(deviation * z));
    return expectation(z -> square(deviation * z)) - mean * mean;
  }

  private static double square(double z) {
    return SELU.value(z) * SELU.value(z);
  }

  /// ∂ E f(√ν z) / ∂ν at ν = 1, which is E f(z) (z² - 1) / 2.
  private static double slope(DoubleUnaryOperator f) {
    return expectation(z -> f.applyAsDouble(z) * (z * z - 1)) / 2;
  }

  private static List<Double> map(double start) {
    List<Double> variances = new ArrayList<>();
    double variance = start;
    for (int layer = 0; layer < DEPTH; layer++) {
      variance = variance(variance);
      variances.add(variance);
    }
    return variances;
  }

  private static List<Double> measured(double start) {
    List<LayerSpec> layers = new ArrayList<>();
    for (int layer = 0; layer < DEPTH; layer++) {
      layers.add(Layers.dense(WIDTH));
      layers.add(Layers.activate(SELU));
    }
    Initialization normalized = SeluFixedPoint::normalized;
    Network network = Architecture.of(Layers.inputs(WIDTH), layers).network(1, normalized);
    Draws draws = Draws.of(2).at("inputs");
    float[] inputs = Noise.normal(draws, ROWS * WIDTH, Math.sqrt(start));
    Signals signals = Signals.forward(network, inputs, ROWS);
    List<Double> variances = new ArrayList<>();
    for (int layer = 0; layer < DEPTH; layer++) {
      variances.add(Signals.variance(signals.values(2 * layer + 1)));
    }
    return variances;
  }

  /// The weights of each unit sum to 0, their squares to 1, as the theorem has it.
  private static void normalized(
      Layer layer, float[] parameters, int from, double gain, Draws draws) {
    layer.initialize(parameters, from, 1, draws);
    if (layer instanceof Dense(int inputs, int outputs)) {
      for (int unit = from; unit < from + outputs; unit++) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < inputs; i++) {
          double w = parameters[unit + i * outputs];
          sum += w;
          squares += w * w;
        }
        double mean = sum / inputs;
        double size = Math.sqrt(squares - sum * mean);
        for (int i = 0; i < inputs; i++) {
          int at = unit + i * outputs;
          parameters[at] = (float) ((parameters[at] - mean) / size);
        }
      }
    }
  }

  private static double distance(List<Double> expected, List<Double> measured) {
    double largest = 0;
    for (int layer = 0; layer < DEPTH; layer++) {
      largest = Math.max(largest, Math.abs(expected.get(layer) - measured.get(layer)));
    }
    return largest;
  }
}
