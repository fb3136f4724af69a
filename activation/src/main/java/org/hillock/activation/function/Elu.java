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
import org.hillock.kernel.Exp;

/// f(x) = x if x > 0, alpha (exp(x) - 1) otherwise; slope alpha at x = 0, where it is a corner
/// unless alpha = 1.
///
/// @param alpha where it saturates for negative x: at -alpha
public record Elu(double alpha) implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("elu", "ELU", List.of("exponential_linear")),
          new Card.Formula(
              "x if x > 0, else alpha (exp(x) - 1)",
              "f(x)=\\begin{cases}x&x>0\\\\\\alpha(e^x-1)&x\\le0\\end{cases}"),
          new Card.Formula(
              "1 if x > 0, else alpha exp(x)",
              "f'(x)=\\begin{cases}1&x>0\\\\\\alpha e^x&x\\le0\\end{cases}"),
          List.of(
              new Card.Parameter(
                  "alpha",
                  1,
                  0,
                  1000,
                  "the value -alpha is approached for negative x; smooth at 0 only for alpha = 1")),
          new Card.Shape(
              -1,
              Double.POSITIVE_INFINITY,
              List.of(),
              List.of(-4.605),
              List.of(
                  Trait.MONOTONE, Trait.SMOOTH, Trait.ZERO_CENTERED, Trait.HIDDEN, Trait.COMMON)),
          new Card.Advice(
              "negative outputs pull mean activations towards 0, which speeds up learning; no dead units; smooth",
              "an exponential for negative x; saturates below x = -4.6",
              "hidden layers of medium depth where relu units die or training is noisy",
              "where speed matters most: try leaky_relu",
              Cost.EXPONENTIAL),
          "Clevert, Unterthiner and Hochreiter, Fast and accurate deep network learning by exponential linear units, 2015");

  /// With alpha = 1.
  public Elu() {
    this(1);
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    return x >= 0 ? x : alpha * StrictMath.expm1(x);
  }

  @Override
  public double slope(double x) {
    return x > 0 ? 1 : alpha * StrictMath.exp(x);
  }

  @Override
  public Activation rebuilt(Map<String, Double> parameters) {
    return new Elu(parameters.getOrDefault("alpha", alpha));
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inDoubles(
            x -> x.atOrAbove(0).choose(x, Exp.expm1(x.within(Exp.LIMIT)).times(alpha)),
            x -> x.above(0).choose(1, Exp.exp(x.within(Exp.LIMIT)).times(alpha))));
  }
}
