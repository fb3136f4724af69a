package org.hillock.onnx.export;

import java.util.List;
import java.util.Map;
import org.hillock.activation.Activation;
import org.hillock.activation.Elementwise;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.Learned;
import org.hillock.activation.Rowwise;
import org.hillock.activation.function.Prelu;
import org.hillock.activation.function.Relu;
import org.hillock.activation.function.Sigmoid;
import org.hillock.activation.function.Softmax;
import org.hillock.activation.function.Tanh;
import org.hillock.network.Shape;
import org.hillock.onnx.Attribute;

/// Which activation function is written how: as ONNX's own operator where the version has one, else
/// in smaller ones that amount to it.
final class FunctionForms {
  private FunctionForms() {}

  /// Writes a function of each number.
  ///
  /// @param x name of floats of any shape
  /// @return name of what it gives
  static String elementwise(Elementwise f, String x, Draft draft) {
    return switch (f) {
      case Relu _ -> draft.node("Relu", x);
      case Tanh _ -> draft.node("Tanh", x);
      case Sigmoid _ -> draft.node("Sigmoid", x);
      default -> throw unknown(f);
    };
  }

  /// Writes a function of rows, which lie along the last axis.
  ///
  /// @param shape of one example that comes in
  static String rowwise(Rowwise f, String x, Shape shape, Draft draft) {
    return switch (f) {
      case Softmax _ -> draft.node("Softmax", List.of(x), Map.of("axis", Attribute.of(-1)));
      default -> throw unknown(f);
    };
  }

  /// Writes a function with learned numbers.
  ///
  /// @param p name of the learned numbers, one for each place along the last axis
  static String learned(Learned f, String x, String p, Draft draft) {
    return switch (f) {
      case Prelu _ -> draft.node("PRelu", x, p);
      default -> throw unknown(f);
    };
  }

  private static InvalidInputException unknown(Activation f) {
    return new InvalidInputException(
        "the function %s has no form in ONNX; take one of Hillock's.".formatted(f.name()));
  }
}
