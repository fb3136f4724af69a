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

/// H(x) = 1 if x > 0, 0 if x < 0, `atZero` if x = 0.
///
/// Source: Rosenblatt, "The perceptron", 1958.
///
/// @param atZero the value at 0; textbooks use 0, 1/2 and 1
public record Step(double atZero) implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names(
              "step", "Binary step", List.of("heaviside", "binary_step", "threshold", "unit_step")),
          new Card.Formula(
              "1 if x > 0, at_zero if x = 0, 0 if x < 0",
              "H(x)=\\begin{cases}1&x>0\\\\v_0&x=0\\\\0&x<0\\end{cases}"),
          new Card.Formula("0 (not defined at x = 0)", "H'(x)=0"),
          List.of(
              new Card.Parameter(
                  "at_zero",
                  0,
                  0,
                  1,
                  "value at x = 0; torch and numpy ask for it, textbooks use 0, 1/2 or 1")),
          new Card.Shape(0, 1, List.of(0.0), List.of(0.0), List.of(Trait.MONOTONE, Trait.FLAT)),
          new Card.Advice(
              "a hard yes or no, as in the perceptron",
              "its slope is zero everywhere, so gradient descent learns nothing through it; it cannot tell more than two classes apart",
              "reading out a decision after training",
              "any layer that has to be trained: use sigmoid or relu instead",
              Cost.COMPARISON),
          "Rosenblatt, The perceptron, 1958");

  /// With H(0) = 0.
  public Step() {
    this(0);
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    return x > 0 ? 1 : x < 0 ? 0 : x == 0 ? atZero : x;
  }

  @Override
  public double slope(double x) {
    return Double.isNaN(x) ? x : 0;
  }

  @Override
  public Activation rebuilt(Map<String, Double> parameters) {
    return new Step(parameters.getOrDefault("at_zero", atZero));
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inFloats(
            x -> x.above(0).choose(1, x.below(0).choose(0, x.is(0).choose((float) atZero, x))),
            x -> x.abs().atOrAbove(0).choose(0, x)));
  }
}
