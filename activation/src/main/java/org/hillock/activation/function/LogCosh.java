package org.hillock.activation.function;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Kernel;
import org.hillock.kernel.Exp;
import org.hillock.kernel.HyperbolicTangent;
import org.hillock.kernel.Square;
import org.hillock.kernel.Term;

/// log_cosh(x) = log((exp(x) + exp(-x)) / 2).
public record LogCosh() implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("log_cosh", "Log-cosh", List.of()),
          new Card.Formula("log(cosh(x))", "f(x)=\\log\\cosh x"),
          new Card.Formula("tanh(x)", "f'(x)=\\tanh x"),
          List.of(),
          new Card.Shape(0, Double.POSITIVE_INFINITY, List.of(), List.of(), List.of(Trait.SMOOTH)),
          new Card.Advice(
              "x²/2 near 0 and |x| - log 2 far out: smooth everywhere",
              "even, so it cannot tell x from -x",
              "as a loss that forgives outliers",
              "hidden layers",
              Cost.EXPONENTIAL_AND_MORE),
          "textbook");

  private static final Square SQUARE =
      new Square(0.5, -1.0 / 6, 2.0 / 45, -17.0 / 1260, 62.0 / 14175, -691.0 / 467775);

  private static final double LN2 = 0x1.62e42fefa39efp-1;

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    double a = Math.abs(x);
    double g = StrictMath.expm1(Math.min(a, 1.2));
    return a <= 1.2
        ? StrictMath.log1p(g * g / (2 * (1 + g)))
        : a - LN2 + StrictMath.log1p(StrictMath.exp(-2 * a));
  }

  @Override
  public double slope(double x) {
    return StrictMath.tanh(x);
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inDoubles(
            x -> {
              Term a = x.abs();
              // cosh(a) - 1 and exp(-2a), both from g = exp(a) - 1.
              Term g = Exp.expm1(a.atMost(Exp.LIMIT));
              Term near = g.times(g).over(g.plus(1).times(2));
              Term far = Term.of(1).over(g.plus(1).times(g.plus(1)));
              Term base = a.atOrBelow(1.2).choose(0, a.minus(LN2));
              Term y = Exp.log1p(a.atOrBelow(1.2).choose(near, far)).plus(base);
              return SQUARE.or(x, y);
            },
            HyperbolicTangent::value));
  }
}
