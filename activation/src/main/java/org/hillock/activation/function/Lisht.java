package org.hillock.activation.function;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Kernel;
import org.hillock.kernel.Exp;
import org.hillock.kernel.HyperbolicTangent;
import org.hillock.kernel.Square;
import org.hillock.kernel.Term;

/// lisht(x) = x tanh(x).
public record Lisht() implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("lisht", "LiSHT", List.of("linearly_scaled_tanh")),
          new Card.Formula("x tanh(x)", "f(x)=x\\tanh x"),
          new Card.Formula("tanh(x) + x / cosh(x)^2", "f'(x)=\\tanh x+\\frac{x}{\\cosh^2x}"),
          List.of(),
          new Card.Shape(
              0,
              Double.POSITIVE_INFINITY,
              List.of(),
              List.of(),
              List.of(Trait.SMOOTH, Trait.HIDDEN)),
          new Card.Advice(
              "smooth, and its gradient does not vanish far out",
              "even: it cannot tell x from -x; values are not centered on 0",
              "an experiment against vanishing gradients",
              "by default: relu or gelu do better nearly always",
              Cost.EXPONENTIAL),
          "Roy, Manna, Dubey and Chaudhuri, LiSHT: non-parametric linearly scaled hyperbolic tangent, 2019");

  private static final Square SQUARE =
      new Square(1, -1.0 / 3, 2.0 / 15, -17.0 / 315, 62.0 / 2835, -1382.0 / 155925);

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    return x * StrictMath.tanh(x);
  }

  @Override
  public double slope(double x) {
    double c = Math.clamp(x, -Exp.LIMIT, Exp.LIMIT);
    double e = StrictMath.exp(-2 * Math.abs(c));
    return StrictMath.tanh(c) + 4 * c * e / ((1 + e) * (1 + e));
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inDoubles(
            x -> SQUARE.or(x, x.times(HyperbolicTangent.value(x))),
            x -> {
              Term a = x.abs().atMost(Exp.LIMIT);
              Term m = Exp.expm1(a.times(-2));
              Term d = m.plus(2);
              Term rise = a.times(4).times(m.plus(1));
              return m.negate().fma(d, rise).over(d.times(d)).withSignOf(x);
            }));
  }
}
