package org.hillock.onnx.execution;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import org.hillock.onnx.ElementType;

/// Operators of two values, or of several, element by element, which are broadcast. The result of
/// floats is rounded once.
final class Arithmetic {
  /// A run through floats.
  @FunctionalInterface
  private interface FloatRun {
    void go(float[] a, int i, int aStep, float[] b, int j, int bStep, float[] y, int k, int n);
  }

  /// A rule for integers, before they wrap.
  @FunctionalInterface
  private interface LongRule {
    long of(ElementType type, long a, long b);
  }

  /// What is done with two elements.
  private record Rule(FloatRun floats, DoubleBinaryOperator doubles, LongRule longs) {
    /// A product, sum or quotient of two floats, and every other result that is rounded from
    /// double, is that of floats: double has more than twice their digits.
    static Rule of(DoubleBinaryOperator doubles, LongRule longs) {
      return new Rule(
          (a, i, aStep, b, j, bStep, y, k, n) -> {
            for (int e = 0; e < n; e++) {
              y[k + e] = (float) doubles.applyAsDouble(a[i + e * aStep], b[j + e * bStep]);
            }
          },
          doubles,
          longs);
    }
  }

  private static final Rule SUM =
      new Rule(
          (a, i, aStep, b, j, bStep, y, k, n) -> {
            for (int e = 0; e < n; e++) {
              y[k + e] = a[i + e * aStep] + b[j + e * bStep];
            }
          },
          Double::sum,
          (_, a, b) -> a + b);

  private static final Rule DIFFERENCE =
      new Rule(
          (a, i, aStep, b, j, bStep, y, k, n) -> {
            for (int e = 0; e < n; e++) {
              y[k + e] = a[i + e * aStep] - b[j + e * bStep];
            }
          },
          (a, b) -> a - b,
          (_, a, b) -> a - b);

  private static final Rule PRODUCT =
      new Rule(
          (a, i, aStep, b, j, bStep, y, k, n) -> {
            for (int e = 0; e < n; e++) {
              y[k + e] = a[i + e * aStep] * b[j + e * bStep];
            }
          },
          (a, b) -> a * b,
          (_, a, b) -> a * b);

  private static final Rule QUOTIENT =
      new Rule(
          (a, i, aStep, b, j, bStep, y, k, n) -> {
            for (int e = 0; e < n; e++) {
              y[k + e] = a[i + e * aStep] / b[j + e * bStep];
            }
          },
          (a, b) -> a / b,
          Integral::quotient);

  private static final Rule SMALLER =
      Rule.of(Math::min, (type, a, b) -> Integral.compare(type, a, b) < 0 ? a : b);
  private static final Rule LARGER =
      Rule.of(Math::max, (type, a, b) -> Integral.compare(type, a, b) > 0 ? a : b);
  private static final Rule POWER = Rule.of(Arithmetic::power, (_, a, b) -> Integral.power(a, b));
  private static final Rule REST =
      Rule.of(
          (a, b) -> {
            double rest = a % b;
            return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
          },
          (type, a, b) -> Integral.rest(type, a, b, false));
  private static final Rule REST_LIKE_DIVIDEND =
      Rule.of((a, b) -> a % b, (type, a, b) -> Integral.rest(type, a, b, true));

  private Arithmetic() {}

  static Map<String, Operator> all() {
    return Map.ofEntries(
        entry("Add", binary(SUM)),
        entry("Sub", binary(DIFFERENCE)),
        entry("Mul", binary(PRODUCT)),
        entry("Div", binary(QUOTIENT)),
        entry("Pow", Operator.of(Arithmetic::power)),
        entry(
            "Mod",
            call -> binary(call.flag("fmod", false) ? REST_LIKE_DIVIDEND : REST).outputs(call)),
        entry("Min", several(SMALLER)),
        entry("Max", several(LARGER)),
        entry("Sum", several(SUM)),
        entry(
            "Mean",
            Operator.of(call ->
                computed(
                    QUOTIENT,
                    call,
                    folded(SUM, call),
                    alike(call.input(0), call.inputs().size())))));
  }

