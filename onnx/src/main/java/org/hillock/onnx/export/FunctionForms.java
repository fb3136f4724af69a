package org.hillock.onnx.export;

import java.util.List;
import java.util.Map;
import org.hillock.activation.Activation;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Learned;
import org.hillock.activation.Rowwise;
import org.hillock.activation.function.BipolarSigmoid;
import org.hillock.activation.function.Celu;
import org.hillock.activation.function.Crelu;
import org.hillock.activation.function.Cube;
import org.hillock.activation.function.Elu;
import org.hillock.activation.function.Exponential;
import org.hillock.activation.function.Gaussian;
import org.hillock.activation.function.Geglu;
import org.hillock.activation.function.Gelu;
import org.hillock.activation.function.GeluTanh;
import org.hillock.activation.function.Glu;
import org.hillock.activation.function.HardSigmoid;
import org.hillock.activation.function.HardSwish;
import org.hillock.activation.function.HardTanh;
import org.hillock.activation.function.Hardmax;
import org.hillock.activation.function.Hardshrink;
import org.hillock.activation.function.LeakyRelu;
import org.hillock.activation.function.Linear;
import org.hillock.activation.function.Lisht;
import org.hillock.activation.function.LogCosh;
import org.hillock.activation.function.LogSigmoid;
import org.hillock.activation.function.LogSoftmax;
import org.hillock.activation.function.Maxout;
import org.hillock.activation.function.Mish;
import org.hillock.activation.function.Prelu;
import org.hillock.activation.function.QuickGelu;
import org.hillock.activation.function.RationalTanh;
import org.hillock.activation.function.RectifiedTanh;
import org.hillock.activation.function.Reglu;
import org.hillock.activation.function.Relu;
import org.hillock.activation.function.Relu6;
import org.hillock.activation.function.Rrelu;
import org.hillock.activation.function.Selu;
import org.hillock.activation.function.Sigmoid;
import org.hillock.activation.function.Sine;
import org.hillock.activation.function.Snake;
import org.hillock.activation.function.Softmax;
import org.hillock.activation.function.Softmin;
import org.hillock.activation.function.Softplus;
import org.hillock.activation.function.Softshrink;
import org.hillock.activation.function.Softsign;
import org.hillock.activation.function.SparsePlus;
import org.hillock.activation.function.Sparsemax;
import org.hillock.activation.function.SquaredRelu;
import org.hillock.activation.function.Squareplus;
import org.hillock.activation.function.Step;
import org.hillock.activation.function.Swiglu;
import org.hillock.activation.function.Swish;
import org.hillock.activation.function.SwishLearned;
import org.hillock.activation.function.Tanh;
import org.hillock.activation.function.Tanhshrink;
import org.hillock.activation.function.ThresholdedRelu;
import org.hillock.network.Shape;
import org.hillock.onnx.Attribute;

/// Which activation function is written how: as ONNX's own operator where the version has one, else
/// in smaller ones that amount to it. `docs/onnx-functions.md` lists them.
///
/// A function of the user's is a node of Hillock's domain, which no other runtime can compute.
final class FunctionForms {
  private FunctionForms() {}

