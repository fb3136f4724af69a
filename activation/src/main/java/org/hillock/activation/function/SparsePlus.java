package org.hillock.activation.function;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Kernel;
import org.hillock.kernel.Term;

/// sparse_plus(x) = 0 if x <= -1, (x + 1)² / 4 if |x| < 1, x if x >= 1.
public record SparsePlus() implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("sparse_plus", "Sparse-plus", List.of()),
          new Card.Formula(
              "0 if x <= -1, x if x >= 1, else (x + 1)^2 / 4",
              "f(x)=\\begin{cases}0&x\\le-1\\\\\\tfrac14(x+1)^2&|x|<1\\\\x&x\\ge1\\end{cases}"),
          new Card.Formula(
              "0 if x <= -1, 1 if x >= 1, else (x + 1) / 2",
              "f'(x)=\\begin{cases}0&x\\le-1\\\\\\tfrac12(x+1)&|x|<1\\\\1&x\\ge1\\end{cases}"),
          List.of(),
          new Card.Shape(
              0,
              Double.POSITIVE_INFINITY,
              List.of(-1.0, 1.0),
              List.of(-1.0),
              List.of(Trait.MONOTONE, Trait.SMOOTH, Trait.HIDDEN)),
          new Card.Advice(
              "a smooth relu that is exactly 0 below -1 and needs no exponential",
              "units die below -1",
              "a cheap softplus",
              "where dead units are the trouble",
              Cost.COMPARISON),
          "Blondel's sparse-plus in JAX, 2021; cf. Martins and Astudillo, From softmax to sparsemax, 2016");

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    return x <= -1 ? 0 : x >= 1 ? x : (x + 1) * (x + 1) / 4;
  }

  @Override
  public double slope(double x) {
    return x <= -1 ? 0 : x >= 1 ? 1 : (x + 1) / 2;
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inDoubles(
            x -> {
              Term s = x.plus(1);
              Term bend = s.times(s).times(0.25);
              return x.atOrBelow(-1).choose(0, x.atOrAbove(1).choose(x, bend));
            },
            x -> {
              Term bend = x.plus(1).times(0.5);
              return x.atOrBelow(-1).choose(0, x.atOrAbove(1).choose(1, bend));
            }));
  }
}
