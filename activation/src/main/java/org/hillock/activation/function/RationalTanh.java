package org.hillock.activation.function;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Kernel;
import org.hillock.kernel.Term;

/// rational_tanh(x) = 1.7159 sgn(x) (1 - 1/a), a = 1 + y + y² + 1.41645 y⁴, y = |2x/3|: an
/// approximation of 1.7159 tanh(2x/3) without an exponential.
public record RationalTanh() implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("rational_tanh", "Rational tanh", List.of()),
          new Card.Formula(
              "1.7159 sign(x) (1 - 1/a), a = 1 + y + y^2 + 1.41645 y^4, y = |2x/3|",
              "f(x)=1.7159\\,\\mathrm{sgn}(x)(1-\\frac{1}{1+y+y^2+1.41645y^4}),\\ y=|\\tfrac23x|"),
          new Card.Formula(
              "1.1439 (1 + 2y + 5.6658 y^3) / a^2",
              "f'(x)=1.7159\\cdot\\tfrac23\\cdot\\frac{1+2y+5.6658y^3}{(1+y+y^2+1.41645y^4)^2}"),
          List.of(),
          new Card.Shape(
              -1.7159,
              1.7159,
              List.of(),
              List.of(-4.48, 4.48),
              List.of(Trait.MONOTONE, Trait.SMOOTH, Trait.ZERO_CENTERED, Trait.ODD, Trait.HIDDEN)),
          new Card.Advice(
              "scaled so that f(1) is about 1 and the variance is kept; no exponential",
              "saturates like tanh",
              "networks that were trained with it",
              "new networks: tanh is as fast here",
              Cost.COMPARISON),
          "LeCun, Bottou, Orr and Mueller, Efficient BackProp, 1998 (the scale); ND4J (the rational form)");

  private static final double SCALE = 1.7159;
  private static final double QUARTIC = 1.41645;

  /// From here on the function is constant as a float, by far.
  private static final double FAR = 1e20;

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    double y = Math.min(Math.abs(x), FAR) * 2 / 3;
    double rest = y * (1 + y * (1 + QUARTIC * y * y));
    return Math.copySign(SCALE * (rest / (1 + rest)), x);
  }

  @Override
  public double slope(double x) {
    double y = Math.min(Math.abs(x), FAR) * 2 / 3;
    double a = 1 + y * (1 + y * (1 + QUARTIC * y * y));
    return SCALE * 2 / 3 * ((1 + 2 * y + 4 * QUARTIC * y * y * y) / a / a);
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inDoubles(
            x -> {
              Term y = y(x);
              Term h = y.times(y).fma(QUARTIC, 1).fma(y, 1);
              Term line = x.within(FAR).times(17159).over(Term.of(15000));
              // Near 0 it lies just below the line, which may be the midpoint of two floats.
              return line.times(h.over(y.fma(h, 1))).inwards();
            },
            x -> {
              Term y = y(x);
              Term a = y.times(y).fma(QUARTIC, 1).fma(y, 1).fma(y, 1);
              Term growth = y.times(y).fma(4 * QUARTIC, 2).fma(y, 1);
              return growth.times(SCALE * 2 / 3).over(a.times(a));
            }));
  }

  private static Term y(Term x) {
    return x.abs().atMost(FAR).times(2).over(Term.of(3));
  }
}