  /// Writes a function of each number.
  ///
  /// @param value name of floats of any shape
  /// @return name of what it gives
  static String elementwise(Elementwise f, String value, Draft draft) {
    Expression x = new Expression(draft, value);
    Expression y =
        switch (f) {
          case Relu _ -> x.then("Relu");
          case Tanh _ -> x.then("Tanh");
          case Sigmoid _ -> x.then("Sigmoid");
          case Softsign _ -> x.then("Softsign");
          case Exponential _ -> x.then("Exp");
          case Sine _ -> x.then("Sin");
          case Linear(double scale) -> scale == 1 ? x.then("Identity") : x.times(scale);
          case LeakyRelu(double alpha) -> x.then("LeakyRelu", "alpha", alpha);
          case Rrelu _ -> x.then("LeakyRelu", "alpha", 11.0 / 48);
          case HardTanh _ -> x.within(-1, 1);
          case Relu6 _ -> x.within(0, 6);
          case ThresholdedRelu(double theta) ->
              x.then("ThresholdedRelu", "alpha", floatBelow(theta));
          case Hardshrink(double lambda) -> shrink(floatBelow(lambda), 0, x);
          case Softshrink(double lambda) -> shrink(lambda, lambda, x);
          case Step step -> BendForms.step(step, x);
          case Elu elu -> BendForms.elu(elu, x);
          case Celu celu -> BendForms.celu(celu, x);
          case Selu _ -> BendForms.selu(x);
          case Softplus softplus -> BendForms.softplus(softplus, x);
          case LogSigmoid _ -> BendForms.logSigmoid(x);
          case Squareplus squareplus -> BendForms.squareplus(squareplus, x);
          case LogCosh _ -> BendForms.logCosh(x);
          case Gaussian _ -> BendForms.gaussian(x);
          case Snake(double alpha) -> BendForms.snake(alpha, x);
          case SparsePlus _ -> BendForms.sparsePlus(x);
          case RationalTanh _ -> BendForms.rationalTanh(x);
          case SquaredRelu _ -> square(x.then("Relu"));
          case Cube _ -> square(x).times(x);
          case RectifiedTanh _ -> x.then("Tanh").then("Relu");
          case BipolarSigmoid _ -> x.times(0.5).then("Tanh");
          case Tanhshrink _ -> x.minus(x.then("Tanh"));
          case Lisht _ -> x.times(x.then("Tanh"));
          case Gelu _ -> GateForms.gelu(x);
          case GeluTanh _ -> GateForms.geluTanh(x);
          case Swish(double beta) -> GateForms.swish(beta, x);
          case QuickGelu _ -> GateForms.swish(1.702, x);
          case Mish _ -> GateForms.mish(x);
          case HardSwish _ -> GateForms.hardSwish(x);
          case HardSigmoid _ -> GateForms.hardSigmoid(x);
          default -> own(f, draft, value);
        };
    return y.value();
  }

  /// Writes a function of rows, which lie along the last axis.
  ///
  /// @param shape of one example that comes in
  static String rowwise(Rowwise f, String value, Shape shape, Draft draft) {
    Expression x = new Expression(draft, value);
    int n = shape.last();
    Expression y =
        switch (f) {
          case Softmax _ -> RowForms.along("Softmax", x);
          case Softmin _ -> RowForms.along("Softmax", x.then("Neg"));
          case LogSoftmax _ -> RowForms.along("LogSoftmax", x);
          case Hardmax _ -> RowForms.along("Hardmax", x);
          case Sparsemax _ -> RowForms.sparsemax(x, n);
          case Maxout maxout -> RowForms.maxout(maxout, x, n);
          case Crelu _ -> RowForms.crelu(x);
          case Glu _ -> GateForms.halves(new Sigmoid(), x, n);
          case Geglu _ -> GateForms.halves(new Gelu(), x, n);
          case Reglu _ -> GateForms.halves(new Relu(), x, n);
          case Swiglu _ -> GateForms.halves(new Swish(), x, n);
          default -> own(f, draft, value);
        };
    return y.value();
  }

  /// Writes a function with learned numbers.
  ///
  /// @param p name of the learned numbers, one for each place along the last axis
  static String learned(Learned f, String value, String p, Draft draft) {
    Expression x = new Expression(draft, value);
    Expression y =
        switch (f) {
          case Prelu _ -> x.with("PRelu", p);
          case SwishLearned _ -> GateForms.swish(x, p);
          default -> own(f, draft, value, p);
        };
    return y.value();
  }

  private static Expression shrink(double lambda, double bias, Expression x) {
    return x.then(
        "Shrink",
        Map.of("lambd", Attribute.of((float) lambda), "bias", Attribute.of((float) bias)));
  }

  private static Expression square(Expression x) {
    return x.times(x);
  }

  /// The largest float that is not above it: floats are above both or above none.
  private static float floatBelow(double limit) {
    float nearest = (float) limit;
    return nearest > limit ? Math.nextDown(nearest) : nearest;
  }

  private static Expression own(Activation f, Draft draft, String... inputs) {
    return new Expression(draft, OwnForm.write(f, List.of(inputs), draft));
  }
}
