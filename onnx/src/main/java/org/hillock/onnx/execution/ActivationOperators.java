package org.hillock.onnx.execution;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Loop;
import org.hillock.activation.function.Celu;
import org.hillock.activation.function.Elu;
import org.hillock.activation.function.Gelu;
import org.hillock.activation.function.GeluTanh;
import org.hillock.activation.function.HardSigmoid;
import org.hillock.activation.function.HardSwish;
import org.hillock.activation.function.LeakyRelu;
import org.hillock.activation.function.Mish;
import org.hillock.activation.function.QuickGelu;
import org.hillock.activation.function.Relu;
import org.hillock.activation.function.Selu;
import org.hillock.activation.function.Sigmoid;
import org.hillock.activation.function.Softplus;
import org.hillock.activation.function.Softsign;
import org.hillock.activation.function.Swish;
import org.hillock.activation.function.ThresholdedRelu;

/// The activation functions, by Hillock's own loops where it has the function: correctly rounded.
final class ActivationOperators {
  private static final float SIXTH = 1f / 6;
  private static final float SELU_ALPHA = 1.6732632f;
  private static final float SELU_GAMMA = 1.0507010f;

  private static final float QUICK = 1.702f;

  private ActivationOperators() {}

  static Map<String, Operator> all() {
    return Map.ofEntries(
        entry("Relu", Operator.of(ActivationOperators::relu)),
        entry("Sigmoid", function(_ -> new Sigmoid())),
        entry("LeakyRelu", function(call -> new LeakyRelu(decimal(call.number("alpha", 0.01f))))),
        entry("ThresholdedRelu", function(call -> new ThresholdedRelu(call.number("alpha", 1)))),
        entry("Elu", function(call -> new Elu(decimal(call.number("alpha", 1))))),
        entry("Celu", function(call -> new Celu(decimal(call.number("alpha", 1))))),
        entry("Softplus", function(_ -> new Softplus())),
        entry("Softsign", function(_ -> new Softsign())),
        entry("HardSwish", function(_ -> new HardSwish())),
        entry("Mish", function(_ -> new Mish())),
        entry("Swish", function(call -> new Swish(decimal(call.number("alpha", 1))))),
        entry("Gelu", function(ActivationOperators::gelu)),
        entry("Selu", Operator.of(ActivationOperators::selu)),
        entry("HardSigmoid", Operator.of(ActivationOperators::hardSigmoid)),
        entry("Shrink", Operator.of(ActivationOperators::shrink)),
        entry("PRelu", Operator.of(ActivationOperators::prelu)),
        entry("SwiGLU", Operator.of(ActivationOperators::swiglu)),
        entry(Operators.MICROSOFT + "QuickGelu", function(ActivationOperators::quickGelu)));
  }

  /// An operator that is a function of each number.
  static Operator function(Function<Call, Elementwise> chosen) {
    return Operator.of(call -> of(chosen.apply(call), call, call.input(0)));
  }

  /// A function of each number of a value.
  static Value of(Elementwise function, Call call, Value value) {
    return switch (value) {
      case Value.Floats(Dims dims, float[] x) -> {
        float[] y = new float[x.length];
        Loop.of(function).forward(x, 0, y, 0, y.length);
        yield new Value.Floats(dims, y);
      }
      case Value.Doubles(Dims dims, double[] x) -> {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
          y[i] = function.value(x[i]);
        }
        yield new Value.Doubles(dims, y);
      }
      case Value.Integers _, Value.Texts _ -> throw call.wrongType(0, "float32 or float64");
    };
  }

  private static Value relu(Call call) {
    return call.input(0) instanceof Value.Integers
        ? Elementary.mapped(call, x -> x, x -> Math.max(x, 0))
        : of(new Relu(), call, call.input(0));
  }

  private static Elementwise gelu(Call call) {
    return switch (call.text("approximate", "none")) {
      case "none" -> new Gelu();
      case "tanh" -> new GeluTanh();
      default -> throw call.wrong("its setting approximate is neither none nor tanh");
    };
  }

  private static Value selu(Call call) {
    float alpha = call.number("alpha", SELU_ALPHA);
    float gamma = call.number("gamma", SELU_GAMMA);
    if (alpha == SELU_ALPHA && gamma == SELU_GAMMA) {
      return of(new Selu(), call, call.input(0));
    }
    return real(call, x -> gamma * (x > 0 ? x : alpha * StrictMath.expm1(x)));
  }

  private static Value hardSigmoid(Call call) {
    float alpha = call.number("alpha", 0.2f);
    float beta = call.number("beta", 0.5f);
    if (alpha == SIXTH && beta == 0.5f) {
      return of(new HardSigmoid(), call, call.input(0));
    }
    return real(call, x -> Math.max(0, Math.min(1, alpha * x + beta)));
  }

  private static Value shrink(Call call) {
    float lambda = call.number("lambd", 0.5f);
    float bias = call.number("bias", 0);
    return Elementary.mapped(
        call,
        x -> x < -lambda ? x + bias : x > lambda ? x - bias : Double.isNaN(x) ? x : 0,
        x -> x < -lambda ? (long) (x + bias) : x > lambda ? (long) (x - bias) : 0);
  }

  /// Before version 7 the slopes were those of the channels, which are the second axis.
  private static Value prelu(Call call) {
    Value x = call.input(0);
    Value slope = call.input(1);
    if (call.opset() < 7 && slope.dims().count() > 1 && x.dims().rank() > 1) {
      int[] sizes = new int[x.dims().rank() - 1];
      Arrays.fill(sizes, 1);
      sizes[0] = slope.dims().count();
      slope = slope.in(Dims.of(sizes));
    }
    Value slopes = Elements.expanded(slope, x.dims());
    if (x instanceof Value.Floats(Dims dims, float[] values)
        && slopes instanceof Value.Floats(Dims _, float[] factors)) {
      float[] y = new float[values.length];
      for (int i = 0; i < y.length; i++) {
        y[i] = values[i] < 0 ? values[i] * factors[i] : values[i];
      }
      return new Value.Floats(dims, y);
    }
    double[] values = Casts.doubles(x, call);
    double[] factors = Casts.doubles(slopes, call);
    double[] y = new double[values.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = values[i] < 0 ? values[i] * factors[i] : values[i];
    }
    return Casts.to(x.type(), new Value.Doubles(x.dims(), y), call);
  }

  /// The gate comes first.
  private static Value swiglu(Call call) {
    Elementwise swish = new Swish(decimal(call.number("alpha", 1)));
    return Arithmetic.product(call, of(swish, call, call.input(0)), call.input(1));
  }

  private static Elementwise quickGelu(Call call) {
    float alpha = call.number("alpha", QUICK);
    return alpha == QUICK ? new QuickGelu() : new Swish(decimal(alpha));
  }

  /// The number that was meant when it was written as a float: 0.01 and not 0.0099999998. So a
  /// function has the bits that it has in a network of Hillock's.
  static double decimal(float setting) {
    return Double.parseDouble(Float.toString(setting));
  }

  private static Value real(Call call, DoubleUnaryOperator function) {
    if (call.input(0) instanceof Value.Integers) {
      throw call.wrongType(0, "float32 or float64");
    }
    return Elementary.mapped(call, function, x -> x);
  }
}
