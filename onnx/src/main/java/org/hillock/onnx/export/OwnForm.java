package org.hillock.onnx.export;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.activation.Activation;
import org.hillock.activation.Card;
import org.hillock.onnx.Attribute;

/// A function of the user's, of which only its name and its parameters can be written.
final class OwnForm {
  private OwnForm() {}

  /// Writes it as a node of Hillock's domain.
  static String write(Activation f, List<String> inputs, Draft draft) {
    Map<String, Attribute> parameters = new LinkedHashMap<>();
    for (Card.Parameter parameter : f.card().parameters()) {
      value(f, parameter.name())
          .ifPresent(value -> parameters.put(parameter.name(), Attribute.of(value.floatValue())));
    }
    return draft.own(f.name(), inputs, parameters);
  }

  /// Functions are records, and their parameters are components of the same name, but for the
  /// underscores; what is written otherwise, or closed to others, keeps its parameters to itself.
  private static Optional<Number> value(Activation f, String parameter) {
    if (f instanceof Record) {
      for (RecordComponent component : f.getClass().getRecordComponents()) {
        if (component.getName().equalsIgnoreCase(parameter.replace("_", ""))) {
          return value(f, component);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Number> value(Activation f, RecordComponent component) {
    try {
      return component.getAccessor().invoke(f) instanceof Number number
          ? Optional.of(number)
          : Optional.empty();
    } catch (ReflectiveOperationException _) {
      return Optional.empty();
    }
  }
}
