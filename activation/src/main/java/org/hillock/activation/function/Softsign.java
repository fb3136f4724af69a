package org.hillock.activation.function;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Kernel;
import org.hillock.kernel.Term;

/// softsign(x) = x / (1 + |x|).
public record Softsign() implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("softsign", "Softsign", List.of()),
          new Card.Formula("x / (1 + |x|)", "f(x)=\\frac{x}{1+|x|}"),
          new Card.Formula("1 / (1 + |x|)^2", "f'(x)=\\frac{1}{(1+|x|)^2}"),
          List.of(),
          new Card.Shape(
              -1,
              1,
              List.of(),
              List.of(-9.0, 9.0),
              List.of(Trait.MONOTONE, Trait.SMOOTH, Trait.ZERO_CENTERED, Trait.ODD, Trait.HIDDEN)),
          new Card.Advice(
              "approaches its bounds slowly, so it saturates later than tanh",
              "gradients still shrink in deep networks",
              "small networks, as an alternative to tanh",
              "deep networks: prefer relu or gelu",
              Cost.COMPARISON),
          "Turian, Bergstra and Bengio, Quadratic features and deep architectures for chunking, 2009");

  /// From here on the function is 1 as a float, by far.
  private static final double ONE_BEYOND = 0x1p60;

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    return Double.isInfinite(x) ? Math.signum(x) : x / (1 + Math.abs(x));
  }

  @Override
  public double slope(double x) {
    double d = 1 + Math.abs(x);
    return 1 / (d * d);
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inDoubles(
            x -> {
              Term c = x.within(ONE_BEYOND);
              return c.over(c.abs().plus(1));
            },
            x -> {
              Term d = x.abs().plus(1);
              return Term.of(1).over(d.times(d));
            }));
  }
}
