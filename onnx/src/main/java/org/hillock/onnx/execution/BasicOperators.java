package org.hillock.onnx.execution;

import java.util.Map;
import org.hillock.activation.Activations;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Loop;

/// The operators of the plainest networks.
final class BasicOperators {
  private BasicOperators() {}

  static Map<String, Operator> all() {
    return Map.of(
        "Relu", activation("relu"),
        "Tanh", activation("tanh"),
        "Sigmoid", activation("sigmoid"),
        "Identity", Operator.of(call -> call.input(0)),
        "Constant", Operator.of(call -> Value.of(call.tensor("value").orElseThrow())));
  }

  private static Operator activation(String name) {
    Loop loop = Loop.of((Elementwise) Activations.named(name));
    return Operator.of(call -> {
      Value.Floats x = call.floats(0);
      float[] y = new float[x.values().length];
      loop.forward(x.values(), 0, y, 0, y.length);
      return new Value.Floats(x.dims(), y);
    });
  }
}
