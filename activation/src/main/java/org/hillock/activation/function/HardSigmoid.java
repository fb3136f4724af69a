package org.hillock.activation.function;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Kernel;
import org.hillock.kernel.Term;

/// hard_sigmoid(x) = x/6 + 1/2, kept within 0 and 1; slope 0 at its corners -3 and 3. Older
/// libraries and the default of ONNX use 0.2 x + 0.5.
public record HardSigmoid() implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("hard_sigmoid", "Hard sigmoid", List.of()),
          new Card.Formula(
              "max(0, min(1, x/6 + 1/2))", "f(x)=\\max(0,\\min(1,\\tfrac{x}{6}+\\tfrac12))"),
          new Card.Formula(
              "1/6 if |x| < 3, else 0",
              "f'(x)=\\begin{cases}\\tfrac16&|x|<3\\\\0&|x|\\ge3\\end{cases}"),
          List.of(),
          new Card.Shape(
              0, 1, List.of(-3.0, 3.0), List.of(-3.0, 3.0), List.of(Trait.MONOTONE, Trait.OUTPUT)),
          new Card.Advice(
              "a sigmoid without an exponential",
              "no gradient at all beyond |x| = 3; a corner at each end",
              "gates and outputs on small devices",
              "where a sigmoid can be afforded",
              Cost.COMPARISON),
          "Courbariaux, Bengio and David, BinaryConnect, 2015; slope 1/6: Howard et al., Searching for MobileNetV3, 2019. ONNX: alpha = 1/6 gives this one, its default 0.2 the older");

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    return Math.clamp(x, -3, 3) / 6 + 0.5;
  }

  @Override
  public double slope(double x) {
    return Math.abs(x) < 3 ? 1.0 / 6 : Double.isNaN(x) ? x : 0;
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inDoubles(
            x -> x.within(3).plus(3).over(Term.of(6)),
            x -> x.abs().below(3).choose(1.0 / 6, x.abs().atOrAbove(3).choose(0, x))));
  }
}
