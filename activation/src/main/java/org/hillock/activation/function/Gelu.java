package org.hillock.activation.function;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Kernel;
import org.hillock.kernel.Gate;
import org.hillock.kernel.NormalTail;
import org.hillock.kernel.Root;
import org.hillock.kernel.Term;
import org.hillock.numeric.Normal;

/// gelu(x) = x Φ(x), Φ the distribution of the standard normal.
public record Gelu() implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("gelu", "GELU", List.of("gelu_erf", "gaussian_error_linear")),
          new Card.Formula(
              "x Phi(x) = x/2 erfc(-x / sqrt(2))",
              "f(x)=x\\,\\Phi(x)=\\tfrac{x}{2}\\,\\mathrm{erfc}(-x/\\sqrt2)"),
          new Card.Formula("Phi(x) + x phi(x)", "f'(x)=\\Phi(x)+x\\,\\varphi(x)"),
          List.of(),
          new Card.Shape(
              -0.16997120747990366,
              Double.POSITIVE_INFINITY,
              List.of(),
              List.of(-3.022),
              List.of(Trait.SMOOTH, Trait.ZERO_CENTERED, Trait.HIDDEN, Trait.COMMON)),
          new Card.Advice(
              "smooth; weighs inputs by how likely they are large; the standard of transformers",
              "the dearest of the common functions; not monotone below x = -0.75",
              "transformers; a good second candidate for any feedforward network",
              "small networks where speed matters and relu does as well",
              Cost.EXPONENTIAL_AND_MORE),
          "Hendrycks and Gimpel, Gaussian error linear units, 2016");

  /// Of the slope.
  private static final Root ROOT =
      new Root(
          -0x1.80ead197f00b4p-1,
          0x1.13e74c58cada8p-56,
          0x1.b9d98fa5a3215p-2,
          0x1.8d9a941de3ac5p-2,
          -0x1.2a2ef9bb865aep-6,
          -0x1.d2fa4c17c7e84p-4,
          -0x1.e4088244f901dp-7,
          0x1.3e346def42057p-6);

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    return x == Double.NEGATIVE_INFINITY ? -0.0 : Gate.aboveTie(x * Normal.cdf(x));
  }

  @Override
  public double slope(double x) {
    double a = Math.min(Math.abs(x), 40);
    double lower = Normal.density(a) * (Normal.scaledTail(a) / Normal.DENSITY_AT_ZERO - a);
    return x < 0 ? lower : 1 - lower;
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inDoubles(
            x -> {
              Term a = x.abs().atMost(NormalTail.LIMIT);
              Term tail = NormalTail.gaussian(a).times(NormalTail.scaled(a));
              Term lower = x.atLeast(-NormalTail.LIMIT).times(tail);
              return Gate.aboveTie(x.above(0).choose(x.minus(a.times(tail)), lower), x);
            },
            x -> {
              Term a = x.abs().atMost(NormalTail.LIMIT);
              Term g = a.fma(-Normal.DENSITY_AT_ZERO, NormalTail.scaled(a));
              Term lower = NormalTail.gaussian(a).times(g);
              return ROOT.or(x, x.below(0).choose(lower, Term.of(1).minus(lower)));
            }));
  }
}
