package org.hillock.onnx.gradient;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.onnx.Node;

/// The operators through which gradients flow.
final class Rules {
  private static final Map<String, Rule> ALL =
      all(
          List.of(
              UnaryRules.all(),
              ArithmeticRules.all(),
              ProductRules.all(),
              ConvolutionRules.all(),
              PoolRules.all(),
              NormalizationRules.all(),
              SoftmaxRules.all(),
              ReductionRules.all(),
              MovementRules.all()));

  private Rules() {}

  private static Map<String, Rule> all(List<Map<String, Rule>> families) {
    Map<String, Rule> all = new HashMap<>();
    families.forEach(all::putAll);
    return Map.copyOf(all);
  }

  static Optional<Rule> of(Node node) {
    boolean own = node.domain().isEmpty() || node.domain().equals("ai.onnx");
    return Optional.ofNullable(
        ALL.get(own ? node.operator() : node.domain() + "." + node.operator()));
  }

  /// The names of all operators that have a rule; those of other domains begin with the domain.
  static Iterable<String> names() {
    return ALL.keySet().stream().sorted().toList();
  }
}
