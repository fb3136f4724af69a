package org.hillock.activation.function;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Kernel;
import org.hillock.kernel.Term;

/// relu6(x) = max(0, min(x, 6)); slope 0 at its corners 0 and 6.
public record Relu6() implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("relu6", "ReLU6", List.of()),
          new Card.Formula("max(0, min(x, 6))", "f(x)=\\max(0,\\min(x,6))"),
          new Card.Formula(
              "1 if 0 < x < 6, else 0",
              "f'(x)=\\begin{cases}1&0<x<6\\\\0&x\\le0\\\\0&x\\ge6\\end{cases}"),
          List.of(),
          new Card.Shape(
              0, 6, List.of(0.0, 6.0), List.of(0.0, 6.0), List.of(Trait.MONOTONE, Trait.HIDDEN)),
          new Card.Advice(
              "bounded, so it survives low-precision arithmetic",
              "units die below 0 as with relu, and stop learning above 6",
              "networks that will be quantized",
              "anywhere else: prefer relu",
              Cost.COMPARISON),
          "Krizhevsky, Convolutional deep belief networks on CIFAR-10, 2010; Howard et al., MobileNets, 2017");

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    return Math.min(Math.max(x, 0), 6);
  }

  @Override
  public double slope(double x) {
    return x > 0 && x < 6 ? 1 : Double.isNaN(x) ? x : 0;
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inFloats(
            x -> x.atOrBelow(0).choose(0, x.atMost(6)),
            x -> {
              Term inside = x.atOrAbove(6).choose(0, x.above(0).choose(1, x));
              return x.atOrBelow(0).choose(0, inside);
            }));
  }
}
