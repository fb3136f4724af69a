package org.hillock.notation;

import java.util.Map;
import java.util.Optional;
import org.hillock.activation.Activation;
import org.hillock.activation.Functions;
import org.hillock.activation.InvalidInputException;

/// A function by the name that a network file gives it: `tanh`, `leaky_relu(alpha=0.1)`.
///
/// @param name with the parameters that were set
/// @param activation the function itself
public record NamedActivation(String name, Activation activation) {
  /// A function as it is.
  public static NamedActivation of(Activation activation) {
    return new NamedActivation(activation.name(), activation);
  }

  /// A function with some of its parameters set.
  ///
  /// @param parameters of the function that are to be in its name
  public static NamedActivation of(Activation activation, Map<String, Double> parameters) {
    String name = new Value.Function(activation.name(), parameters, Optional.of(activation)).text();
    return new NamedActivation(name, activation);
  }

  /// Reads a name, maybe with parameters.
  ///
  /// @param functions what names mean
  /// @throws InvalidInputException if there is no such function or parameter, or a value is out of
  ///   range
  public static NamedActivation parse(String text, Functions functions) {
    Value.Function function =
        Value.Function.parse(text, functions)
            .orElseThrow(() ->
                new InvalidInputException(
                    "\"%s\" does not name a function; write a name, such as tanh, or one with parameters, such as leaky_relu(alpha=0.1)."
                        .formatted(text)));
    Activation activation = function.activation().orElseGet(() -> functions.named(text));
    return new NamedActivation(
        activation.equals(functions.named(function.name())) ? function.name() : function.text(),
        activation);
  }
}
