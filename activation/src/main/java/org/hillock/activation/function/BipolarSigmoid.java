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

/// bipolar_sigmoid(x) = (1 - exp(-x)) / (1 + exp(-x)) = tanh(x / 2).
public record BipolarSigmoid() implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("bipolar_sigmoid", "Bipolar sigmoid", List.of("symmetric_sigmoid")),
          new Card.Formula("(1 - exp(-x)) / (1 + exp(-x))", "f(x)=\\frac{1-e^{-x}}{1+e^{-x}}"),
          new Card.Formula("2 exp(-x) / (1 + exp(-x))^2", "f'(x)=\\frac{2e^{-x}}{(1+e^{-x})^2}"),
          List.of(),
          new Card.Shape(
              -1,
              1,
              List.of(),
              List.of(-5.986, 5.986),
              List.of(
                  Trait.MONOTONE,
                  Trait.SMOOTH,
                  Trait.ZERO_CENTERED,
                  Trait.ODD,
                  Trait.HIDDEN,
                  Trait.OUTPUT)),
          new Card.Advice(
              "a sigmoid that is centered on 0",
              "its slope is at most 1/2, so gradients vanish faster than with tanh",
              "classic networks; outputs between -1 and 1",
              "deep networks: prefer relu or gelu",
              Cost.EXPONENTIAL),
          "Fausett, Fundamentals of neural networks, 1994");

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    double m = StrictMath.expm1(-Math.abs(x));
    double y = -m / (2 + m);
    return Math.copySign(y == 0 ? 0 : Math.nextDown(y), x);
  }

  @Override
  public double slope(double x) {
    double e = StrictMath.exp(-Math.abs(x));
    return 2 * e / ((1 + e) * (1 + e));
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inDoubles(
            x -> {
              Term m = Exp.expm1(x.abs().atMost(Exp.LIMIT).negate());
              // At odd subnormal x it lies just below x/2, the midpoint of two floats.
              return m.over(m.plus(2)).inwards().withSignOf(x);
            },
            x -> {
              Term e = Exp.exp(x.abs().atMost(Exp.LIMIT).negate());
              Term d = e.plus(1);
              return e.times(2).over(d.times(d));
            }));
  }
}