  /// The product of two values, element by element.
  static Value product(Call call, Value a, Value b) {
    return computed(PRODUCT, call, a, b);
  }

  private static Operator binary(Rule rule) {
    return Operator.of(call -> computed(rule, call, call.input(0), second(call)));
  }

  private static Operator several(Rule rule) {
    return Operator.of(call -> folded(rule, call));
  }

  private static Value folded(Rule rule, Call call) {
    Value result = call.input(0);
    for (int i = 1; i < call.inputs().size(); i++) {
      result = computed(rule, call, result, call.input(i));
    }
    return result;
  }

  /// The second of two inputs. Before version 7 they were aligned at an axis and not at the end.
  static Value second(Call call) {
    Value b = call.input(1);
    if (call.opset() >= 7
        || !call.flag("broadcast", false)
        || call.attributes().get("axis") == null) {
      return b;
    }
    Dims a = call.input(0).dims();
    int axis = a.axis(call.integer("axis", 0));
    int[] sizes = new int[a.rank()];
    for (int i = 0; i < sizes.length; i++) {
      boolean own = i >= axis && i - axis < b.dims().rank();
      sizes[i] = own ? b.dims().size(i - axis) : 1;
    }
    return b.in(Dims.of(sizes));
  }

  private static Value computed(Rule rule, Call call, Value a, Value b) {
    Dims dims = a.dims().broadcast(b.dims());
    Walk walk = Walk.of(a.dims(), b.dims(), dims);
    if (a instanceof Value.Floats(Dims _, float[] x)
        && b instanceof Value.Floats(Dims _, float[] z)) {
      float[] y = new float[dims.count()];
      walk.each(
          0, 0, (i, aStep, j, bStep, k, n) -> rule.floats().go(x, i, aStep, z, j, bStep, y, k, n));
      return new Value.Floats(dims, y);
    }
    if (a instanceof Value.Doubles(Dims _, double[] x)
        && b instanceof Value.Doubles(Dims _, double[] z)) {
      double[] y = new double[dims.count()];
      walk.each(
          0,
          0,
          (i, aStep, j, bStep, k, n) -> {
            for (int e = 0; e < n; e++) {
              y[k + e] = rule.doubles().applyAsDouble(x[i + e * aStep], z[j + e * bStep]);
            }
          });
      return new Value.Doubles(dims, y);
    }
    if (a instanceof Value.Integers(ElementType type, Dims _, long[] x)
        && b instanceof Value.Integers(ElementType other, Dims _, long[] z)
        && type == other
        && type != ElementType.BOOL) {
      long[] y = new long[dims.count()];
      walk.each(
          0,
          0,
          (i, aStep, j, bStep, k, n) -> {
            for (int e = 0; e < n; e++) {
              long result = rule.longs().of(type, x[i + e * aStep], z[j + e * bStep]);
              y[k + e] = Integral.wrapped(type, result);
            }
          });
      return new Value.Integers(type, dims, y);
    }
    throw call.wrong(
        "its inputs have elements of type %s and %s, and numbers of one type are needed"
            .formatted(a.type(), b.type()));
  }

  /// The second may be of another type.
  private static Value power(Call call) {
    Value a = call.input(0);
    Value b = second(call);
    if (a.type() == b.type()) {
      return computed(POWER, call, a, b);
    }
    Value power =
        computed(
            POWER,
            call,
            Casts.to(ElementType.DOUBLE, a, call),
            Casts.to(ElementType.DOUBLE, b, call));
    return Casts.to(a.type(), power, call);
  }

  /// The usual exponents are products and roots, which are faster and no less exact.
  private static double power(double a, double b) {
    if (b == 2) {
      return a * a;
    }
    return b == 0.5 && a >= 0 ? Math.sqrt(a) : StrictMath.pow(a, b);
  }

  private static Value alike(Value like, int number) {
    return like instanceof Value.Doubles
        ? new Value.Doubles(Dims.of(), new double[] {number})
        : new Value.Floats(Dims.of(), new float[] {number});
  }
}
