package org.hillock.activation.function;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Kernel;

/// squared_relu(x) = max(x, 0)².
public record SquaredRelu() implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("squared_relu", "Squared ReLU", List.of("relu_squared", "relu2")),
          new Card.Formula("max(x, 0)^2", "f(x)=\\max(x,0)^2"),
          new Card.Formula("2 max(x, 0)", "f'(x)=2\\max(x,0)"),
          List.of(),
          new Card.Shape(
              0,
              Double.POSITIVE_INFINITY,
              List.of(0.0),
              List.of(),
              List.of(Trait.MONOTONE, Trait.SMOOTH, Trait.HIDDEN)),
          new Card.Advice(
              "smooth at 0, sparse; found by search to train language models faster",
              "grows quadratically: activations and gradients explode without normalization",
              "transformers with layer normalization",
              "plain deep networks",
              Cost.COMPARISON),
          "So, Manke, Liu, Dai, Shazeer and Le, Primer: searching for efficient transformers for language modeling, 2021");

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    return x <= 0 ? 0 : x * x;
  }

  @Override
  public double slope(double x) {
    return x <= 0 ? 0 : 2 * x;
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inFloats(
            x -> x.atOrBelow(0).choose(0, x.times(x)), x -> x.atOrBelow(0).choose(0, x.plus(x))));
  }
}
