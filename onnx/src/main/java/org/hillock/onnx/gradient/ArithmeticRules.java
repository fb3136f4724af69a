package org.hillock.onnx.gradient;

import java.util.Map;
import org.hillock.onnx.execution.Call;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Value;

/// Functions of two or more numbers, one from each input; inputs that repeat themselves get the sum
/// of the gradients of all places where they are used.
final class ArithmeticRules {
  private ArithmeticRules() {}

  /// A slope by one of the inputs, from both and the output.
  @FunctionalInterface
  private interface Slope {
    double at(double a, double b, double y);
  }

  static Map<String, Rule> all() {
    return Map.ofEntries(
        Map.entry("Add", binary((_, _, _) -> 1, (_, _, _) -> 1)),
        Map.entry("Sub", binary((_, _, _) -> 1, (_, _, _) -> -1)),
        Map.entry("Mul", binary((_, b, _) -> b, (a, _, _) -> a)),
        Map.entry("Div", binary((_, b, _) -> 1 / b, (_, b, y) -> -y / b)),
        Map.entry("PRelu", binary((a, b, _) -> a < 0 ? b : 1, (a, _, _) -> a < 0 ? a : 0)),
        Map.entry("Pow", binary(ArithmeticRules::base, ArithmeticRules::exponent)),
        Map.entry("com.microsoft.BiasGelu", ArithmeticRules::biasGelu),
        Map.entry("Sum", local -> several(local, 1)),
        Map.entry("Mean", local -> several(local, 1.0 / local.call().inputs().size())),
        Map.entry("Max", ArithmeticRules::extreme),
        Map.entry("Min", ArithmeticRules::extreme));
  }

  private static Rule binary(Slope first, Slope second) {
    return local -> {
      handOn(local, 0, first);
      handOn(local, 1, second);
    };
  }

  private static void handOn(Local local, int input, Slope slope) {
    if (!local.wants(input)) {
      return;
    }
    Value result = local.outputs().getFirst();
    Dims dims = result.dims();
    double[] y = numbers(result);
    float[] dy = local.dy();
    double[] a = numbers(local.call().input(0));
    double[] b = numbers(local.call().input(1));
    int[] inA = Places.of(local.call().input(0).dims(), dims);
    int[] inB = Places.of(local.call().input(1).dims(), dims);
    int[] own = input == 0 ? inA : inB;
    double[] sums = new double[local.call().input(input).dims().count()];
    for (int i = 0; i < y.length; i++) {
      sums[own[i]] += dy[i] * slope.at(a[inA[i]], b[inB[i]], y[i]);
    }
    add(sums, local.gradient(input));
  }

  /// An exponent may be integers, and what makes answers of outputs is in double.
  private static double[] numbers(Value value) {
    double[] numbers = new double[value.dims().count()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] =
          switch (value) {
            case Value.Floats(_, float[] values) -> values[i];
            case Value.Doubles(_, double[] values) -> values[i];
            case Value.Integers(_, _, long[] values) -> values[i];
            case Value.Texts _ -> Double.NaN;
          };
    }
    return numbers;
  }

  static void add(double[] sums, float[] gradient) {
    for (int i = 0; i < sums.length; i++) {
      gradient[i] += (float) sums[i];
    }
  }

  private static double base(double a, double b, double y) {
    if (b == 0) {
      return 0;
    }
    return a == 0 ? b * StrictMath.pow(a, b - 1) : b * y / a;
  }

  private static double exponent(double a, double b, double y) {
    return a > 0 ? y * StrictMath.log(a) : 0;
  }

  private static void biasGelu(Local local) {
    Call call = local.call();
    Value.Floats x = call.floats(0);
    int[] places = Places.of(call.floats(1).dims(), x.dims());
    float[] moved = x.values().clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += call.floats(1).values()[places[i]];
    }
    float[] own = new float[moved.length];
    UnaryRules.GELU.backward(moved, 0, local.dy(), 0, own, 0, own.length);
    for (int input = 0; input < 2; input++) {
      if (local.wants(input)) {
        spread(local, input, own, 1);
      }
    }
  }

  private static void several(Local local, double factor) {
    for (int input = 0; input < local.call().inputs().size(); input++) {
      if (local.wants(input)) {
        spread(local, input, local.dy(), factor);
      }
    }
  }

  /// Adds a gradient of the output's sizes to that of an input.
  static void spread(Local local, int input, float[] gradient, double factor) {
    int[] places = Places.of(local.call().input(input).dims(), local.outputs().getFirst().dims());
    double[] sums = new double[local.call().input(input).dims().count()];
    for (int i = 0; i < gradient.length; i++) {
      sums[places[i]] += gradient[i] * factor;
    }
    add(sums, local.gradient(input));
  }

  /// The first input that is as large or small as the output gets its gradient.
  private static void extreme(Local local) {
    float[] left = local.dy().clone();
    Value.Floats y = local.y();
    for (int input = 0; input < local.call().inputs().size(); input++) {
      Value.Floats x = local.call().floats(input);
      int[] places = Places.of(x.dims(), y.dims());
      double[] sums = new double[x.values().length];
      for (int i = 0; i < left.length; i++) {
        if (x.values()[places[i]] == y.values()[i]) {
          sums[places[i]] += left[i];
          left[i] = 0;
        }
      }
      if (local.wants(input)) {
        add(sums, local.gradient(input));
      }
    }
  }
}
