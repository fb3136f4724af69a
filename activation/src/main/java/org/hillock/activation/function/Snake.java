package org.hillock.activation.function;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.activation.Activation;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Kernel;
import org.hillock.kernel.Term;
import org.hillock.kernel.Wave;

/// snake(x) = x + sin²(alpha x) / alpha.
///
/// @param alpha frequency of the wave
public record Snake(double alpha) implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("snake", "Snake", List.of()),
          new Card.Formula(
              "x + sin(alpha x)^2 / alpha", "f(x)=x+\\frac{1}{\\alpha}\\sin^2(\\alpha x)"),
          new Card.Formula("1 + sin(2 alpha x)", "f'(x)=1+\\sin(2\\alpha x)"),
          List.of(new Card.Parameter("alpha", 1, 0.001, 1000, "frequency of the wave")),
          new Card.Shape(
              Double.NEGATIVE_INFINITY,
              Double.POSITIVE_INFINITY,
              List.of(),
              List.of(),
              List.of(Trait.MONOTONE, Trait.SMOOTH, Trait.ZERO_CENTERED, Trait.HIDDEN)),
          new Card.Advice(
              "monotone and periodic at once: extrapolates seasons beyond the training data",
              "slope 0 at one point of every period",
              "time series with seasons; audio",
              "tables without periodic structure",
              Cost.EXPONENTIAL_AND_MORE),
          "Ziyin, Hartwig and Ueda, Neural networks fail to learn periodic functions and how to fix it, 2020");

  /// From here on the wave is far below the last bit.
  private static final double FAR = 0x1p60;

  /// With alpha = 1.
  public Snake() {
    this(1);
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    double s = StrictMath.sin(alpha * x);
    return Double.isInfinite(x) || x == 0 ? x : x + s * s / alpha;
  }

  @Override
  public double slope(double x) {
    double sum = StrictMath.sin(alpha * x) + StrictMath.cos(alpha * x);
    return sum * sum;
  }

  @Override
  public Activation rebuilt(Map<String, Double> parameters) {
    return new Snake(parameters.getOrDefault("alpha", alpha));
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inDoubles(
            x -> {
              Term s = Wave.of(alpha, x, 0);
              Term y = x.plus(s.times(s).times(1 / alpha));
              // x + 1 may be the midpoint of two floats; the function is nearer to x.
              Term nearer = x.below(0).choose(y.outwards(), y.inwards());
              return x.is(0).choose(x, x.abs().above(FAR).choose(x, nearer));
            },
            x -> {
              Term s = Wave.of(alpha, x, 1);
              return s.times(s).times(2);
            }));
  }
}
