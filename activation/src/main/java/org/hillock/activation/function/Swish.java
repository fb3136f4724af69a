package org.hillock.activation.function;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.activation.Activation;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Kernel;
import org.hillock.kernel.Exp;
import org.hillock.kernel.Gate;

/// swish(x) = x σ(beta x), also called SiLU for beta = 1.
///
/// @param beta how sharp the bend is: towards relu for large beta, towards x/2 for small
public record Swish(double beta) implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("swish", "Swish", List.of("silu", "swish_1", "sil")),
          new Card.Formula("x / (1 + exp(-beta x))", "f(x)=x\\,\\sigma(\\beta x)"),
          new Card.Formula(
              "(1 + e + beta x e) / (1 + e)^2 with e = exp(-beta x)",
              "f'(x)=\\sigma(\\beta x)\\,(1+\\beta x\\,\\sigma(-\\beta x))"),
          List.of(
              new Card.Parameter(
                  "beta", 1, 0.001, 1000, "sharpness; 1 is SiLU, 1.702 approximates GELU")),
          new Card.Shape(
              -0.2784645427610738,
              Double.POSITIVE_INFINITY,
              List.of(),
              List.of(-6.143),
              List.of(Trait.SMOOTH, Trait.ZERO_CENTERED, Trait.HIDDEN, Trait.COMMON)),
          new Card.Advice(
              "smooth, unbounded above, lets small negative values through; often ahead of relu in very deep networks",
              "an exponential per element; not monotone below x = -1.28",
              "very deep networks; where relu and gelu are close, as an alternative",
              "small networks where speed matters: the gain is often nil",
              Cost.EXPONENTIAL),
          "Ramachandran, Zoph and Le, Searching for activation functions, 2017; SiLU: Elfwing, Uchibe and Doya, 2017");

  /// With beta = 1: SiLU.
  public Swish() {
    this(1);
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    return Gate.value(x, beta * x);
  }

  @Override
  public double slope(double x) {
    double z = Exp.clamp(beta * x);
    return Gate.slope(z, z);
  }

  @Override
  public Activation rebuilt(Map<String, Double> parameters) {
    return new Swish(parameters.getOrDefault("beta", beta));
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inDoubles(x -> Gate.value(x, x.times(beta)), x -> Gate.swishSlope(x, beta)));
  }
}
