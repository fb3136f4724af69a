package org.hillock.activation.function;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Kernel;
import org.hillock.kernel.HyperbolicTangent;

/// rectified_tanh(x) = max(0, tanh(x)); slope 0 at the corner x = 0.
public record RectifiedTanh() implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("rectified_tanh", "Rectified tanh", List.of("relu_tanh")),
          new Card.Formula("max(0, tanh(x))", "f(x)=\\max(0,\\tanh x)"),
          new Card.Formula(
              "1 / cosh(x)^2 if x > 0, else 0",
              "f'(x)=\\begin{cases}1-\\tanh^2x&x>0\\\\0&x\\le0\\end{cases}"),
          List.of(),
          new Card.Shape(
              0, 1, List.of(0.0), List.of(0.0, 2.993), List.of(Trait.MONOTONE, Trait.HIDDEN)),
          new Card.Advice(
              "bounded and sparse",
              "dies like relu below 0, saturates like tanh above",
              "networks that were trained with it",
              "new networks",
              Cost.EXPONENTIAL),
          "ND4J; cf. Glorot, Bordes and Bengio, Deep sparse rectifier neural networks, 2011");

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    return x <= 0 ? 0 : StrictMath.tanh(x);
  }

  @Override
  public double slope(double x) {
    double e = StrictMath.exp(-2 * Math.abs(x));
    return x <= 0 ? 0 : 4 * e / ((1 + e) * (1 + e));
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inDoubles(
            x -> x.atOrBelow(0).choose(0, HyperbolicTangent.value(x)),
            x -> x.atOrBelow(0).choose(0, HyperbolicTangent.slope(x))));
  }
}
