package org.hillock.activation.function;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Kernel;
import org.hillock.kernel.Term;

/// rrelu(x) = x if x > 0, a x otherwise. In the paper a is drawn anew between 1/8 and 1/3 for each
/// example in training; here it is their mean, 11/48, always: what the paper uses to predict.
public record Rrelu() implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("rrelu", "RReLU", List.of("randomized_leaky_relu")),
          new Card.Formula(
              "x if x > 0, else 11/48 x",
              "f(x)=\\begin{cases}x&x>0\\\\\\tfrac{11}{48}x&x\\le0\\end{cases}"),
          new Card.Formula(
              "1 if x > 0, else 11/48",
              "f'(x)=\\begin{cases}1&x>0\\\\\\tfrac{11}{48}&x\\le0\\end{cases}"),
          List.of(),
          new Card.Shape(
              Double.NEGATIVE_INFINITY,
              Double.POSITIVE_INFINITY,
              List.of(0.0),
              List.of(),
              List.of(Trait.MONOTONE, Trait.ZERO_CENTERED, Trait.HIDDEN)),
          new Card.Advice(
              "a clearly leaky relu: no unit dies",
              "the randomness of the original, which regularizes, is left out",
              "as a leaky relu with a steep leak",
              "where the leak should be small: leaky_relu",
              Cost.COMPARISON),
          "Xu, Wang, Chen and Li, Empirical evaluation of rectified activations in convolutional network, 2015");

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    return x >= 0 ? x : x * 11 / 48;
  }

  @Override
  public double slope(double x) {
    return x > 0 ? 1 : Double.isNaN(x) ? x : 11.0 / 48;
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inDoubles(
            x -> x.atOrAbove(0).choose(x, x.times(11).over(Term.of(48))),
            x -> x.above(0).choose(1, x.atOrBelow(0).choose(11.0 / 48, x))));
  }
}
