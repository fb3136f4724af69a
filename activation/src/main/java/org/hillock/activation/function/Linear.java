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

/// f(x) = scale · x.
///
/// @param scale its slope
public record Linear(double scale) implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("linear", "Linear", List.of("identity", "none")),
          new Card.Formula("scale * x", "f(x)=ax"),
          new Card.Formula("scale", "f'(x)=a"),
          List.of(new Card.Parameter("scale", 1, -1000, 1000, "the slope a")),
          new Card.Shape(
              Double.NEGATIVE_INFINITY,
              Double.POSITIVE_INFINITY,
              List.of(),
              List.of(),
              List.of(
                  Trait.MONOTONE,
                  Trait.SMOOTH,
                  Trait.ZERO_CENTERED,
                  Trait.ODD,
                  Trait.LINEAR,
                  Trait.HIDDEN,
                  Trait.COMMON,
                  Trait.OUTPUT)),
          new Card.Advice(
              "unbounded, and nothing is lost; as hidden layer it is the honest check whether anything beyond a linear model is needed",
              "a stack of linear layers is one linear layer, however deep",
              "output of a regression; a bottleneck between two layers",
              "hidden layers, except as a yardstick",
              Cost.NOTHING),
          "textbook; Widrow and Hoff, Adaptive switching circuits, 1960");

  /// The identity.
  public Linear() {
    this(1);
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    return scale * x;
  }

  @Override
  public double slope(double x) {
    return Double.isNaN(x) ? x : scale;
  }

  @Override
  public Activation rebuilt(Map<String, Double> parameters) {
    return new Linear(parameters.getOrDefault("scale", scale));
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inWidthOf(scale, x -> x.times(scale), x -> x.abs().atOrAbove(0).choose(scale, x)));
  }
}
