package org.hillock.activation.function;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Kernel;
import org.hillock.kernel.Gate;
import org.hillock.kernel.Term;

/// hard_swish(x) = x (x/6 + 1/2) between -3 and 3, 0 below and x above; slope 0 at -3 and 1 at 3.
public record HardSwish() implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("hard_swish", "Hard swish", List.of("hard_silu")),
          new Card.Formula(
              "x max(0, min(1, x/6 + 1/2))", "f(x)=x\\max(0,\\min(1,\\tfrac{x}{6}+\\tfrac12))"),
          new Card.Formula(
              "0 if x <= -3, 1 if x >= 3, else x/3 + 1/2",
              "f'(x)=\\begin{cases}0&x\\le-3\\\\\\tfrac{x}{3}+\\tfrac12&-3<x<3\\\\1&x\\ge3\\end{cases}"),
          List.of(),
          new Card.Shape(
              -0.375,
              Double.POSITIVE_INFINITY,
              List.of(-3.0, 3.0),
              List.of(-3.0),
              List.of(Trait.ZERO_CENTERED, Trait.HIDDEN)),
          new Card.Advice(
              "nearly swish, without an exponential",
              "not monotone below x = -1.5; dead below -3",
              "convolutional networks on small devices",
              "where swish or gelu can be afforded",
              Cost.COMPARISON),
          "Howard et al., Searching for MobileNetV3, 2019. At the corners some libraries take the slope of the middle piece, -1/2 and 3/2");

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    if (x <= -3) {
      return -0.0;
    }
    return x >= 3 ? x : Gate.aboveTie(x * (x + 3) / 6);
  }

  @Override
  public double slope(double x) {
    return x <= -3 ? 0 : x >= 3 ? 1 : (2 * x + 3) / 6;
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inDoubles(
            x -> {
              Term middle = Gate.aboveTie(x.times(x.plus(3)).over(Term.of(6)), x);
              return x.atOrBelow(-3).choose(-0.0, x.atOrAbove(3).choose(x, middle));
            },
            x -> {
              Term middle = x.fma(2, 3).over(Term.of(6));
              return x.atOrBelow(-3).choose(0, x.atOrAbove(3).choose(1, middle));
            }));
  }
}
