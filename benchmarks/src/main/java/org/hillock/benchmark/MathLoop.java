package org.hillock.benchmark;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.hillock.scorecard.Library;

/// The loop one would write without Hillock: [Math] in double, one element after the other. It is
/// the baseline, not an oracle: the slopes come from the value, as they usually do.
///
/// @param value f
/// @param slope f'
public record MathLoop(DoubleUnaryOperator value, DoubleUnaryOperator slope)
    implements Library.OnArrays {
  private static final double LEAK = 0.01;
  private static final double SELU_LAMBDA = 1.0507009873554805;
  private static final double SELU_ALPHA = 1.6732632423543772;
  private static final double GELU_SCALE = Math.sqrt(2 / Math.PI);
  private static final double GELU_CUBE = 0.044715;

  private static final Map<String, MathLoop> LOOPS =
      Map.ofEntries(
          loop("sigmoid", MathLoop::sigmoid, MathLoop::sigmoidSlope),
          loop("tanh", Math::tanh, MathLoop::tanhSlope),
          loop("relu", x -> Math.max(0, x), x -> x > 0 ? 1 : 0),
          loop("leaky_relu", x -> x > 0 ? x : LEAK * x, x -> x > 0 ? 1 : LEAK),
          loop("elu", x -> x >= 0 ? x : Math.expm1(x), x -> x > 0 ? 1 : Math.exp(x)),
          loop("selu", MathLoop::selu, MathLoop::seluSlope),
          loop("swish", x -> x * sigmoid(x), MathLoop::swishSlope),
          loop("gelu_tanh", MathLoop::gelu, MathLoop::geluSlope),
          loop("softplus", MathLoop::softplus, MathLoop::sigmoid),
          loop("log_sigmoid", x -> -softplus(-x), x -> sigmoid(-x)),
          loop("mish", x -> x * Math.tanh(softplus(x)), MathLoop::mishSlope),
          loop("softsign", x -> x / (1 + Math.abs(x)), MathLoop::softsignSlope));

  private static Map.Entry<String, MathLoop> loop(
      String name, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
    return Map.entry(name, new MathLoop(value, slope));
  }

  /// The loop for the function of that name.
  public static MathLoop named(String function) {
    MathLoop loop = LOOPS.get(function);
    if (loop == null) {
      throw new IllegalArgumentException(
          "there is no Math loop for %s; choose one of %s.".formatted(function, names()));
    }
    return loop;
  }

  /// All loops, by the function's name.
  public static Map<String, Library.OnArrays> all() {
    return Map.copyOf(LOOPS);
  }

  /// The functions that have a loop: those that [Math] can express.
  public static List<String> names() {
    return LOOPS.keySet().stream().sorted().toList();
  }

  /// `y[i] = f(x[i])`
  @Override
  public void forward(float[] x, float[] y) {
    for (int i = 0; i < x.length; i++) {
      y[i] = (float) value.applyAsDouble(x[i]);
    }
  }

  /// `dx[i] = dy[i] f'(x[i])`
  @Override
  public void backward(float[] x, float[] dy, float[] dx) {
    for (int i = 0; i < x.length; i++) {
      dx[i] = dy[i] * (float) slope.applyAsDouble(x[i]);
    }
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double sigmoidSlope(double x) {
    double s = sigmoid(x);
    return s * (1 - s);
  }

  private static double tanhSlope(double x) {
    double t = Math.tanh(x);
    return 1 - t * t;
  }

  private static double softplus(double x) {
    return Math.log1p(Math.exp(x));
  }

  private static double mishSlope(double x) {
    double t = Math.tanh(softplus(x));
    return t + x * (1 - t * t) * sigmoid(x);
  }

  private static double softsignSlope(double x) {
    double d = 1 + Math.abs(x);
    return 1 / (d * d);
  }

  private static double selu(double x) {
    return x >= 0 ? SELU_LAMBDA * x : SELU_LAMBDA * SELU_ALPHA * Math.expm1(x);
  }

  private static double seluSlope(double x) {
    return x > 0 ? SELU_LAMBDA : SELU_LAMBDA * SELU_ALPHA * Math.exp(x);
  }

  private static double swishSlope(double x) {
    double s = sigmoid(x);
    return s + x * s * (1 - s);
  }

  private static double gelu(double x) {
    return 0.5 * x * (1 + Math.tanh(GELU_SCALE * (x + GELU_CUBE * x * x * x)));
  }

  private static double geluSlope(double x) {
    double t = Math.tanh(GELU_SCALE * (x + GELU_CUBE * x * x * x));
    double inner = GELU_SCALE * (1 + 3 * GELU_CUBE * x * x);
    return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * inner;
  }
}
