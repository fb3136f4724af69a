package org.hillock.onnx.execution;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Learned;
import org.hillock.activation.LearnedLoop;
import org.hillock.activation.Rowwise;
import org.hillock.onnx.Attribute;

/// Activation functions as operators of Hillock's domain: by the names of Hillock's list, with the
/// parameters as settings. One with a learned number takes those numbers as its second input.
final class OwnFunctions {
  /// Hillock's domain.
  static final String DOMAIN = "org.hillock";

  private OwnFunctions() {}

  /// The operator of a function, if it is in the list.
  static Optional<Operator> named(String name) {
    return Activations.all().stream()
        .filter(function -> function.name().equals(name))
        .findFirst()
        .map(function -> Operator.of(call -> computed(function, call)));
  }

  private static Value computed(Activation usual, Call call) {
    return switch (usual.with(parameters(call))) {
      case Elementwise f -> ActivationOperators.of(f, call, call.input(0));
      case Rowwise f -> Rows.alongLast(call, f, call.input(0));
      case Learned f -> learned(f, call);
    };
  }

  private static Map<String, Double> parameters(Call call) {
    Map<String, Double> parameters = new HashMap<>();
    call.attributes()
        .forEach((name, value) -> {
          if (!(value instanceof Attribute.OfFloat(float number))) {
            throw call.wrong("its setting %s is not a float".formatted(name));
          }
          parameters.put(name, ActivationOperators.decimal(number));
        });
    return parameters;
  }

  private static Value learned(Learned f, Call call) {
    Value.Floats x = call.floats(0);
    float[] p = Broadcast.to(call.floats(1), x.dims()).values();
    float[] y = new float[p.length];
    LearnedLoop.of(f).forward(x.values(), p, 0, y, 0, 1, y.length);
    return new Value.Floats(x.dims(), y);
  }
}
