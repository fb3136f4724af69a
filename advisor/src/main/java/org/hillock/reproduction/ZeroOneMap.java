package org.hillock.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hillock.activation.function.Gelu;
import org.hillock.network.Architecture;
import org.hillock.network.Layers;
import org.hillock.network.Network;
import org.hillock.network.Trace;
import org.hillock.numeric.Draws;
import org.hillock.numeric.Normal;
import org.hillock.work.Crew;

/// GELU as the expectation of a map that keeps x with probability Φ(x) and else gives 0.
record ZeroOneMap() implements Reproduction.Calculation {
  private static final Gelu GELU = new Gelu();
  private static final int SAMPLES = 200_000;
  private static final List<Double> POINTS =
      List.of(-3.0, -2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0, 3.0);
  private static final double STANDARD_ERRORS = 4;

  @Override
  public Claim claim() {
    return new Claim(
        "gelu-map",
        "GELU is the expectation of a stochastic regularizer: x times 1 with the probability that a"
            + " standard normal number is below x, and times 0 otherwise.",
        "Hendrycks and Gimpel, Gaussian error linear units, 2016, section 2");
  }

  @Override
  public Finding find(Crew crew) {
    Network network =
        Architecture.of(Layers.inputs(POINTS.size()), Layers.stochasticZeroIdentity()).network(1);
    List<Callable<List<Double>>> pieces = List.of(() -> means(network));
    List<Double> means = crew.all("layer", pieces).getFirst();
    List<List<String>> rows = new ArrayList<>();
    double worst = 0;
    for (int i = 0; i < POINTS.size(); i++) {
      double x = POINTS.get(i);
      double p = Normal.cdf(x);
      double error = Math.abs(x) * Math.sqrt(p * (1 - p) / SAMPLES);
      double difference = means.get(i) - GELU.value(x);
      rows.add(
          List.of(
              Figures.number("%.1f", x),
              Figures.number("%.5f", GELU.value(x)),
              Figures.number("%.5f", means.get(i)),
              Figures.number("%.5f", error)));
      worst = Math.max(worst, difference == 0 ? 0 : Math.abs(difference) / error);
    }
    return new Finding(
        claim(),
        ("The layer of that map, while it learns: the mean of %,d of its outputs at each point; and"
                + " its prediction.")
            .formatted(SAMPLES),
        List.of(
            new Figures(
                "the map's mean", List.of("x", "gelu", "mean of the map", "standard error"), rows)),
        List.of(
            Check.below("largest difference in standard errors", worst, STANDARD_ERRORS),
            Check.below(
                "difference of its prediction from gelu in float", predicted(network), 1e-30)));
  }

  /// The mean of what the layer gives for each point while it learns.
  private static List<Double> means(Network network) {
    Trace trace = network.trace(SAMPLES);
    trace.batch().learn(Draws.of(1).at("zero-one map"));
    fill(trace.inputs());
    network.forward(trace, SAMPLES);
    List<Double> means = new ArrayList<>();
    for (int i = 0; i < POINTS.size(); i++) {
      double sum = 0;
      for (int row = 0; row < SAMPLES; row++) {
        sum += trace.outputs()[row * POINTS.size() + i];
      }
      means.add(sum / SAMPLES);
    }
    return means;
  }

  /// By how much its prediction differs from GELU.
  private static double predicted(Network network) {
    Trace trace = network.traceOfOutputs(1);
    fill(trace.inputs());
    network.forward(trace, 1);
    double largest = 0;
    for (int i = 0; i < POINTS.size(); i++) {
      double gelu = (float) GELU.value(POINTS.get(i));
      largest = Math.max(largest, Math.abs(trace.outputs()[i] - gelu));
    }
    return largest;
  }

  private static void fill(float[] inputs) {
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = POINTS.get(i % POINTS.size()).floatValue();
    }
  }
}
