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

/// gaussian(x) = exp(-x²).
public record Gaussian() implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("gaussian", "Gaussian", List.of("radial_basis", "rbf")),
          new Card.Formula("exp(-x^2)", "f(x)=e^{-x^2}"),
          new Card.Formula("-2 x exp(-x^2)", "f'(x)=-2xe^{-x^2}"),
          List.of(),
          new Card.Shape(
              0, 1, List.of(), List.of(-2.525, 2.525), List.of(Trait.SMOOTH, Trait.HIDDEN)),
          new Card.Advice(
              "answers to one place only: local features",
              "no gradient away from 0; even, so it cannot tell x from -x",
              "radial basis networks, implicit representations of images",
              "deep networks: gradients vanish",
              Cost.EXPONENTIAL),
          "Broomhead and Lowe, Multivariable functional interpolation and adaptive networks, 1988");

  /// From here on the function is 0 as a float, by far.
  private static final double FAR = 14;

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    return StrictMath.exp(-x * x);
  }

  @Override
  public double slope(double x) {
    double c = Math.clamp(x, -FAR, FAR);
    return -2 * c * StrictMath.exp(-c * c);
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inDoubles(
            x -> bell(x.within(FAR)), x -> x.within(FAR).times(-2).times(bell(x.within(FAR)))));
  }

  private static Term bell(Term x) {
    return Exp.exp(x.times(x).negate());
  }
}
