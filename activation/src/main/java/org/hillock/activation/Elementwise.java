package org.hillock.activation;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/// `y[i] = f(x[i])`. Any range may be computed alone, in any order, on any thread.
///
/// Contract: NaN in, NaN out; ±∞ give the limit; at a corner the slope is a stated choice.
public non-sealed interface Elementwise extends Activation {
  /// A function of your own, from its value and its derivative in double: it can be used wherever a
  /// built-in one can. [ActivationContract] checks it.
  ///
  /// @param name in snake_case, not one of the list's
  /// @throws InvalidInputException if the name is taken
  static Elementwise of(String name, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
    if (Activations.isKnown(name)) {
      throw new InvalidInputException(
          name + " is the name of one of Hillock's functions; give yours another.");
    }
    return OwnFunction.of(name, value, slope);
  }

  /// The same with the slope computed by differences, to about 1e-11; give it yourself where the
  /// function has corners.
  static Elementwise of(String name, DoubleUnaryOperator value) {
    return of(name, value, OwnFunction.derivativeOf(value));
  }

  /// The definition, in double: the oracle of tests, plots and gradient checks. Near 2^-50
  /// relative.
  double value(double x);

  /// The derivative's definition, in double.
  double slope(double x);

  /// The formula for floats, correctly rounded; empty if there is none, and the definition is
  /// rounded instead, one number at a time.
  ///
  /// The slope is computed from x, never from y: in float `y (1 - y)` is 17 % wrong at x = 15 and 0
  /// from 17 on.
  default Optional<Kernel> kernel() {
    return Optional.empty();
  }

  /// The value as a float: what a loop computes for one element.
  default float at(float x) {
    return Loop.of(this).at(x);
  }

  /// The slope as a float.
  default float slopeAt(float x) {
    return Loop.of(this).slopeAt(x);
  }
}
