package org.hillock.activation.function;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Kernel;
import org.hillock.kernel.Exp;
import org.hillock.kernel.Root;
import org.hillock.kernel.Term;

/// mish(x) = x tanh(log(1 + exp(x))) = x w / (w + 2) with w = e (e + 2), e = exp(x).
public record Mish() implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("mish", "Mish", List.of()),
          new Card.Formula("x tanh(log(1 + exp(x)))", "f(x)=x\\tanh(\\log(1+e^x))"),
          new Card.Formula(
              "w / (w + 2) + 4 x e (e + 1) / (w + 2)^2 with e = exp(x), w = e (e + 2)",
              "f'(x)=\\frac{w}{w+2}+\\frac{4xe^x(e^x+1)}{(w+2)^2}"),
          List.of(),
          new Card.Shape(
              -0.3088434130172504,
              Double.POSITIVE_INFINITY,
              List.of(),
              List.of(-6.158),
              List.of(Trait.SMOOTH, Trait.ZERO_CENTERED, Trait.HIDDEN)),
          new Card.Advice(
              "smooth, unbounded above, lets small negative values through",
              "an exponential per element; not monotone below x = -1.19",
              "deep convolutional networks, as an alternative to swish",
              "small networks where speed matters",
              Cost.EXPONENTIAL),
          "Misra, Mish: a self regularized non-monotonic activation function, 2019");

  /// Beyond it the slope is 0 or 1 as a float, by far, and exp(4 x) is still finite.
  private static final double FAR = 150;

  private static final Root ROOT =
      new Root(
          -0x1.31432c0d12d84p+0,
          -0x1.bf319154da210p-55,
          0x1.115acb42500bbp-2,
          0x1.a34a251d8ad7bp-3,
          0x1.574f121a868dbp-5,
          -0x1.4c222fe64d4fbp-6,
          -0x1.03369d4ac90fap-6,
          -0x1.b87ddfb51b745p-9);

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    double e = StrictMath.exp(-Math.abs(x));
    double gate = x < 0 ? e * (e + 2) / (e * (e + 2) + 2) : (1 + 2 * e) / (1 + 2 * e * (1 + e));
    return Math.max(x, -Exp.LIMIT) * gate;
  }

  @Override
  public double slope(double x) {
    double c = Math.clamp(x, -FAR, FAR);
    double e = StrictMath.exp(c);
    double w = e * (e + 2);
    return (w + 4 * c * e * (e + 1) / (w + 2)) / (w + 2);
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inDoubles(
            x -> {
              Term w = w(Exp.exp(x.within(Exp.LIMIT)));
              return x.atLeast(-Exp.LIMIT).times(w.over(w.plus(2)));
            },
            x -> {
              Term c = x.within(FAR);
              Term e = Exp.exp(c);
              Term w = w(e);
              Term d = w.plus(2);
              Term rise = c.times(4).times(e).times(e.plus(1));
              return ROOT.or(x, w.fma(d, rise).over(d.times(d)));
            }));
  }

  private static Term w(Term e) {
    return e.times(e.plus(2));
  }
}
