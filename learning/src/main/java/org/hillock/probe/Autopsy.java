package org.hillock.probe;

import java.util.List;
import java.util.OptionalInt;

/// Where the first number came from that was NaN or infinite.
///
/// @param step in which step, from 1
/// @param epoch of which epoch, from 1
/// @param origin what kind of number it was
/// @param layer of which layer, from 0; empty for inputs, targets and the loss
/// @param place in words: the layer's label, the column, the weight
/// @param unit which number of the layer's outputs, of the example, or of the layer's parameters
/// @param examples which training rows had such a number, from 0; at most 10
/// @param value NaN or an infinity
/// @param operation that made it out of finite numbers, in words
/// @param magnitudes the largest magnitude of each thing that went into the operation
/// @param trend what was largest in the steps before, oldest first
/// @param cause one sentence
/// @param remedies what to do, the best first
public record Autopsy(
    long step,
    int epoch,
    Origin origin,
    OptionalInt layer,
    String place,
    OptionalInt unit,
    List<Integer> examples,
    double value,
    String operation,
    List<Magnitude> magnitudes,
    List<Moment> trend,
    String cause,
    List<String> remedies) {
  /// What was not finite first.
  public enum Origin {
    /// A number of an example.
    INPUT,
    /// A number of a target.
    TARGET,
    /// A weight or another parameter, before the step.
    PARAMETER,
    /// What a layer gave.
    VALUE,
    /// The loss, of finite outputs and targets.
    LOSS,
    /// ∂loss by what a layer gave.
    GRADIENT,
    /// ∂loss by a parameter.
    PARAMETER_GRADIENT,
    /// A parameter after the step.
    UPDATE
  }

  /// How large something was.
  ///
  /// @param what in words, such as "inputs of the layer"
  /// @param largest magnitude of its finite numbers
  public record Magnitude(String what, double largest) {}

  /// An earlier step.
  ///
  /// @param value largest magnitude of the layer's outputs
  /// @param gradient largest magnitude of all gradients of parameters
  public record Moment(long step, double loss, double value, double gradient) {}

  /// Copies the lists.
  public Autopsy {
    examples = List.copyOf(examples);
    magnitudes = List.copyOf(magnitudes);
    trend = List.copyOf(trend);
    remedies = List.copyOf(remedies);
  }
}
