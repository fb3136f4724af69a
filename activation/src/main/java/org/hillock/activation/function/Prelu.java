package org.hillock.activation.function;

import java.util.List;
import java.util.Map;
import org.hillock.activation.Activation;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Learned;
import org.hillock.kernel.Term;

/// f(x) = x if x > 0, a x otherwise, with a trained for each column; slope a at the corner x = 0.
///
/// @param initial where the training of a starts
public record Prelu(float initial) implements Learned {
  private static final Card CARD =
      new Card(
          new Card.Names("prelu", "Parametric ReLU", List.of("parametric_relu")),
          new Card.Formula(
              "x if x > 0, else a x; a is learned",
              "f(x)=\\begin{cases}x&x>0\\\\a\\,x&x\\le0\\end{cases}"),
          new Card.Formula(
              "1 if x > 0, else a; by a: 0 if x > 0, else x",
              "f'(x)=\\begin{cases}1&x>0\\\\a&x\\le0\\end{cases}"),
          List.of(
              new Card.Parameter(
                  "a",
                  0.25,
                  -1000,
                  1000,
                  "where the learned slope starts: 0.25 in the paper and PyTorch, 0 in Keras, 0.01 in Flax")),
          new Card.Shape(
              Double.NEGATIVE_INFINITY,
              Double.POSITIVE_INFINITY,
              List.of(0.0),
              List.of(),
              List.of(Trait.MONOTONE, Trait.ZERO_CENTERED, Trait.HIDDEN, Trait.COMMON)),
          new Card.Advice(
              "learns from the data how much of the negative side to keep; no unit can die unless a goes to 0",
              "one more trained number per unit, which small data can overfit",
              "hidden layers when there is plenty of data",
              "small data sets: leaky_relu has the same shape and nothing to learn",
              Cost.LEARNED_COMPARISON),
          "He, Zhang, Ren and Sun, Delving deep into rectifiers, 2015");

  /// Starting from a = 0.25.
  public Prelu() {
    this(0.25f);
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x, double p) {
    return x > 0 ? x : p * x;
  }

  @Override
  public double slope(double x, double p) {
    return x > 0 ? 1 : Double.isNaN(x) ? x : p;
  }

  @Override
  public double parameterSlope(double x, double p) {
    return x > 0 ? 0 : x;
  }

  @Override
  public Activation rebuilt(Map<String, Double> parameters) {
    return new Prelu(parameters.getOrDefault("a", (double) initial).floatValue());
  }

  @Override
  public Kernel kernel() {
    Term x = Term.input(0);
    Term p = Term.input(1);
    return new Kernel(
        x.above(0).choose(x, p.times(x)),
        x.above(0).choose(1, x.atOrBelow(0).choose(p, x)),
        x.above(0).choose(0, x));
  }
}
