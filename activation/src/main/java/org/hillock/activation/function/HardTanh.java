package org.hillock.activation.function;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Kernel;

/// hard_tanh(x) = x, kept within -1 and 1; slope 0 at its corners.
public record HardTanh() implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("hard_tanh", "Hard tanh", List.of("clip", "clipped_linear")),
          new Card.Formula("max(-1, min(1, x))", "f(x)=\\max(-1,\\min(1,x))"),
          new Card.Formula(
              "1 if |x| < 1, else 0", "f'(x)=\\begin{cases}1&|x|<1\\\\0&|x|\\ge1\\end{cases}"),
          List.of(),
          new Card.Shape(
              -1,
              1,
              List.of(-1.0, 1.0),
              List.of(-1.0, 1.0),
              List.of(Trait.MONOTONE, Trait.ZERO_CENTERED, Trait.ODD, Trait.HIDDEN, Trait.OUTPUT)),
          new Card.Advice(
              "a tanh that costs two comparisons",
              "no gradient at all beyond |x| = 1",
              "quantized networks; bounded outputs",
              "deep networks: units saturate for good",
              Cost.COMPARISON),
          "Collobert, Large scale machine learning, 2004");

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    return Math.clamp(x, -1, 1);
  }

  @Override
  public double slope(double x) {
    return Math.abs(x) < 1 ? 1 : Double.isNaN(x) ? x : 0;
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inFloats(
            x -> x.within(1), x -> x.abs().below(1).choose(1, x.abs().atOrAbove(1).choose(0, x))));
  }
}
