package org.hillock.onnx.execution;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongUnaryOperator;
import org.hillock.activation.function.Exponential;
import org.hillock.activation.function.Sine;
import org.hillock.activation.function.Tanh;
import org.hillock.onnx.ElementType;

/// Functions of single numbers. Those of floats are computed in double and rounded once.
final class Elementary {
  private Elementary() {}

  static Map<String, Operator> all() {
    return Map.ofEntries(
        entry("Abs", real(Math::abs, Math::abs)),
        entry("Neg", real(x -> -x, x -> -x)),
        entry("Sign", real(Elementary::sign, Long::signum)),
        entry("Ceil", real(Math::ceil)),
        entry("Floor", real(Math::floor)),
        entry("Round", real(Math::rint)),
        entry("Sqrt", real(Math::sqrt)),
        entry("Reciprocal", real(x -> 1 / x)),
        entry("Log", real(StrictMath::log)),
        entry("Cos", real(StrictMath::cos)),
        entry("Tan", real(StrictMath::tan)),
        entry("Asin", real(StrictMath::asin)),
        entry("Acos", real(StrictMath::acos)),
        entry("Atan", real(StrictMath::atan)),
        entry("Sinh", real(StrictMath::sinh)),
        entry("Cosh", real(StrictMath::cosh)),
        entry("Asinh", real(Elementary::asinh)),
        entry("Acosh", real(Elementary::acosh)),
        entry("Atanh", real(x -> 0.5 * StrictMath.log1p(2 * x / (1 - x)))),
        entry("Exp", ActivationOperators.function(_ -> new Exponential())),
        entry("Sin", ActivationOperators.function(_ -> new Sine())),
        entry("Tanh", ActivationOperators.function(_ -> new Tanh())),
        entry("Erf", ActivationOperators.function(_ -> new ErrorFunction())),
        entry("IsNaN", Operator.of(call -> truths(call, x -> Double.isNaN(x) ? 1 : 0))),
        entry("IsInf", Operator.of(Elementary::isInfinite)),
        entry("Clip", Operator.of(Elementary::clipped)));
  }

  private static Operator real(DoubleUnaryOperator function) {
    return Operator.of(call -> {
      if (call.input(0) instanceof Value.Integers) {
        throw call.wrongType(0, "float32 or float64");
      }
      return mapped(call, function, x -> x);
    });
  }

  private static Operator real(DoubleUnaryOperator function, LongUnaryOperator integral) {
    return Operator.of(call -> mapped(call, function, integral));
  }

  /// A function of each element.
  static Value mapped(Call call, DoubleUnaryOperator function, LongUnaryOperator integral) {
    return switch (call.input(0)) {
      case Value.Floats(Dims dims, float[] x) -> {
        float[] y = new float[x.length];
        for (int i = 0; i < y.length; i++) {
          y[i] = (float) function.applyAsDouble(x[i]);
        }
        yield new Value.Floats(dims, y);
      }
      case Value.Doubles(Dims dims, double[] x) -> {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
          y[i] = function.applyAsDouble(x[i]);
        }
        yield new Value.Doubles(dims, y);
      }
      case Value.Integers(ElementType type, Dims dims, long[] x) when type != ElementType.BOOL -> {
        long[] y = new long[x.length];
        for (int i = 0; i < y.length; i++) {
          y[i] = Integral.wrapped(type, integral.applyAsLong(x[i]));
        }
        yield new Value.Integers(type, dims, y);
      }
      case Value.Integers _, Value.Texts _ -> throw call.wrongType(0, "numbers");
    };
  }

  /// @param function gives 0 or 1
  private static Value truths(Call call, DoubleUnaryOperator function) {
    if (call.input(0) instanceof Value.Texts) {
      throw call.wrongType(0, "numbers");
    }
    double[] x = Casts.doubles(call.input(0), call);
    long[] y = new long[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (long) function.applyAsDouble(x[i]);
    }
    return new Value.Integers(ElementType.BOOL, call.input(0).dims(), y);
  }

  private static Value isInfinite(Call call) {
    boolean negative = call.flag("detect_negative", true);
    boolean positive = call.flag("detect_positive", true);
    return truths(call, x -> Double.isInfinite(x) && (x < 0 ? negative : positive) ? 1 : 0);
  }

  /// Bounds are settings before version 11, and inputs since then.
  private static Value clipped(Call call) {
    Value low = bound(call, 1, "min", Float.NEGATIVE_INFINITY);
    Value high = bound(call, 2, "max", Float.POSITIVE_INFINITY);
    double least = Casts.doubles(low, call)[0];
    double most = Casts.doubles(high, call)[0];
    long smallest = low instanceof Value.Integers integers ? integers.values()[0] : Long.MIN_VALUE;
    long largest = high instanceof Value.Integers integers ? integers.values()[0] : Long.MAX_VALUE;
    ElementType type = call.input(0).type();
    boolean unlimited = type == ElementType.UINT64 && !call.has(2);
    return mapped(
        call,
        x -> Math.min(Math.max(x, least), most),
        x -> {
          long least64 = type == ElementType.UINT64 && !call.has(1) ? 0 : smallest;
          long above = Integral.compare(type, x, least64) < 0 ? least64 : x;
          return !unlimited && Integral.compare(type, above, largest) > 0 ? largest : above;
        });
  }

  private static Value bound(Call call, int input, String name, float usual) {
    if (!call.has(input)) {
      return new Value.Floats(Dims.of(), new float[] {call.number(name, usual)});
    }
    Value bound = call.input(input);
    if (bound.type() != call.input(0).type()) {
      throw call.wrongType(input, "those of input 1");
    }
    if (bound.dims().count() != 1) {
      throw call.wrong("input %d is not a single number".formatted(input + 1));
    }
    return bound;
  }

  private static double sign(double x) {
    return x > 0 ? 1 : x < 0 ? -1 : x == 0 ? 0 : x;
  }

  private static double asinh(double x) {
    double a = Math.abs(x);
    return Math.copySign(
        a > 1e150
            ? StrictMath.log(a) + StrictMath.log(2)
            : StrictMath.log1p(a + a * a / (1 + Math.sqrt(1 + a * a))),
        x);
  }

  private static double acosh(double x) {
    double above = x - 1;
    return x > 1e150
        ? StrictMath.log(x) + StrictMath.log(2)
        : StrictMath.log1p(above + Math.sqrt(above * (x + 1)));
  }
}
