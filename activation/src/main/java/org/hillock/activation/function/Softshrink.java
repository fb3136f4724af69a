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

/// softshrink(x) = sign(x) max(|x| - lambda, 0); slope 0 at its corners.
///
/// @param lambda half the width of what becomes 0
public record Softshrink(double lambda) implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("softshrink", "Softshrink", List.of("soft_thresholding")),
          new Card.Formula(
              "sign(x) max(|x| - lambda, 0)", "f(x)=\\mathrm{sgn}(x)\\max(|x|-\\lambda,0)"),
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
              "sets small inputs to exactly 0: the proximal step of an L1 penalty",
              "no gradient between -lambda and lambda, where networks start",
              "sparse coding, denoising",
              "hidden layers of classifiers",
              Cost.COMPARISON),
          "Donoho and Johnstone, Ideal spatial adaptation by wavelet shrinkage, 1994");

  /// With lambda = 0.5.
  public Softshrink() {
    this(0.5);
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    double a = Math.abs(x);
    return Math.copySign(a <= lambda ? 0 : a - lambda, x);
  }

  @Override
  public double slope(double x) {
    return Math.abs(x) > lambda ? 1 : Double.isNaN(x) ? x : 0;
  }

  @Override
  public Activation rebuilt(Map<String, Double> parameters) {
    return new Softshrink(parameters.getOrDefault("lambda", lambda));
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inWidthOf(
            lambda,
            x -> x.abs().atOrBelow(lambda).choose(0, x.abs().minus(lambda)).withSignOf(x),
            x -> x.abs().above(lambda).choose(1, x.abs().atOrBelow(lambda).choose(0, x))));
  }
}
