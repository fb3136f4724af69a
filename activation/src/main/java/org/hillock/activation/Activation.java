package org.hillock.activation;

import java.util.Map;

/// An activation function: how a neuron turns what it sums up into what it sends on. It comes in
/// three shapes. The shapes are sealed, the functions are open: implement one of the three.
public sealed interface Activation permits Elementwise, Rowwise, Learned {
  /// All that is known of the function and is not arithmetic.
  Card card();

  /// The function's name, in snake_case.
  default String name() {
    return card().names().name();
  }

  /// The same function with other parameters: `relu().with(Map.of("alpha", 0.1))`.
  ///
  /// @param parameters values by name; those not named keep their value
  /// @throws InvalidInputException if the function has no such parameter, or the value is out of
  ///   range
  default Activation with(Map<String, Double> parameters) {
    for (Map.Entry<String, Double> entry : parameters.entrySet()) {
      card().parameter(entry.getKey()).check(name(), entry.getValue());
    }
    return parameters.isEmpty() ? this : rebuilt(parameters);
  }

  /// This function with checked parameters; functions that have parameters override it.
  ///
  /// @param parameters at least one of the card's parameters, each within its range
  default Activation rebuilt(Map<String, Double> parameters) {
    throw new IllegalStateException(
        name() + " lists parameters on its card but does not take them");
  }

  /// Whether gradient descent can train a layer through this function: its slope is not zero
  /// everywhere.
  default boolean trainable() {
    return !card().shape().flat();
  }
}
