package org.hillock.probe;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// One layer on some examples. What lies past the length of a sequence is not counted.
///
/// @param layer its number, from 0
/// @param label what it is
/// @param outputs what it gave
/// @param gradientSize √ of the mean square of ∂(mean loss) by what it gave, times the number of
///   examples (of weighted ones, their weights together), so that it does not depend on how many
///   there were; empty without a backward pass
/// @param weights if it has weights
/// @param activation if it is one, or has one inside: of a convolution that was made one with relu
///   and max pool, all that the convolution gave; of a recurrent layer, the function that its state
///   comes out of
/// @param effectiveRank exp of the entropy of the shares of the singular values of its outputs,
///   centered: how many directions they use. At most the rows looked at, and its width. Empty if it
///   was not measured
/// @param gates of a recurrent layer, all of its functions; else empty
/// @param source the layer whose outputs came in, from 0; -1 for the inputs
public record LayerHealth(
    int layer,
    String label,
    Distribution outputs,
    OptionalDouble gradientSize,
    Optional<WeightHealth> weights,
    Optional<ActivationHealth> activation,
    OptionalDouble effectiveRank,
    List<GateHealth> gates,
    int source) {
  /// Copies the list.
  public LayerHealth {
    gates = List.copyOf(gates);
  }

  /// Without gates, reading what the layer before it gave.
  public LayerHealth(
      int layer,
      String label,
      Distribution outputs,
      OptionalDouble gradientSize,
      Optional<WeightHealth> weights,
      Optional<ActivationHealth> activation,
      OptionalDouble effectiveRank) {
    this(
        layer,
        label,
        outputs,
        gradientSize,
        weights,
        activation,
        effectiveRank,
        List.of(),
        layer - 1);
  }
}
