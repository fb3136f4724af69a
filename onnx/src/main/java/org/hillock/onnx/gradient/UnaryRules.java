package org.hillock.onnx.gradient;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.hillock.activation.Activations;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Loop;
import org.hillock.kernel.Exp;
import org.hillock.onnx.execution.Call;
import org.hillock.onnx.execution.Value;

/// Functions of each number: dx = dy f'(x).
final class UnaryRules {
  static final Loop GELU = loop("gelu");

  private static final double TWO_BY_ROOT_PI = 2 / Math.sqrt(Math.PI);

  private UnaryRules() {}

  /// A slope from x and y = f(x).
  @FunctionalInterface
  private interface Slope {
    double at(double x, double y);
  }

  static Map<String, Rule> all() {
    Map<String, Rule> all = new HashMap<>();
    addExact(all);
    addParametric(all);
    addMathematics(all);
    return all;
  }

  private static void addExact(Map<String, Rule> all) {
    all.put("Relu", exact("relu"));
    all.put("Sigmoid", exact("sigmoid"));
    all.put("Tanh", exact("tanh"));
    all.put("Softplus", exact("softplus"));
    all.put("Softsign", exact("softsign"));
    all.put("Mish", exact("mish"));
    all.put("HardSwish", exact("hard_swish"));
    Rule gelu = exact("gelu");
    Rule geluTanh = exact("gelu_tanh");
    all.put(
        "Gelu",
        local ->
            (local.call().text("approximate", "none").equals("tanh") ? geluTanh : gelu)
                .handOn(local));
    all.put("com.microsoft.Gelu", gelu);
    all.put("com.microsoft.QuickGelu", swish("alpha", 1.702f));
    all.put("Swish", swish("alpha", 1));
    all.put("Identity", slope((_, _) -> 1));
    all.put("Cast", slope((_, _) -> 1));
    all.put("Dropout", UnaryRules::dropout);
  }

  private static void addParametric(Map<String, Rule> all) {
    all.put(
        "LeakyRelu",
        slopes(call -> {
          double alpha = call.number("alpha", 0.01f);
          return (x, _) -> x < 0 ? alpha : 1;
        }));
    all.put(
        "Elu",
        slopes(call -> {
          double alpha = call.number("alpha", 1);
          return (x, y) -> x < 0 ? y + alpha : 1;
        }));
    all.put(
        "Celu",
        slopes(call -> {
          double alpha = call.number("alpha", 1);
          return (x, _) -> x < 0 ? Exp.exp(x / alpha) : 1;
        }));
    all.put(
        "Selu",
        slopes(call -> {
          double alpha = call.number("alpha", 1.6732632f);
          double gamma = call.number("gamma", 1.0507010f);
          return (x, y) -> x < 0 ? y + gamma * alpha : gamma;
        }));
    all.put(
        "HardSigmoid",
        slopes(call -> {
          double alpha = call.number("alpha", 0.2f);
          return (_, y) -> y > 0 && y < 1 ? alpha : 0;
        }));
    all.put(
        "ThresholdedRelu",
        slopes(call -> {
          double alpha = call.number("alpha", 1);
          return (x, _) -> x > alpha ? 1 : 0;
        }));
    all.put(
        "Shrink",
        slopes(call -> {
          double lambda = call.number("lambd", 0.5f);
          return (x, _) -> StrictMath.abs(x) > lambda ? 1 : 0;
        }));
    all.put(
        "Clip",
        local -> {
          local.onlyBefore(1);
          double low = bound(local.call(), 1, "min", Float.NEGATIVE_INFINITY);
          double high = bound(local.call(), 2, "max", Float.POSITIVE_INFINITY);
          handOn(local, (x, _) -> x >= low && x <= high ? 1 : 0);
        });
  }

  private static void addMathematics(Map<String, Rule> all) {
    all.put("Neg", slope((_, _) -> -1));
    all.put("Abs", slope((x, _) -> StrictMath.signum(x)));
    all.put("Exp", slope((_, y) -> y));
    all.put("Log", slope((x, _) -> 1 / x));
    all.put("Sqrt", slope((_, y) -> 0.5 / y));
    all.put("Reciprocal", slope((_, y) -> -y * y));
    all.put("Erf", slope((x, _) -> TWO_BY_ROOT_PI * Exp.exp(-x * x)));
    all.put("Sin", slope((x, _) -> StrictMath.cos(x)));
    all.put("Cos", slope((x, _) -> -StrictMath.sin(x)));
    all.put("Tan", slope((_, y) -> 1 + y * y));
    all.put("Sinh", slope((x, _) -> StrictMath.cosh(x)));
    all.put("Cosh", slope((x, _) -> StrictMath.sinh(x)));
    all.put("Atan", slope((x, _) -> 1 / (1 + x * x)));
    all.put("Asinh", slope((x, _) -> 1 / Math.sqrt(1 + x * x)));
    // Steps: the slope is 0 wherever there is one.
    for (String steps : new String[] {"Floor", "Ceil", "Round", "Sign"}) {
      all.put(steps, slope((_, _) -> 0));
    }
  }

  private static Rule exact(String name) {
    Loop loop = loop(name);
    return local -> {
      float[] x = local.call().floats(0).values();
      float[] dx = local.gradient(0);
      float[] own = new float[x.length];
      loop.backward(x, 0, local.dy(), 0, own, 0, x.length);
      for (int i = 0; i < x.length; i++) {
        dx[i] += own[i];
      }
    };
  }

  private static Loop loop(String name) {
    return Loop.of((Elementwise) Activations.named(name));
  }

  /// x σ(αx): its slope is σ + α x σ (1 - σ).
  private static Rule swish(String setting, float usual) {
    return slopes(call -> {
      double alpha = call.number(setting, usual);
      return (x, _) -> {
        double gate = 1 / (1 + Exp.exp(-alpha * x));
        return gate + alpha * x * gate * (1 - gate);
      };
    });
  }

  private static Rule slope(Slope slope) {
    return local -> handOn(local, slope);
  }

  private static Rule slopes(Function<Call, Slope> slope) {
    return local -> handOn(local, slope.apply(local.call()));
  }

  /// In prediction nothing is dropped.
  private static void dropout(Local local) {
    if (local.call().has(2) && local.call().integers(2).values()[0] != 0) {
      throw local.refused("it drops numbers at random");
    }
    handOn(local, (_, _) -> 1);
  }

  private static double bound(Call call, int input, String setting, float usual) {
    return call.has(input) ? call.number(input, usual) : call.number(setting, usual);
  }

  private static void handOn(Local local, Slope slope) {
    float[] dy = local.dy();
    float[] dx = local.gradient(0);
    Value x = local.call().input(0);
    Value y = local.outputs().getFirst();
    for (int i = 0; i < dx.length; i++) {
      dx[i] += (float) (dy[i] * slope.at(number(x, i), number(y, i)));
    }
  }

  private static double number(Value value, int i) {
    return switch (value) {
      case Value.Floats(_, float[] values) -> values[i];
      case Value.Doubles(_, double[] values) -> values[i];
      case Value.Integers(_, _, long[] values) -> values[i];
      case Value.Texts _ -> Double.NaN;
    };
  }
}
