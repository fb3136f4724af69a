package org.hillock.cli;

import java.util.List;
import java.util.Optional;
import org.hillock.onnx.Node;
import org.hillock.onnx.OnnxModel;

/// What only Hillock can compute of a model: functions of the user's own, which are operators of a
/// domain of Hillock's.
final class OwnFunctions {
  private static final String DOMAIN = "org.hillock";

  private OwnFunctions() {}

  /// What to know of a model that has any.
  static Optional<String> note(OnnxModel model) {
    List<String> names =
        model.graph().nodes().stream()
            .filter(node -> node.domain().equals(DOMAIN))
            .map(Node::operator)
            .distinct()
            .toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "note: ONNX has no operator for %s, so only Hillock, with --plugin, can compute the model; other runtimes refuse it."
                .formatted(String.join(", ", names)));
  }
}
