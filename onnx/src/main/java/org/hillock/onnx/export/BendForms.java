package org.hillock.onnx.export;

import java.util.Map;
import org.hillock.activation.function.Celu;
import org.hillock.activation.function.Elu;
import org.hillock.activation.function.Softplus;
import org.hillock.activation.function.Squareplus;
import org.hillock.activation.function.Step;
import org.hillock.onnx.Attribute;

/// Functions that bend from one line into another, and waves: written so that no step overflows
/// where the function does not, and none takes the difference of two large numbers that are nearly
/// the same.
final class BendForms {
  /// From here on α (exp(x) - 1), computed in floats, is wrong by more than 1e-5 near 0.
  private static final double STEEP = 64;

  /// Of the parameters of the operator Selu.
  private static final double SELU_ALPHA = 1.6732632423543772;

  private static final double SELU_GAMMA = 1.0507009873554805;

  private static final double LN2 = 0x1.62e42fefa39efp-1;

  /// Beyond it the wave of snake is below the last bit of x.
  private static final double WAVES = 1e6;

  private BendForms() {}

  static Expression step(Step f, Expression x) {
    Expression sides = x.then("Sign").plus(1).times(0.5);
    return f.atZero() == 0.5 ? sides : x.with("Equal", 0).choose(x.number(f.atZero()), sides);
  }

  static Expression elu(Elu f, Expression x) {
    return f.alpha() <= STEEP
        ? x.then("Elu", "alpha", f.alpha())
        : x.then("Relu").plus(expm1(x.atMost(0)).times(f.alpha()));
  }

  static Expression celu(Celu f, Expression x) {
    return f.alpha() <= STEEP
        ? x.then("Celu", "alpha", f.alpha())
        : x.then("Relu").plus(expm1(x.atMost(0).over(f.alpha())).times(f.alpha()));
  }

  /// exp(x) - 1 = 2 t / (1 - t), t = tanh(x / 2), without cancellation; x is at most 0.
  private static Expression expm1(Expression x) {
    Expression t = x.times(0.5).then("Tanh");
    return t.plus(t).over(x.number(1).minus(t));
  }

  static Expression selu(Expression x) {
    return x.then(
        "Selu",
        Map.of(
            "alpha", Attribute.of((float) SELU_ALPHA), "gamma", Attribute.of((float) SELU_GAMMA)));
  }

  /// max(x, 0) + softplus(-|β x|) / β, as β x could overflow.
  static Expression softplus(Softplus f, Expression x) {
    if (f.beta() == 1) {
      return x.then("Softplus");
    }
    Expression bend = x.then("Abs").times(-f.beta()).then("Softplus").over(f.beta());
    return x.then("Relu").plus(bend);
  }

  static Expression logSigmoid(Expression x) {
    return x.then("Neg").then("Softplus").then("Neg");
  }

  /// max(x, 0) + b/2 / (|x| + √(x² + b)); where x² is infinite, the bend is 0.
  static Expression squareplus(Squareplus f, Expression x) {
    Expression a = x.then("Abs");
    Expression root = a.times(a).plus(f.b()).then("Sqrt");
    return x.then("Relu").plus(x.number(f.b() / 2).over(a.plus(root)));
  }

  /// |x| + softplus(-2 |x|) - log 2.
  static Expression logCosh(Expression x) {
    Expression a = x.then("Abs");
    return a.plus(a.times(-2).then("Softplus")).plus(-LN2);
  }

  static Expression gaussian(Expression x) {
    return x.times(x).then("Neg").then("Exp");
  }

  /// x + sin²(αx) / α.
  static Expression snake(double alpha, Expression x) {
    Expression wave = x.times(alpha).within(-WAVES, WAVES).then("Sin");
    return x.plus(wave.times(wave).over(alpha));
  }

  /// ((c + 1) / 2)² + max(x - 1, 0), with c = x within -1 and 1.
  static Expression sparsePlus(Expression x) {
    Expression half = x.within(-1, 1).plus(1).times(0.5);
    return half.times(half).plus(x.plus(-1).then("Relu"));
  }

  /// 1.7159 sgn(x) (1 - 1/a), where a may be infinite.
  static Expression rationalTanh(Expression x) {
    Expression y = x.then("Abs").times(2.0 / 3);
    Expression a = y.times(y.times(y.times(y).times(1.41645).plus(1)).plus(1)).plus(1);
    Expression size = x.number(1).minus(a.then("Reciprocal"));
    return x.then("Sign").times(size).times(1.7159);
  }
}
