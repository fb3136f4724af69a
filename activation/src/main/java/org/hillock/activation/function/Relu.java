package org.hillock.activation.function;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Kernel;

/// relu(x) = max(x, 0); slope 0 at the corner x = 0.
public record Relu() implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("relu", "ReLU", List.of("rectifier", "rectified_linear")),
          new Card.Formula("max(x, 0)", "\\mathrm{relu}(x)=\\max(x,0)"),
          new Card.Formula(
              "1 if x > 0, else 0", "f'(x)=\\begin{cases}1&x>0\\\\0&x\\le0\\end{cases}"),
          List.of(),
          new Card.Shape(
              0,
              Double.POSITIVE_INFINITY,
              List.of(0.0),
              List.of(0.0),
              List.of(Trait.MONOTONE, Trait.HIDDEN, Trait.COMMON)),
          new Card.Advice(
              "the cheapest nonlinearity; its gradient does not shrink where x > 0; sparse activations",
              "a unit whose input is negative for every example gets no gradient and stays dead; outputs are not centered on 0",
              "the first choice for hidden layers of feedforward and convolutional networks",
              "recurrent networks, and networks that show many dead units: try leaky_relu, elu or gelu",
              Cost.COMPARISON),
          "Nair and Hinton, Rectified linear units improve restricted Boltzmann machines, 2010; slope 0 at 0: Bertoin et al., Numerical influence of ReLU'(0) on backpropagation, 2021");

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    return Math.max(x, 0);
  }

  @Override
  public double slope(double x) {
    return x > 0 ? 1 : Double.isNaN(x) ? x : 0;
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inFloats(
            x -> x.atOrBelow(0).choose(0, x),
            x -> x.above(0).choose(1, x.atOrBelow(0).choose(0, x))));
  }
}
