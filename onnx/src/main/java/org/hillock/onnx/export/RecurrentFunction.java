package org.hillock.onnx.export;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hillock.activation.Elementwise;
import org.hillock.activation.function.Elu;
import org.hillock.activation.function.HardSigmoid;
import org.hillock.activation.function.LeakyRelu;
import org.hillock.activation.function.Linear;
import org.hillock.activation.function.Relu;
import org.hillock.activation.function.Sigmoid;
import org.hillock.activation.function.Softsign;
import org.hillock.activation.function.Tanh;
import org.hillock.onnx.Attribute;

/// A function as ONNX's recurrent operators name it.
///
/// @param numbers what it takes: α, or α and β, or nothing
record RecurrentFunction(String name, List<Float> numbers) {
  private static final float SIXTH = 1 / 6f;
  private static final float HALF = 0.5f;

  /// Empty if they do not have it. Softplus they have, but in ONNX Runtime it is infinite from 89
  /// on.
  static Optional<RecurrentFunction> of(Elementwise f) {
    return switch (f) {
      case Tanh _ -> plain("Tanh");
      case Sigmoid _ -> plain("Sigmoid");
      case Relu _ -> plain("Relu");
      case Softsign _ -> plain("Softsign");
      case LeakyRelu(double alpha) -> with("LeakyRelu", (float) alpha);
      case Elu(double alpha) -> with("Elu", (float) alpha);
      case HardSigmoid _ -> with("HardSigmoid", SIXTH, HALF);
      case Linear(double scale) -> with("Affine", (float) scale, 0f);
      default -> Optional.empty();
    };
  }

  private static Optional<RecurrentFunction> plain(String name) {
    return Optional.of(new RecurrentFunction(name, List.of()));
  }

  private static Optional<RecurrentFunction> with(String name, Float... numbers) {
    return Optional.of(new RecurrentFunction(name, List.of(numbers)));
  }

  /// The settings of a node; those who take numbers find theirs in the order of the functions.
  static Map<String, Attribute> settings(List<RecurrentFunction> functions) {
    Map<String, Attribute> settings = new TreeMap<>();
    settings.put(
        "activations",
        new Attribute.OfTexts(functions.stream().map(RecurrentFunction::name).toList()));
    put("activation_alpha", numbers(functions, 0), settings);
    put("activation_beta", numbers(functions, 1), settings);
    return settings;
  }

  private static List<Float> numbers(List<RecurrentFunction> functions, int which) {
    return functions.stream()
        .filter(function -> function.numbers.size() > which)
        .map(function -> function.numbers.get(which))
        .toList();
  }

  private static void put(String name, List<Float> numbers, Map<String, Attribute> settings) {
    if (!numbers.isEmpty()) {
      settings.put(name, new Attribute.OfFloats(numbers));
    }
  }
}
