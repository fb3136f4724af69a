package org.hillock.activation.function;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Kernel;
import org.hillock.kernel.Wave;

/// sine(x) = sin(x).
public record Sine() implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("sine", "Sine", List.of("sin", "siren")),
          new Card.Formula("sin(x)", "f(x)=\\sin x"),
          new Card.Formula("cos(x)", "f'(x)=\\cos x"),
          List.of(),
          new Card.Shape(
              -1,
              1,
              List.of(),
              List.of(),
              List.of(Trait.SMOOTH, Trait.ZERO_CENTERED, Trait.ODD, Trait.HIDDEN)),
          new Card.Advice(
              "periodic: represents images, sounds and fields with fine detail",
              "many local minima; needs inputs scaled and weights drawn as its paper says",
              "implicit representations, signals with a known period",
              "classifiers and tables",
              Cost.EXPONENTIAL_AND_MORE),
          "Sitzmann, Martel, Bergman, Lindell and Wetzstein, Implicit neural representations with periodic activation functions, 2020");

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    return StrictMath.sin(x);
  }

  @Override
  public double slope(double x) {
    return StrictMath.cos(x);
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inDoubles(x -> x.is(0).choose(x, Wave.of(1, x, 0)), x -> Wave.of(1, x, 2)));
  }
}
