package org.hillock.activation.function;

import java.util.List;
import java.util.Map;
import org.hillock.activation.Activation;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Learned;
import org.hillock.kernel.Exp;
import org.hillock.kernel.Gate;
import org.hillock.kernel.Term;

/// f(x) = x σ(β x), with β trained for each column.
///
/// @param initial where the training of β starts
public record SwishLearned(float initial) implements Learned {
  private static final Card CARD =
      new Card(
          new Card.Names(
              "swish_learned", "Swish with learned beta", List.of("swish_beta", "silu_learned")),
          new Card.Formula("x / (1 + exp(-beta x)); beta is learned", "f(x)=x\\,\\sigma(\\beta x)"),
          new Card.Formula(
              "(1 + e + beta x e) / (1 + e)^2 with e = exp(-beta x); by beta: x^2 e / (1 + e)^2",
              "f'(x)=\\sigma(\\beta x)\\,(1+\\beta x\\,\\sigma(-\\beta x))"),
          List.of(
              new Card.Parameter(
                  "beta",
                  1,
                  -1000,
                  1000,
                  "where the learned beta starts; the paper starts from 1")),
          new Card.Shape(
              -0.2784645427610738,
              Double.POSITIVE_INFINITY,
              List.of(),
              List.of(-6.143),
              List.of(Trait.SMOOTH, Trait.ZERO_CENTERED, Trait.HIDDEN, Trait.COMMON)),
          new Card.Advice(
              "learns from the data where to be between a line (beta = 0) and relu (large beta)",
              "an exponential per element and one more trained number per unit",
              "deep networks with plenty of data",
              "small data sets: swish has the same shape and nothing to learn",
              Cost.EXPONENTIAL_AND_MORE),
          "Ramachandran, Zoph and Le, Searching for activation functions, 2017");

  /// Starting from β = 1.
  public SwishLearned() {
    this(1);
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x, double p) {
    return Gate.value(x, p * x);
  }

  @Override
  public double slope(double x, double p) {
    double z = Exp.clamp(p * x);
    return Gate.slope(z, z);
  }

  @Override
  public double parameterSlope(double x, double p) {
    return Gate.sharpness(x, p * x);
  }

  @Override
  public Activation rebuilt(Map<String, Double> parameters) {
    return new SwishLearned(parameters.getOrDefault("beta", (double) initial).floatValue());
  }

  @Override
  public Kernel kernel() {
    Term x = Term.input(0).wide();
    Term z = x.times(Term.input(1).wide());
    Term held = z.within(Exp.LIMIT);
    return new Kernel(
        Gate.value(x, z).round(), Gate.slope(held, held).round(), Gate.sharpness(x, z).round());
  }
}
