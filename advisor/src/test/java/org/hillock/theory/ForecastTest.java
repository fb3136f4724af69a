package org.hillock.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.hillock.activation.Activation;
import org.hillock.activation.Elementwise;
import org.hillock.activation.function.Gelu;
import org.hillock.activation.function.HardTanh;
import org.hillock.activation.function.Prelu;
import org.hillock.activation.function.Relu;
import org.hillock.activation.function.Selu;
import org.hillock.activation.function.Sigmoid;
import org.hillock.activation.function.Tanh;
import org.hillock.data.Dataset;
import org.hillock.data.Task;
import org.hillock.loss.SquaredError;
import org.hillock.network.Architecture;
import org.hillock.network.Initialization;
import org.hillock.network.LayerSpec;
import org.hillock.network.Layers;
import org.hillock.network.Network;
import org.hillock.numeric.Draws;
import org.hillock.probe.ActivationHealth;
import org.hillock.probe.LayerHealth;
import org.hillock.probe.Observation;
import org.hillock.training.Recorder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Predictions beside simulated networks, to the error that docs/preflight.md states.
class ForecastTest {
  private static final int WIDTH = 256;
  private static final int DEPTH = 8;
  private static final int ROWS = 100;
  private static final int SEEDS = 5;

  /// Of the mean over five networks, relative.
  private static final double SQUARES = 0.15;

  private static final double GRADIENTS = 0.25;

  /// Of shares, absolute.
  private static final double SHARES = 0.05;

  static Stream<Arguments> networks() {
    return Stream.of(
        Arguments.of(new Tanh(), 0.8),
        Arguments.of(new Tanh(), 1.6),
        Arguments.of(new Sigmoid(), 1.0),
        Arguments.of(new Sigmoid(), 4.0),
        Arguments.of(new Relu(), 1.0),
        Arguments.of(new Relu(), Math.sqrt(2)),
        Arguments.of(new Gelu(), 1.5),
        Arguments.of(new Selu(), 1.0),
        Arguments.of(new HardTanh(), 2.0),
        Arguments.of(new Prelu(), 1.37),
        Arguments.of(Elementwise.of("bent", x -> x / (1 + Math.abs(x)) + 0.2 * x), 1.4));
  }

  @ParameterizedTest(name = "{0}, gain {1}")
  @MethodSource("networks")
  void squaresGradientsAndSharesAreThoseOfSimulatedNetworks(Activation f, double gain) {
    Dataset data = data();
    Chain chain = Chain.of(network(f, gain, 1)).orElseThrow().withGains(gain, same -> gain);
    Forecast forecast = Forecast.of(chain, InputStatistics.of(data));
    List<Observation> observations = new ArrayList<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      observations.add(
          Recorder.examination(network(f, gain, seed), data, new SquaredError(), 0, 0));
    }
    for (int h = 0; h < DEPTH; h++) {
      int layer = 2 * h + 1;
      double square = mean(observations, o -> square(o, layer));
      double gradient = mean(observations, o -> gradient(o, layer));
      double saturated = mean(observations, o -> health(o, layer).saturated());
      double silent = mean(observations, o -> silent(o, layer));
      String where = "hidden layer " + (h + 1);
      assertEquals(1, forecast.layers().get(h).square() / square, SQUARES, where);
      assertEquals(1, forecast.layers().get(h).gradient() / gradient, GRADIENTS, where);
      assertEquals(saturated, forecast.layers().get(h).saturated(), SHARES, where);
      assertEquals(silent, forecast.layers().get(h).silent(), SHARES, where);
    }
  }

  private static double square(Observation o, int layer) {
    double size = health(o, layer).inputs().size();
    return size * size;
  }

  private static double gradient(Observation o, int layer) {
    double own = o.layers().get(layer - 1).gradientSize().orElseThrow();
    double last = o.layers().get(2 * DEPTH - 2).gradientSize().orElseThrow();
    return own * own / (last * last);
  }

  private static double silent(Observation o, int layer) {
    List<Double> shares = health(o, layer).units().saturated();
    return (double) Collections.frequency(shares, 1.0) / shares.size();
  }

  private static ActivationHealth health(Observation o, int layer) {
    LayerHealth health = o.layers().get(layer);
    return health.activation().orElseThrow();
  }

  private static <T> double mean(List<T> all, ToDoubleFunction<T> of) {
    return all.stream().mapToDouble(of).average().orElseThrow();
  }

  private static Network network(Activation f, double gain, int seed) {
    List<LayerSpec> layers = new ArrayList<>();
    for (int h = 0; h < DEPTH; h++) {
      layers.add(Layers.dense(WIDTH));
      layers.add(Layers.activate(f));
    }
    layers.add(Layers.dense(8));
    return Architecture.of(Layers.inputs(WIDTH), layers)
        .network(seed, Initialization.withGain(gain));
  }

  /// Rows with something in common, as data have.
  private static Dataset data() {
    Draws draws = Draws.of(7);
    float[] x = new float[ROWS * WIDTH];
    float[] y = new float[ROWS * 8];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (0.5 * draws.at("common").normal(i % WIDTH) + 0.8 * draws.normal(i));
    }
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) (3 * draws.at("targets").normal(i));
    }
    return new Dataset(ROWS, WIDTH, x, 8, y, Task.REGRESSION);
  }
}
