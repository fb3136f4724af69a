package org.hillock.activation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;

/// A function of the user's, from its value and slope in double. Its card states what was measured.
///
/// @param card what it is called, and its measured range and character
/// @param definition its value
/// @param derivative its slope
record OwnFunction(Card card, DoubleUnaryOperator definition, DoubleUnaryOperator derivative)
    implements Elementwise {
  private static final double REACH = 40;
  private static final double STEP = 1.0 / 512;
  private static final double FAR = 1e6;

  /// The step of differences that gives the derivative to 1e-11.
  private static final double H = 1e-3;

  static OwnFunction of(String name, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
    Card.Formula formula = new Card.Formula("given in Java", "\\mathrm{" + name + "}(x)");
    Card.Formula derivative = new Card.Formula("given in Java", "\\mathrm{" + name + "}'(x)");
    return new OwnFunction(
        new Card(
            new Card.Names(name, name, List.of()),
            formula,
            derivative,
            List.of(),
            measured(value, slope),
            new Card.Advice("", "", "", "", Cost.EXPONENTIAL_AND_MORE),
            "your own"),
        value,
        slope);
  }

  /// The derivative by differences of eighth order.
  static DoubleUnaryOperator derivativeOf(DoubleUnaryOperator f) {
    return x -> {
      double h = H * Math.max(1, Math.abs(x));
      return (672 * difference(f, x, h)
              - 168 * difference(f, x, 2 * h)
              + 32 * difference(f, x, 3 * h)
              - 3 * difference(f, x, 4 * h))
          / (840 * h);
    };
  }

  private static double difference(DoubleUnaryOperator f, double x, double h) {
    return f.applyAsDouble(x + h) - f.applyAsDouble(x - h);
  }

  private static Card.Shape measured(DoubleUnaryOperator value, DoubleUnaryOperator slope) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double before = Double.NEGATIVE_INFINITY;
    boolean monotone = true;
    boolean odd = true;
    boolean flat = true;
    for (double x = -REACH; x <= REACH; x += STEP) {
      double y = value.applyAsDouble(x);
      low = Math.min(low, y);
      high = Math.max(high, y);
      monotone &= y >= before;
      odd &= value.applyAsDouble(-x) == -y;
      flat &= slope.applyAsDouble(x) == 0;
      before = y;
    }
    List<Double> corners = Corners.of(slope);
    for (double corner : corners) {
      low = Math.min(low, value.applyAsDouble(corner));
      high = Math.max(high, value.applyAsDouble(corner));
    }
    List<Trait> traits = new ArrayList<>(List.of(Trait.HIDDEN));
    add(traits, Trait.MONOTONE, monotone);
    add(traits, Trait.ODD, odd);
    add(traits, Trait.FLAT, flat);
    add(traits, Trait.ZERO_CENTERED, value.applyAsDouble(0) == 0 && low < 0 && high > 0);
    return new Card.Shape(
        Math.min(low, bound(value, -1)),
        Math.max(high, bound(value, 1)),
        corners,
        List.of(),
        traits);
  }

  /// The lower or upper bound far out: infinite if the function still grows there.
  private static double bound(DoubleUnaryOperator value, int sign) {
    double a = sign * value.applyAsDouble(-FAR);
    double b = sign * value.applyAsDouble(FAR);
    double far = Math.max(a, b);
    return sign * (far > REACH * REACH ? Double.POSITIVE_INFINITY : far);
  }

  private static void add(List<Trait> traits, Trait trait, boolean holds) {
    if (holds) {
      traits.add(trait);
    }
  }

  /// The same in each run of the program, unlike that of a lambda, and most likely another one for
  /// another function: checkpoints tell trainings apart by it.
  @Override
  public String toString() {
    return "OwnFunction[%s, f(-1)=%s, f(1)=%s]".formatted(card.names().name(), value(-1), value(1));
  }

  @Override
  public double value(double x) {
    return definition.applyAsDouble(x);
  }

  @Override
  public double slope(double x) {
    return derivative.applyAsDouble(x);
  }
}
