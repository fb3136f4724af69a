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
import org.hillock.kernel.Term;

/// squareplus(x) = (x + √(x² + b)) / 2.
///
/// @param b width of the bend; 4 gives 1 at 0
public record Squareplus(double b) implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("squareplus", "Squareplus", List.of()),
          new Card.Formula("(x + sqrt(x^2 + b)) / 2", "f(x)=\\frac{x+\\sqrt{x^2+b}}{2}"),
          new Card.Formula(
              "(1 + x / sqrt(x^2 + b)) / 2", "f'(x)=\\tfrac12(1+\\frac{x}{\\sqrt{x^2+b}})"),
          List.of(new Card.Parameter("b", 4, 0.001, 1000, "width of the bend; 4 gives 1 at 0")),
          new Card.Shape(
              0,
              Double.POSITIVE_INFINITY,
              List.of(),
              List.of(-9.852),
              List.of(Trait.MONOTONE, Trait.SMOOTH, Trait.HIDDEN, Trait.OUTPUT)),
          new Card.Advice(
              "a smooth relu of one square root, no exponential",
              "its tail falls off slowly; values are not centered on 0",
              "an output that must be positive; where exponentials are dear",
              "hidden layers where relu does as well",
              Cost.COMPARISON),
          "Barron, Squareplus: a softplus-like algebraic rectifier, 2021");

  /// Beyond it the slope is 0 or 1 as a float, by far, and x² is still finite.
  private static final double FAR = 1e30;

  /// With b = 4.
  public Squareplus() {
    this(4);
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    double r = Math.sqrt(x * x + b);
    return x < 0 ? b / (2 * (r - x)) : (x + r) / 2;
  }

  @Override
  public double slope(double x) {
    double c = Math.clamp(x, -FAR, FAR);
    return value(c) / Math.sqrt(c * c + b);
  }

  @Override
  public Activation rebuilt(Map<String, Double> parameters) {
    return new Squareplus(parameters.getOrDefault("b", b));
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(Kernel.inDoubles(x -> value(x, root(x)), x -> slope(x.within(FAR))));
  }

  private Term root(Term x) {
    return x.times(x).plus(b).sqrt();
  }

  private Term value(Term x, Term root) {
    Term below = Term.of(b / 2).over(root.minus(x));
    return x.below(0).choose(below, x.plus(root).times(0.5));
  }

  private Term slope(Term x) {
    Term root = root(x);
    return value(x, root).over(root);
  }
}
