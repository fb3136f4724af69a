package org.hillock.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hillock.activation.function.Gelu;
import org.hillock.numeric.Draws;
import org.hillock.numeric.Normal;

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
    List<Callable<Double>> pieces = new ArrayList<>();
    for (double x : POINTS) {
      pieces.add(() -> mean(x));
    }
    List<Double> means = crew.all("point", pieces);
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
        ("The mean of %,d draws at each point: a standard normal number decides whether x or 0"
                + " counts.")
            .formatted(SAMPLES),
        List.of(
            new Figures(
                "the map's mean", List.of("x", "gelu", "mean of the map", "standard error"), rows)),
        List.of(Check.below("largest difference in standard errors", worst, STANDARD_ERRORS)));
  }

  private static double mean(double x) {
    Draws draws = Draws.of(Double.doubleToLongBits(x)).at("zero-one map");
    int kept = 0;
    for (int i = 0; i < SAMPLES; i++) {
      kept += draws.normal(i) < x ? 1 : 0;
    }
    return x * kept / SAMPLES;
  }
}
