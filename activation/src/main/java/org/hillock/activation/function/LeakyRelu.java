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

/// f(x) = x if x > 0, alpha x otherwise; slope alpha at the corner x = 0.
///
/// @param alpha slope for negative x
public record LeakyRelu(double alpha) implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("leaky_relu", "Leaky ReLU", List.of("lrelu", "leaky")),
          new Card.Formula(
              "x if x > 0, else alpha x",
              "f(x)=\\begin{cases}x&x>0\\\\\\alpha x&x\\le0\\end{cases}"),
          new Card.Formula(
              "1 if x > 0, else alpha", "f'(x)=\\begin{cases}1&x>0\\\\\\alpha&x\\le0\\end{cases}"),
          List.of(
              new Card.Parameter(
                  "alpha",
                  0.01,
                  0,
                  1000,
                  "slope for negative x: 0.01 in the paper, PyTorch, JAX and ONNX; 0.1 in texts that write max(0.1x, x); 0.2 in keras.activations; 0.3 in the Keras layer")),
          new Card.Shape(
              Double.NEGATIVE_INFINITY,
              Double.POSITIVE_INFINITY,
              List.of(0.0),
              List.of(),
              List.of(Trait.MONOTONE, Trait.ZERO_CENTERED, Trait.HIDDEN, Trait.COMMON)),
          new Card.Advice(
              "as cheap as relu, and no unit can die: there is a gradient on both sides",
              "the slope for negative x is one more thing to choose; gains over relu are often small",
              "hidden layers whose relu units die",
              "where exact zeros (sparsity) are wanted",
              Cost.COMPARISON),
          "Maas, Hannun and Ng, Rectifier nonlinearities improve neural network acoustic models, 2013");

  /// With slope 0.01.
  public LeakyRelu() {
    this(0.01);
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    return x > 0 ? x : alpha * x;
  }

  @Override
  public double slope(double x) {
    return x > 0 ? 1 : Double.isNaN(x) ? x : alpha;
  }

  @Override
  public Activation rebuilt(Map<String, Double> parameters) {
    return new LeakyRelu(parameters.getOrDefault("alpha", alpha));
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inWidthOf(
            alpha,
            x -> x.above(0).choose(x, x.times(alpha)),
            x -> x.above(0).choose(1, x.atOrBelow(0).choose(alpha, x))));
  }
}
