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

/// hardshrink(x) = x if |x| > lambda, 0 otherwise; slope 0 at its jumps.
///
/// @param lambda half the width of what becomes 0
public record Hardshrink(double lambda) implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("hardshrink", "Hardshrink", List.of("hard_thresholding")),
          new Card.Formula(
              "x if |x| > lambda, else 0",
              "f(x)=\\begin{cases}x&|x|>\\lambda\\\\0&|x|\\le\\lambda\\end{cases}"),
          new Card.Formula(
              "1 if |x| > lambda, else 0",
              "f'(x)=\\begin{cases}1&|x|>\\lambda\\\\0&|x|\\le\\lambda\\end{cases}"),
          List.of(new Card.Parameter("lambda", 0.5, 0, 1000, "half the width of what becomes 0")),
          new Card.Shape(
              Double.NEGATIVE_INFINITY,
              Double.POSITIVE_INFINITY,
              List.of(-0.5, 0.5),
              List.of(),
              List.of(Trait.MONOTONE, Trait.ZERO_CENTERED, Trait.ODD, Trait.HIDDEN)),
          new Card.Advice(
              "sets small inputs to exactly 0 and leaves large ones alone",
              "jumps at ±lambda, and has no gradient between",
              "sparse coding, denoising",
              "hidden layers of classifiers",
              Cost.COMPARISON),
          "Donoho and Johnstone, Ideal spatial adaptation by wavelet shrinkage, 1994. ONNX: Shrink with bias 0");

  /// With lambda = 0.5.
  public Hardshrink() {
    this(0.5);
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    return Math.abs(x) <= lambda ? Math.copySign(0, x) : x;
  }

  @Override
  public double slope(double x) {
    return Math.abs(x) > lambda ? 1 : Double.isNaN(x) ? x : 0;
  }

  @Override
  public Activation rebuilt(Map<String, Double> parameters) {
    return new Hardshrink(parameters.getOrDefault("lambda", lambda));
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inWidthOf(
            lambda,
            x -> x.abs().atOrBelow(lambda).choose(x.constant(0).withSignOf(x), x),
            x -> x.abs().above(lambda).choose(1, x.abs().atOrBelow(lambda).choose(0, x))));
  }
}
