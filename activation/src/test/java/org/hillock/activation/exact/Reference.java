package org.hillock.activation.exact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;

/// The correctly rounded float of a function and of its slope at every float.
///
/// NaN gives NaN, an infinite input the limit. An exact zero has the sign the formula gives it: odd
/// functions keep that of x, hard_swish is -0 below, other functions have +0. Safe for use by
/// several threads.
public final class Reference {
  /// Bits to try in turn; the last is enough for all functions, or [#correct] would say so.
  private static final int[] BITS = {160, 320, 640};

  private static final Map<String, Entry> ALL = new LinkedHashMap<>();

  private record Entry(String parameter, double standard, DoubleFunction<Formula> formula) {}

  static {
    add("step", "at_zero", 0, Lines::step);
    add("linear", "scale", 1, Lines::linear);
    add("sigmoid", Gates::sigmoid);
    add("tanh", Hyperbolic::tanh);
    add("relu", Rectifiers::relu);
    add("leaky_relu", "alpha", 0.01, Rectifiers::leakyRelu);
    add("elu", "alpha", 1, Rectifiers::elu);
    add("swish", "beta", 1, Gates::swish);
    add("gelu", Normal::gelu);
    add("gelu_tanh", Gates::geluTanh);
    add("selu", Rectifiers::selu);
    add("log_sigmoid", Gates::logSigmoid);
    add("hard_sigmoid", Lines::hardSigmoid);
    add("hard_tanh", Lines::hardTanh);
    add("hard_swish", Lines::hardSwish);
    add("relu6", Rectifiers::relu6);
    add("softplus", "beta", 1, Gates::softplus);
    add("softsign", Lines::softsign);
    add("squareplus", "b", 4, Rectifiers::squareplus);
    add("mish", Gates::mish);
    add("celu", "alpha", 1, Rectifiers::celu);
    add("tanhshrink", Hyperbolic::tanhshrink);
    add("softshrink", "lambda", 0.5, Lines::softshrink);
    add("hardshrink", "lambda", 0.5, Lines::hardshrink);
    add("thresholded_relu", "theta", 1, Rectifiers::thresholdedRelu);
    add("rrelu", Rectifiers::rrelu);
    add("log_cosh", Hyperbolic::logCosh);
    add("lisht", Hyperbolic::lisht);
    add("quick_gelu", Gates::quickGelu);
    add("exponential", Waves::exponential);
    add("gaussian", Waves::gaussian);
    add("sine", Waves::sine);
    add("snake", "alpha", 1, Waves::snake);
    add("squared_relu", Rectifiers::squaredRelu);
    add("cube", Lines::cube);
    add("rational_tanh", Lines::rationalTanh);
    add("rectified_tanh", Hyperbolic::rectifiedTanh);
    add("bipolar_sigmoid", Gates::bipolarSigmoid);
    add("sparse_plus", Rectifiers::sparsePlus);
  }

  private final String name;
  private final Formula formula;

  private Reference(String name, Formula formula) {
    this.name = name;
    this.formula = formula;
  }

  /// The function of that snake_case name with its usual parameter.
  public static Reference of(String name) {
    return of(name, Map.of());
  }

  /// The function of that name with another parameter, for example leaky_relu with alpha = 0.1.
  public static Reference of(String name, Map<String, Double> parameters) {
    Entry entry = ALL.get(name);
    if (entry == null) {
      throw new IllegalArgumentException(
          "no reference for %s; there are %s".formatted(name, ALL.keySet()));
    }
    for (String parameter : parameters.keySet()) {
      if (!parameter.equals(entry.parameter)) {
        throw new IllegalArgumentException(
            "%s has no parameter %s, only: %s".formatted(name, parameter, entry.parameter));
      }
    }
    double parameter = parameters.getOrDefault(entry.parameter, entry.standard);
    return new Reference(name, entry.formula.apply(parameter));
  }

  /// The names of all functions.
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /// The name of a function's parameter; empty if it has none.
  public static String parameter(String name) {
    return Objects.requireNonNull(ALL.get(name)).parameter;
  }

  private static void add(String name, Supplier<Formula> formula) {
    add(name, "", 0, _ -> formula.get());
  }

  private static void add(
      String name, String parameter, double standard, DoubleFunction<Formula> formula) {
    ALL.put(name, new Entry(parameter, standard, formula));
  }

  /// The correct value at x.
  public float value(float x) {
    return one(x)[0];
  }

  /// The correct slope at x. A slope of 0 may have either sign.
  public float slope(float x) {
    return one(x)[1];
  }

  private float[] one(float x) {
    float[] value = new float[1];
    float[] slope = new float[1];
    correct(new float[] {x}, value, slope, 1);
    return new float[] {value[0], slope[0]};
  }

  /// The correct values and slopes at the first n of x.
  public void correct(float[] x, float[] values, float[] slopes, int n) {
    Estimate y = new Estimate();
    for (int i = 0; i < n; i++) {
      if (!Float.isFinite(x[i])) {
        values[i] = limit(x[i], formula.limits().lowValue(), formula.limits().highValue());
        slopes[i] = limit(x[i], formula.limits().lowSlope(), formula.limits().highSlope());
        continue;
      }
      formula.quick().at(x[i], y);
      values[i] =
          Estimate.isDecided(y.value, y.valueError)
              ? (float) y.value
              : decided(formula.value(), x[i]);
      slopes[i] =
          Estimate.isDecided(y.slope, y.slopeError)
              ? (float) y.slope
              : decided(formula.slope(), x[i]);
    }
  }

  /// How far y is from the exact value, or slope, at a finite x, in units of the last place of the
  /// correct float.
  double distance(float x, float y, boolean slope) {
    Estimate near = estimate(x);
    double error = slope ? near.slopeError : near.valueError;
    double off;
    if (error == 0) {
      off = (slope ? near.slope : near.value) - y;
    } else {
      Wide exact = (slope ? formula.slope() : formula.value()).at(Wide.of(x, BITS[1]));
      off = exact.minus(y).near();
    }
    return Math.abs(off) / Math.ulp(slope ? slope(x) : value(x));
  }

  /// Value and slope at a finite x without the estimates, except where these are exact.
  float[] slowly(float x) {
    Estimate y = new Estimate();
    formula.quick().at(x, y);
    return new float[] {
      y.valueError == 0 ? (float) y.value : decided(formula.value(), x),
      y.slopeError == 0 ? (float) y.slope : decided(formula.slope(), x)
    };
  }

  /// The estimate at a finite x.
  Estimate estimate(float x) {
    Estimate y = new Estimate();
    formula.quick().at(x, y);
    return y;
  }

  /// The formula, for tests of the estimate.
  Formula formula() {
    return formula;
  }

  private static float limit(float x, double low, double high) {
    return Float.isNaN(x) ? x : (float) (x < 0 ? low : high);
  }

  private float decided(Formula.Exact exact, float x) {
    for (int bits : BITS) {
      Wide y = exact.at(Wide.of(x, bits));
      if (y.isDecided()) {
        return y.rounded();
      }
    }
    throw new ArithmeticException(
        "%s at %a is not decided with %d bits; state the tie in its estimate"
            .formatted(name, x, BITS[BITS.length - 1]));
  }

  @Override
  public String toString() {
    return name;
  }
}
