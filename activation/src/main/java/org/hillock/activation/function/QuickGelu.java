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

/// quick_gelu(x) = x σ(1.702 x): swish with the beta that comes nearest to GELU.
public record QuickGelu() implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("quick_gelu", "Quick GELU", List.of("gelu_sigmoid", "gelu_quick")),
          new Card.Formula("x / (1 + exp(-1.702 x))", "f(x)=x\\,\\sigma(1.702\\,x)"),
          new Card.Formula(
              "(1 + e + 1.702 x e) / (1 + e)^2 with e = exp(-1.702 x)",
              "f'(x)=\\sigma(1.702x)\\,(1+1.702x\\,\\sigma(-1.702x))"),
          List.of(),
          new Card.Shape(
              -0.1636101896363536,
              Double.POSITIVE_INFINITY,
              List.of(),
              List.of(-3.609),
              List.of(Trait.SMOOTH, Trait.ZERO_CENTERED, Trait.HIDDEN)),
          new Card.Advice(
              "nearly GELU at the price of swish",
              "up to 0.02 away from GELU, so it cannot replace it in a trained network",
              "networks that were trained with it, such as CLIP",
              "new networks: choose gelu or swish",
              Cost.EXPONENTIAL),
          "Hendrycks and Gimpel, Gaussian error linear units, 2016");

  private static final double BETA = 1.702;

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    return Gate.value(x, BETA * x);
  }

  @Override
  public double slope(double x) {
    double z = Exp.clamp(BETA * x);
    return Gate.slope(z, z);
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inDoubles(x -> Gate.value(x, x.times(BETA)), x -> Gate.swishSlope(x, BETA)));
  }
}
