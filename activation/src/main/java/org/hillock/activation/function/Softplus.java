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
import org.hillock.kernel.Term;

/// softplus(x) = log(1 + exp(beta x)) / beta.
///
/// @param beta sharpness of the bend; relu for large beta
public record Softplus(double beta) implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("softplus", "Softplus", List.of("smooth_relu")),
          new Card.Formula(
              "log(1 + exp(beta x)) / beta", "f(x)=\\frac{1}{\\beta}\\log(1+e^{\\beta x})"),
          new Card.Formula("1 / (1 + exp(-beta x))", "f'(x)=\\sigma(\\beta x)"),
          List.of(
              new Card.Parameter(
                  "beta", 1, 0.001, 1000, "sharpness of the bend; relu for large beta")),
          new Card.Shape(
              0,
              Double.POSITIVE_INFINITY,
              List.of(),
              List.of(-4.595),
              List.of(Trait.MONOTONE, Trait.SMOOTH, Trait.HIDDEN, Trait.OUTPUT)),
          new Card.Advice(
              "a smooth relu whose slope is never 0; its values are positive",
              "values are not centered on 0, and a deep stack of it drifts upwards",
              "an output that must be positive: a variance, a rate",
              "hidden layers: relu or gelu learn faster",
              Cost.EXPONENTIAL_AND_MORE),
          "Dugas, Bengio, Belisle, Nadeau and Garcia, Incorporating second-order functional knowledge for better option pricing, 2000");

  /// With beta = 1.
  public Softplus() {
    this(1);
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    double z = beta * x;
    return (Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)))) / beta;
  }

  @Override
  public double slope(double x) {
    double z = beta * x;
    double e = StrictMath.exp(-Math.abs(z));
    return (z < 0 ? e : 1) / (1 + e);
  }

  @Override
  public Activation rebuilt(Map<String, Double> parameters) {
    return new Softplus(parameters.getOrDefault("beta", beta));
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inDoubles(
            x -> {
              Term a = x.abs().times(beta).atMost(Exp.LIMIT);
              Term bend = Exp.log1p(Exp.exp(a.negate())).times(1 / beta);
              return x.atLeast(0).plus(bend);
            },
            x -> Term.of(1).over(Exp.exp(x.times(-beta).within(Exp.LIMIT)).plus(1))));
  }
}
