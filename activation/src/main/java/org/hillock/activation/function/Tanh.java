package org.hillock.activation.function;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Kernel;
import org.hillock.kernel.HyperbolicTangent;

/// tanh(x) = (exp(x) - exp(-x)) / (exp(x) + exp(-x)).
public record Tanh() implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("tanh", "Tanh", List.of("hyperbolic_tangent", "tansig")),
          new Card.Formula(
              "(exp(x) - exp(-x)) / (exp(x) + exp(-x))",
              "\\tanh(x)=\\frac{e^x-e^{-x}}{e^x+e^{-x}}"),
          new Card.Formula(
              "4 exp(-2|x|) / (1 + exp(-2|x|))^2, which is 1 - tanh(x)^2",
              "\\tanh'(x)=1-\\tanh^2(x)"),
          List.of(),
          new Card.Shape(
              -1,
              1,
              List.of(),
              List.of(-2.993, 2.993),
              List.of(
                  Trait.MONOTONE,
                  Trait.SMOOTH,
                  Trait.ZERO_CENTERED,
                  Trait.ODD,
                  Trait.HIDDEN,
                  Trait.COMMON,
                  Trait.OUTPUT)),
          new Card.Advice(
              "bounded, and centered on 0, so the next layer sees balanced inputs",
              "its slope falls below 1 % beyond |x| = 3, so gradients vanish in deep networks",
              "recurrent networks; small networks of few layers; an output between -1 and 1",
              "deep feedforward networks: prefer relu or gelu",
              Cost.EXPONENTIAL),
          "textbook; LeCun, Bottou, Orr and Mueller, Efficient BackProp, 1998");

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    return StrictMath.tanh(x);
  }

  @Override
  public double slope(double x) {
    double e = StrictMath.exp(-2 * Math.abs(x));
    return 4 * e / ((1 + e) * (1 + e));
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(Kernel.inDoubles(HyperbolicTangent::value, HyperbolicTangent::slope));
  }
}
