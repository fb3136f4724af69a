package org.hillock.onnx.census;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hillock.activation.Activation;
import org.hillock.onnx.census.Numbers.Rounded;

/// Which function it is.
///
/// @param name Hillock's name, or ONNX's in the same style where Hillock has no such function
/// @param parameters that are not the usual ones, by name
/// @param function to compute with; empty if it cannot be computed here
public record Recognized(
    String name, Map<String, Double> parameters, Optional<Activation> function) {
  /// Copies the map; the order stays.
  public Recognized {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /// A function as the list has it.
  static Recognized of(Activation function) {
    return new Recognized(function.name(), Map.of(), Optional.of(function));
  }

  /// In text: `leaky_relu (alpha 0.1)`.
  public String label() {
    return parameters.isEmpty()
        ? name
        : parameters.entrySet().stream()
            .map(entry -> entry.getKey() + " " + new Rounded(entry.getValue()))
            .collect(Collectors.joining(", ", name + " (", ")"));
  }
}
