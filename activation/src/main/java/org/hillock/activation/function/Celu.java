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
import org.hillock.kernel.Term;

/// celu(x) = x if x > 0, alpha (exp(x / alpha) - 1) otherwise; smooth for every alpha.
///
/// @param alpha where it saturates for negative x: at -alpha
public record Celu(double alpha) implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("celu", "CELU", List.of("continuously_differentiable_elu")),
          new Card.Formula(
              "x if x > 0, else alpha (exp(x / alpha) - 1)",
              "f(x)=\\begin{cases}x&x>0\\\\\\alpha(e^{x/\\alpha}-1)&x\\le0\\end{cases}"),
          new Card.Formula(
              "1 if x > 0, else exp(x / alpha)",
              "f'(x)=\\begin{cases}1&x>0\\\\e^{x/\\alpha}&x\\le0\\end{cases}"),
          List.of(
              new Card.Parameter(
                  "alpha", 1, 0.001, 1000, "where it saturates for negative x: at -alpha")),
          new Card.Shape(
              -1,
              Double.POSITIVE_INFINITY,
              List.of(),
              List.of(-4.605),
              List.of(Trait.MONOTONE, Trait.SMOOTH, Trait.ZERO_CENTERED, Trait.HIDDEN)),
          new Card.Advice(
              "an elu whose slope has no jump for any alpha",
              "an exponential for negative x; saturates",
              "where elu is used with alpha other than 1",
              "where alpha is 1: it is elu",
              Cost.EXPONENTIAL),
          "Barron, Continuously differentiable exponential linear units, 2017");

  /// With alpha = 1.
  public Celu() {
    this(1);
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    return x >= 0 ? x : alpha * StrictMath.expm1(x / alpha);
  }

  @Override
  public double slope(double x) {
    return x > 0 ? 1 : StrictMath.exp(x / alpha);
  }

  @Override
  public Activation rebuilt(Map<String, Double> parameters) {
    return new Celu(parameters.getOrDefault("alpha", alpha));
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inDoubles(
            x -> x.atOrAbove(0).choose(x, Exp.expm1(scaled(x)).times(alpha)),
            x -> x.above(0).choose(1, Exp.exp(scaled(x)))));
  }

  private Term scaled(Term x) {
    return (alpha == 1 ? x : x.over(Term.of(alpha))).within(Exp.LIMIT);
  }
}
