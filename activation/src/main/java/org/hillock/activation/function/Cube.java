package org.hillock.activation.function;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Kernel;

/// cube(x) = x³.
public record Cube() implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("cube", "Cube", List.of("cubic")),
          new Card.Formula("x^3", "f(x)=x^3"),
          new Card.Formula("3 x^2", "f'(x)=3x^2"),
          List.of(),
          new Card.Shape(
              Double.NEGATIVE_INFINITY,
              Double.POSITIVE_INFINITY,
              List.of(),
              List.of(),
              List.of(Trait.MONOTONE, Trait.SMOOTH, Trait.ZERO_CENTERED, Trait.ODD, Trait.HIDDEN)),
          new Card.Advice(
              "models products of three features; found good for dependency parsing",
              "explodes for |x| > 1, vanishes below",
              "shallow networks on embeddings",
              "more than one or two hidden layers",
              Cost.NOTHING),
          "Chen and Manning, A fast and accurate dependency parser using neural networks, 2014");

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    return x * x * x;
  }

  @Override
  public double slope(double x) {
    return 3 * x * x;
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(Kernel.inDoubles(x -> x.times(x).times(x), x -> x.times(x).times(3)));
  }
}
