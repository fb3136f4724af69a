package org.hillock.onnx.execution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The operators that can be computed.
public final class Operators {
  /// Operators of Microsoft's domain are listed with this in front.
  static final String MICROSOFT = "com.microsoft.";

  /// Operators of ONNX's domain for other models than networks are listed with this in front.
  static final String CLASSIC = "ai.onnx.ml.";

  private static final Map<String, Operator> ALL =
      all(
          List.of(
              ActivationOperators.all(),
              Arithmetic.all(),
              AttentionOperators.all(),
              Casts.all(),
              Classic.all(),
              Constants.all(),
              ControlFlow.all(),
              Convolutions.all(),
              Einsum.all(),
              Elementary.all(),
              Gathers.all(),
              Logic.all(),
              LossOperators.all(),
              MicrosoftOperators.all(),
              Moves.all(),
              Normalizations.all(),
              Padding.all(),
              Pools.all(),
              Products.all(),
              Quantization.all(),
              QuantizedProducts.all(),
              Ranks.all(),
              RecurrentOperators.all(),
              Reductions.all(),
              Resizing.all(),
              Rows.all(),
              Scalings.all(),
              Shapes.all()));

  private Operators() {}

  private static Map<String, Operator> all(List<Map<String, Operator>> families) {
    Map<String, Operator> all = new HashMap<>();
    for (Map<String, Operator> family : families) {
      family.forEach((name, operator) -> {
        if (all.put(name, operator) != null) {
          throw new IllegalStateException("two families have the operator " + name);
        }
      });
    }
    return Map.copyOf(all);
  }

  /// All of them, other domains than ONNX's own in front of the name.
  static Set<String> names() {
    return ALL.keySet();
  }

  /// An operator by its name.
  ///
  /// @param domain of the operator, empty for ONNX's own
  public static Optional<Operator> named(String domain, String name) {
    if (domain.equals(OwnFunctions.DOMAIN)) {
      return OwnFunctions.named(name);
    }
    boolean own = domain.isEmpty() || domain.equals("ai.onnx");
    return Optional.ofNullable(ALL.get(own ? name : domain + "." + name));
  }
}
