package org.hillock.activation.function;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Kernel;
import org.hillock.kernel.Exp;
import org.hillock.kernel.Gate;
import org.hillock.kernel.Root;
import org.hillock.kernel.Term;

/// f(x) = x/2 (1 + tanh(√(2/π) (x + 0.044715 x³))) = x σ(2u): the approximation of GELU that many
/// frameworks use by default; it differs from GELU by at most 0.000474.
public record GeluTanh() implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("gelu_tanh", "GELU (tanh form)", List.of("gelu_new", "gelu_approximate")),
          new Card.Formula(
              "x / (1 + exp(-2u)), u = sqrt(2/pi) (x + 0.044715 x^3)",
              "f(x)=\\tfrac{x}{2}\\left(1+\\tanh\\!\\left(\\sqrt{2/\\pi}\\,(x+0.044715x^3)\\right)\\right)"),
          new Card.Formula(
              "(1 + e + 2 x u' e) / (1 + e)^2, e = exp(-2u), u' = sqrt(2/pi) (1 + 0.134145 x^2)",
              "f'(x)=\\sigma(2u)\\,(1+2xu'\\,\\sigma(-2u))"),
          List.of(),
          new Card.Shape(
              -0.17004075057125406,
              Double.POSITIVE_INFINITY,
              List.of(),
              List.of(-3.009),
              List.of(Trait.SMOOTH, Trait.ZERO_CENTERED, Trait.HIDDEN, Trait.COMMON)),
          new Card.Advice(
              "what JAX, Flax and NNlib call gelu; GPT-2 and BERT were trained with it",
              "an approximation made for hardware without erf; here gelu costs hardly more",
              "loading or matching a model that was trained with it",
              "new models: use gelu",
              Cost.EXPONENTIAL_AND_MORE),
          "Hendrycks and Gimpel, Gaussian error linear units, 2016");

  /// 2 √(2/π).
  private static final double TWICE_ROOT = 1.5957691216057308;

  private static final double CUBIC = 0.044715;

  /// From here on the function is x or 0 as a float, by far, and its slope 1 or 0.
  private static final double FAR = 30;

  /// Of the slope.
  private static final Root ROOT =
      new Root(
          -0x1.81429f9e97e4dp-1,
          0x1.4f523ed77dbdcp-55,
          0x1.b8bacd2c96b91p-2,
          0x1.8cd1a2b2fff33p-2,
          -0x1.029615edb077ap-6,
          -0x1.d2b77346470abp-4,
          -0x1.104a83edc0ddcp-6,
          0x1.427996dc249cep-6);

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    return Gate.value(x, twiceU(x));
  }

  @Override
  public double slope(double x) {
    double c = held(x);
    return Gate.slope(Exp.clamp(twiceU(c)), c * twiceSlopeOfU(c));
  }

  private static double twiceU(double x) {
    return TWICE_ROOT * x * Math.fma(CUBIC * x, x, 1);
  }

  private static double twiceSlopeOfU(double x) {
    return TWICE_ROOT * Math.fma(3 * CUBIC * x, x, 1);
  }

  private static double held(double x) {
    return x < -FAR ? -FAR : x > FAR ? FAR : x;
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inDoubles(
            x -> Gate.value(x, twiceU(x)),
            x -> {
              Term c = x.within(FAR);
              Term slope = Gate.slope(twiceU(c).within(Exp.LIMIT), c.times(twiceSlopeOfU(c)));
              return ROOT.or(x, slope);
            }));
  }

  private static Term twiceU(Term x) {
    return x.times(TWICE_ROOT).times(x.times(CUBIC).fma(x, 1));
  }

  private static Term twiceSlopeOfU(Term x) {
    return x.times(3 * CUBIC).fma(x, 1).times(TWICE_ROOT);
  }
}
