package org.hillock.activation.function;

import java.util.List;
import java.util.Optional;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.numeric.Exp;
import org.hillock.numeric.Simd;

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
                  Trait.OUTPUT)),
          new Card.Advice(
              "bounded, and centered on 0, so the next layer sees balanced inputs",
              "its slope falls below 1 % beyond |x| = 3, so gradients vanish in deep networks",
              "recurrent networks; small networks of few layers; an output between -1 and 1",
              "deep feedforward networks: prefer relu or gelu",
              Cost.EXPONENTIAL),
          "textbook; LeCun, Bottou, Orr and Mueller, Efficient BackProp, 1998");

  /// From here on tanh is 1 as a float, by far.
  private static final double SATURATED = 20;

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
  public float at(float x) {
    double e = Exp.expm1(2 * Math.min(Math.abs((double) x), SATURATED));
    return (float) Math.copySign(e / (e + 2), x);
  }

  @Override
  public float slopeAt(float x) {
    double e = Exp.exp(-2 * Math.min(Math.abs((double) x), Exp.LIMIT));
    double d = 1 + e;
    return (float) (4 * e / (d * d));
  }

  @Override
  public Optional<Elementwise.Lanes> lanes() {
    return Optional.of(new Lanes());
  }

  /// The same operations in lanes.
  record Lanes() implements Elementwise.Lanes {
    @Override
    public FloatVector at(FloatVector x) {
      DoubleVector z = Simd.Lanes.widen(x);
      DoubleVector e = Exp.Lanes.expm1(z.abs().min(SATURATED).mul(2));
      return Simd.Lanes.round(withSign(e.div(e.add(2)), z));
    }

    @Override
    public FloatVector slopeAt(FloatVector x) {
      DoubleVector e = Exp.Lanes.exp(Simd.Lanes.widen(x).abs().min(Exp.LIMIT).mul(-2));
      DoubleVector d = e.add(1);
      return Simd.Lanes.round(e.mul(4).div(d.mul(d)));
    }

    /// Magnitudes, none of them negative, with the signs of z.
    private static DoubleVector withSign(DoubleVector magnitude, DoubleVector z) {
      LongVector sign = z.reinterpretAsLongs().and(Long.MIN_VALUE);
      return magnitude.reinterpretAsLongs().or(sign).reinterpretAsDoubles();
    }
  }
}
