package org.hillock.recommendation;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Learned;
import org.hillock.activation.Rowwise;
import org.hillock.numeric.Normal;

/// What constraints ask of a function, computed from the function itself at its default parameters:
/// of [-8, 8] in steps of 1/128, and at ±1000. For functions of whole rows straightness is not
/// computed and counts as absent, and smoothness is the card's.
///
/// @param function what this is about
/// @param twiceSmooth whether slope and second derivative have no jump
/// @param straight whether it is made of straight lines
/// @param zeros the share of standard normal inputs of which it makes exactly 0
/// @param fitsHalf whether its values stay within ±65504 for inputs within ±1000
public record Nature(
    Activation function, boolean twiceSmooth, boolean straight, double zeros, boolean fitsHalf) {
  private static final Pattern TRANSCENDENTAL =
      Pattern.compile("\\b(exp|log|tanh|cosh|sin|Phi|erfc|sigmoid|swish|gelu)\\b");
  private static final double MOST_HALF = 65504;
  private static final double LARGE = 1000;
  private static final double END = 8;
  private static final double STEP = 1.0 / 128;

  /// A jump of the second derivative by 1/2 is seen, a third derivative of 6 is not taken for one.
  private static final double JUMP = 0.1;

  private static final double STRAIGHT = 1e-6;

  private static final List<Nature> ALL = Activations.all().stream().map(Nature::of).toList();

  /// Those of all functions, in the order of the list.
  public static List<Nature> all() {
    return ALL;
  }

  /// That of a function of the list, or of one's own.
  public static Nature of(Activation function) {
    return switch (function) {
      case Elementwise f -> of(f, f::value, f::slope);
      case Learned f -> of(f, x -> f.value(x, f.initial()), x -> f.slope(x, f.initial()));
      case Rowwise f -> ofRow(f);
    };
  }

  private static Nature of(
      Activation function, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
    int steps = (int) (2 * END / STEP);
    double[] curvature = new double[steps];
    double zeros = 0;
    for (int i = 0; i < steps; i++) {
      double x = -END + i * STEP;
      curvature[i] = (slope.applyAsDouble(x + STEP) - slope.applyAsDouble(x)) / STEP;
      double middle = x + STEP / 2;
      zeros += value.applyAsDouble(middle) == 0 ? STEP * Normal.density(middle) : 0;
    }
    int bent = 0;
    boolean jumps = false;
    for (int i = 0; i < steps; i++) {
      bent += Math.abs(curvature[i]) > STRAIGHT ? 1 : 0;
      int next = Math.min(i + 2, steps - 1);
      double size = 1 + Math.min(Math.abs(curvature[i]), Math.abs(curvature[next]));
      jumps |= Math.abs(curvature[next] - curvature[i]) > JUMP * size;
    }
    boolean fits =
        Math.abs(value.applyAsDouble(LARGE)) <= MOST_HALF
            && Math.abs(value.applyAsDouble(-LARGE)) <= MOST_HALF;
    // A corner lies in one step, or at the end of one.
    return new Nature(
        function, !jumps, bent <= 2 * function.card().shape().corners().size(), zeros, fits);
  }

  private static Nature ofRow(Rowwise function) {
    boolean smooth = function.card().shape().traits().contains(Trait.SMOOTH);
    double[] row = new double[64];
    for (int i = 0; i < row.length; i++) {
      row[i] = i % 3 - 1 + i / 64.0;
    }
    double[] values = function.values(row);
    long zeros = Arrays.stream(values).filter(v -> v == 0).count();
    Arrays.fill(row, LARGE);
    boolean fits = Arrays.stream(function.values(row)).allMatch(v -> Math.abs(v) <= MOST_HALF);
    return new Nature(function, smooth, false, (double) zeros / values.length, fits);
  }

  /// Its name.
  public String name() {
    return function.name();
  }

  /// Infimum of its values.
  public double low() {
    return function.card().shape().low();
  }

  /// Supremum of its values.
  public double high() {
    return function.card().shape().high();
  }

  /// Whether it has both bounds.
  public boolean bounded() {
    return Double.isFinite(low()) && Double.isFinite(high());
  }

  /// Whether an element costs a comparison at the most, once it is trained.
  public boolean cheap() {
    return cost().compareTo(Cost.LEARNED_COMPARISON) <= 0;
  }

  /// What an element costs.
  public Cost cost() {
    return function.card().advice().cost();
  }

  /// Whether its formula has an exponential or a kin of it.
  public boolean transcendental() {
    return TRANSCENDENTAL.matcher(function.card().value().text()).find();
  }

  boolean has(Trait trait) {
    return function.card().shape().traits().contains(trait);
  }
}
