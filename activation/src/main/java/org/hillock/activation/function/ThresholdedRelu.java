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

/// thresholded_relu(x) = x if x > theta, 0 otherwise; slope 0 at the jump.
///
/// @param theta inputs up to this become 0
public record ThresholdedRelu(double theta) implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("thresholded_relu", "Thresholded ReLU", List.of("trelu")),
          new Card.Formula(
              "x if x > theta, else 0",
              "f(x)=\\begin{cases}x&x>\\theta\\\\0&x\\le\\theta\\end{cases}"),
          new Card.Formula(
              "1 if x > theta, else 0",
              "f'(x)=\\begin{cases}1&x>\\theta\\\\0&x\\le\\theta\\end{cases}"),
          List.of(new Card.Parameter("theta", 1, 0, 1000, "inputs up to this become 0")),
          new Card.Shape(
              0,
              Double.POSITIVE_INFINITY,
              List.of(1.0),
              List.of(0.0),
              List.of(Trait.MONOTONE, Trait.HIDDEN)),
          new Card.Advice(
              "sparser than relu; needs no bias",
              "jumps at theta; units die as with relu, more of them",
              "autoencoders without biases",
              "elsewhere: prefer relu",
              Cost.COMPARISON),
          "Konda, Memisevic and Krueger, Zero-bias autoencoders and the benefits of co-adapting features, 2014");

  /// With theta = 1.
  public ThresholdedRelu() {
    this(1);
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    return x <= theta ? 0 : x;
  }

  @Override
  public double slope(double x) {
    return x > theta ? 1 : Double.isNaN(x) ? x : 0;
  }

  @Override
  public Activation rebuilt(Map<String, Double> parameters) {
    return new ThresholdedRelu(parameters.getOrDefault("theta", theta));
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inWidthOf(
            theta,
            x -> x.atOrBelow(theta).choose(0, x),
            x -> x.above(theta).choose(1, x.atOrBelow(theta).choose(0, x))));
  }
}
