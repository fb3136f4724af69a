package org.hillock.activation.function;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Kernel;
import org.hillock.kernel.Exp;

/// f(x) = λ x if x > 0, λ α (exp(x) - 1) otherwise, with the λ and α under which mean 0 and
/// variance 1 are a fixed point; slope λα at the corner x = 0.
public record Selu() implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("selu", "SELU", List.of("scaled_elu", "self_normalizing")),
          new Card.Formula(
              "lambda x if x > 0, else lambda alpha (exp(x) - 1); lambda = 1.0507009873554805, alpha = 1.6732632423543772",
              "f(x)=\\lambda\\begin{cases}x&x>0\\\\\\alpha(e^x-1)&x\\le0\\end{cases}"),
          new Card.Formula(
              "lambda if x > 0, else lambda alpha exp(x)",
              "f'(x)=\\lambda\\begin{cases}1&x>0\\\\\\alpha e^x&x\\le0\\end{cases}"),
          List.of(),
          new Card.Shape(
              -1.7580993408473766,
              Double.POSITIVE_INFINITY,
              List.of(0.0),
              List.of(-4.605),
              List.of(Trait.MONOTONE, Trait.ZERO_CENTERED, Trait.HIDDEN, Trait.COMMON)),
          new Card.Advice(
              "keeps activations near mean 0 and variance 1 through many layers without normalization layers",
              "needs standardized inputs, LeCun-normal weights and alpha dropout to keep its promise",
              "deep plain feedforward networks on tables",
              "convolutional and residual networks with batch normalization: relu or gelu serve as well",
              Cost.EXPONENTIAL),
          "Klambauer, Unterthiner, Mayr and Hochreiter, Self-normalizing neural networks, 2017");

  /// λ of the paper's equation 14, to double precision.
  private static final double LAMBDA = 1.0507009873554805;

  /// λα, α = 1.6732632423543772.
  private static final double LAMBDA_ALPHA = 1.7580993408473768;

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    return x >= 0 ? LAMBDA * x : LAMBDA_ALPHA * StrictMath.expm1(x);
  }

  @Override
  public double slope(double x) {
    return x > 0 ? LAMBDA : LAMBDA_ALPHA * StrictMath.exp(x);
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inDoubles(
            x ->
                x.atOrAbove(0)
                    .choose(x.times(LAMBDA), Exp.expm1(x.within(Exp.LIMIT)).times(LAMBDA_ALPHA)),
            x -> x.above(0).choose(LAMBDA, Exp.exp(x.within(Exp.LIMIT)).times(LAMBDA_ALPHA))));
  }
}
