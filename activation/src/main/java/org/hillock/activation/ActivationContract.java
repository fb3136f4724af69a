package org.hillock.activation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.hillock.activation.Card.Trait;

/// Checks a function, a built-in one or your own, for what Hillock expects of it:
///
/// ```java
/// @Test
/// void myFunctionKeepsTheContract() {
///   ActivationContract.verify(Elementwise.of("mine", x -> Math.atan(x), x -> 1 / (1 + x * x)));
/// }
/// ```
///
/// Finite for finite inputs that are not huge; NaN in, NaN out; the slope is the derivative of the
/// value; range, monotonicity, oddness, centering, corners, smoothness and saturation are as the
/// card says; floats are the rounded definition.
public final class ActivationContract {
  private static final double REACH = 40;
  private static final double STEP = 1.0 / 512;
  private static final double FAR = 1e6;

  /// The step of central differences, which are good to its square and to 2^-50 by it.
  private static final double H = 1e-5;

  private static final double CLOSE = 1e-8;

  private final String name;
  private final Card.Shape shape;
  private final DoubleUnaryOperator value;
  private final DoubleUnaryOperator slope;
  private final List<String> broken = new ArrayList<>();

  private ActivationContract(Card card, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
    this.name = card.names().name();
    this.shape = card.shape();
    this.value = value;
    this.slope = slope;
  }

  /// Throws if something does not hold.
  ///
  /// @throws AssertionError lists all that does not
  public static void verify(Elementwise function) {
    List<String> broken = violations(function);
    if (!broken.isEmpty()) {
      throw new AssertionError(
          function.name() + " breaks the contract:\n" + String.join("\n", broken));
    }
  }

  /// What does not hold, a sentence each; empty if all is well.
  public static List<String> violations(Elementwise function) {
    ActivationContract contract =
        new ActivationContract(function.card(), function::value, function::slope);
    contract.check();
    contract.floats(function);
    return List.copyOf(contract.broken);
  }

  /// The same for a learned function at one value of its parameter; the card speaks of the initial
  /// value.
  public static List<String> violations(Learned function, double parameter) {
    ActivationContract contract =
        new ActivationContract(
            function.card(), x -> function.value(x, parameter), x -> function.slope(x, parameter));
    contract.check();
    return List.copyOf(contract.broken);
  }

  private void check() {
    expect(Double.isNaN(value.applyAsDouble(Double.NaN)), "the value at NaN is not NaN");
    expect(Double.isNaN(slope.applyAsDouble(Double.NaN)), "the slope at NaN is not NaN");
    derivative();
    corners();
    character();
  }

  private void derivative() {
    double worst = 0;
    double where = 0;
    for (double x = -9.9987; x < 10; x += 0.0113) {
      double y = value.applyAsDouble(x);
      double s = slope.applyAsDouble(x);
      if (!Double.isFinite(y) || !Double.isFinite(s)) {
        broken.add("at " + x + " value or slope is not finite: " + y + ", " + s);
        return;
      }
      if (!isCorner(x)) {
        double difference = (value.applyAsDouble(x + H) - value.applyAsDouble(x - H)) / (2 * H);
        double off = Math.abs(difference - s) / Math.max(1, Math.max(Math.abs(y), Math.abs(s)));
        where = off > worst ? x : where;
        worst = Math.max(worst, off);
      }
    }
    expect(
        worst < CLOSE,
        "the slope at %s is %s, differences of the value give another; is there a corner that the card does not name?"
            .formatted(where, slope.applyAsDouble(where)));
  }

  private void corners() {
    for (double found : Corners.of(slope)) {
      expect(
          shape.corners().stream().anyMatch(c -> Math.abs(c - found) < 1e-6),
          "its slope jumps at %s, a corner that the card does not name".formatted(found));
    }
  }

  private boolean isCorner(double x) {
    return Math.abs(x) < 2 * H || shape.corners().stream().anyMatch(c -> Math.abs(x - c) < 2 * H);
  }

  private void character() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    boolean monotone = true;
    boolean odd = true;
    boolean flat = true;
    double steepest = 0;
    for (double x = -REACH; x <= REACH; x += STEP) {
      double y = value.applyAsDouble(x);
      low = Math.min(low, y);
      high = Math.max(high, y);
      monotone &= value.applyAsDouble(x + STEP) >= y;
      odd &= value.applyAsDouble(-x) == -y;
      flat &= slope.applyAsDouble(x) == 0;
      steepest = Math.max(steepest, Math.abs(slope.applyAsDouble(x)));
    }
    for (double corner : shape.corners()) {
      low = Math.min(low, value.applyAsDouble(corner));
      high = Math.max(high, value.applyAsDouble(corner));
    }
    bound("low", shape.low(), Math.min(low, value.applyAsDouble(-FAR)));
    bound("high", shape.high(), Math.max(high, value.applyAsDouble(FAR)));
    trait(Trait.MONOTONE, monotone);
    trait(Trait.ODD, odd);
    trait(Trait.FLAT, flat);
    trait(Trait.ZERO_CENTERED, value.applyAsDouble(0) == 0 && low < 0 && high > 0);
    if (has(Trait.SMOOTH)) {
      for (double corner : shape.corners()) {
        double jump = slope.applyAsDouble(corner + 1e-9) - slope.applyAsDouble(corner - 1e-9);
        expect(Math.abs(jump) < 1e-6, "it is not smooth at " + corner);
      }
    }
    for (double x : shape.saturation()) {
      double beyond = x + Math.copySign(0.01, x == 0 ? -1 : x);
      expect(
          Math.abs(slope.applyAsDouble(beyond)) <= 0.0101 * steepest,
          "it is not saturated beyond " + x);
    }
  }

  private void bound(String which, double stated, double seen) {
    boolean holds =
        Double.isInfinite(stated) ? Math.abs(seen) > 1e3 : Math.abs(stated - seen) <= 1e-5;
    expect(holds, "the card says %s = %s, the values come to %s".formatted(which, stated, seen));
  }

  private void trait(Trait trait, boolean holds) {
    expect(
        has(trait) == holds,
        "the card %s that it is %s, and it is%s"
            .formatted(has(trait) ? "says" : "does not say", trait.name(), holds ? "" : " not"));
  }

  private boolean has(Trait trait) {
    return shape.traits().contains(trait);
  }

  /// Both ways of computing floats agree with each other, and with the definition to half a unit.
  private void floats(Elementwise function) {
    int n = 257;
    float[] x = new float[n];
    float[] y = new float[n];
    float[] slopes = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (i - n / 2) / 16f;
    }
    Loop.of(function).forwardWithSlopes(x, 0, y, 0, slopes, 0, n);
    for (int i = 0; i < n; i++) {
      double exact = value.applyAsDouble(x[i]);
      expect(
          y[i] == function.at(x[i]) && slopes[i] == function.slopeAt(x[i]),
          "the loop and a single call differ at " + x[i]);
      expect(
          Math.abs(exact - y[i]) <= 0.5001 * Math.ulp((float) exact) + 0x1p-50,
          "the float at %s is %s, the definition gives %s".formatted(x[i], y[i], exact));
    }
    expect(Float.isNaN(function.at(Float.NaN)), "the float at NaN is not NaN");
    expect(Float.isNaN(function.slopeAt(Float.NaN)), "the slope's float at NaN is not NaN");
  }

  private void expect(boolean holds, String sentence) {
    if (!holds && !broken.contains(sentence)) {
      broken.add(sentence + " (" + name + ").");
    }
  }
}
