package org.hillock.onnx.execution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.onnx.Node;
import org.jspecify.annotations.Nullable;

/// The values that the nodes of one graph know, by name: its own, and those of the graphs around
/// it.
final class Scope {
  private final @Nullable Scope around;
  private final Map<String, Value> values = new HashMap<>();

  private Scope(@Nullable Scope around) {
    this.around = around;
  }

  /// Knows nothing yet.
  static Scope empty() {
    return new Scope(null);
  }

  /// Of a graph inside.
  Scope inside() {
    return new Scope(this);
  }

  void put(String name, Value value) {
    values.put(name, value);
  }

  void putAll(Map<String, Value> others) {
    values.putAll(others);
  }

  void forget(List<String> names) {
    names.forEach(values::remove);
  }

  Optional<Value> value(String name) {
    for (Scope scope = this; scope != null; scope = scope.around) {
      Value value = scope.values.get(name);
      if (value != null) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  List<Optional<Value>> inputs(Node node) {
    List<Optional<Value>> inputs = new ArrayList<>();
    for (String name : node.inputs()) {
      inputs.add(name.isEmpty() ? Optional.empty() : value(name));
    }
    return inputs;
  }
}
