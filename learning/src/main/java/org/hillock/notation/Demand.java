package org.hillock.notation;

import java.util.OptionalInt;
import org.hillock.activation.Activation;
import org.hillock.network.Shape;

/// What a network is for.
///
/// @param inputs one example as the data have it
/// @param outputs how many the task needs
/// @param activation the one under test, which stands where a network file names none
/// @param vocabulary if the inputs are numbered characters or words, how many there are
public record Demand(Shape inputs, int outputs, Activation activation, OptionalInt vocabulary) {
  /// Of inputs that are measured, not numbered.
  public Demand(Shape inputs, int outputs, Activation activation) {
    this(inputs, outputs, activation, OptionalInt.empty());
  }
}
