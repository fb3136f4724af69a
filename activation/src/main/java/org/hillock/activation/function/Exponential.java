package org.hillock.activation.function;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Kernel;
import org.hillock.kernel.Exp;

/// exponential(x) = exp(x).
public record Exponential() implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("exponential", "Exponential", List.of("exp")),
          new Card.Formula("exp(x)", "f(x)=e^x"),
          new Card.Formula("exp(x)", "f'(x)=e^x"),
          List.of(),
          new Card.Shape(
              0,
              Double.POSITIVE_INFINITY,
              List.of(),
              List.of(),
              List.of(Trait.MONOTONE, Trait.SMOOTH, Trait.OUTPUT)),
          new Card.Advice(
              "its values are positive; the inverse link of Poisson and gamma regression",
              "overflows above x = 88.7; gradients explode with the values",
              "the output of a rate or count model",
              "hidden layers",
              Cost.EXPONENTIAL),
          "textbook; as a link: Nelder and Wedderburn, Generalized linear models, 1972");

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    return StrictMath.exp(x);
  }

  @Override
  public double slope(double x) {
    return StrictMath.exp(x);
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inDoubles(x -> Exp.exp(x.within(Exp.LIMIT)), x -> Exp.exp(x.within(Exp.LIMIT))));
  }
}
