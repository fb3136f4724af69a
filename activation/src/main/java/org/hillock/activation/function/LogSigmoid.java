package org.hillock.activation.function;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Kernel;
import org.hillock.kernel.Exp;
import org.hillock.kernel.Term;

/// log_sigmoid(x) = log σ(x) = -log(1 + exp(-x)).
public record LogSigmoid() implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("log_sigmoid", "Log-sigmoid", List.of()),
          new Card.Formula("-log(1 + exp(-x))", "f(x)=\\log\\sigma(x)=-\\log(1+e^{-x})"),
          new Card.Formula("1 / (1 + exp(x))", "f'(x)=\\sigma(-x)"),
          List.of(),
          new Card.Shape(
              Double.NEGATIVE_INFINITY,
              0,
              List.of(),
              List.of(4.595),
              List.of(Trait.MONOTONE, Trait.SMOOTH, Trait.OUTPUT)),
          new Card.Advice(
              "the logarithm of a probability without overflow; its slope never exceeds 1",
              "its values are negative only",
              "log-probabilities of two classes; losses",
              "hidden layers: nothing is centered, and large inputs saturate",
              Cost.EXPONENTIAL_AND_MORE),
          "textbook; the stable form: Maechler, Accurately computing log(1 - exp(-|a|)), 2012");

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    return Math.min(x, 0) - StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  @Override
  public double slope(double x) {
    double e = StrictMath.exp(-Math.abs(x));
    return (x < 0 ? 1 : e) / (1 + e);
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inDoubles(
            x -> x.atMost(0).minus(Exp.log1p(Exp.exp(x.abs().atMost(Exp.LIMIT).negate()))),
            x -> Term.of(1).over(Exp.exp(x.within(Exp.LIMIT)).plus(1))));
  }
}
