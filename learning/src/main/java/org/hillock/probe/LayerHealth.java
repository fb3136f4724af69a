package org.hillock.probe;

import java.util.Optional;
import java.util.OptionalDouble;

/// One layer on some examples.
///
/// @param layer its number, from 0
/// @param label what it is
/// @param outputs what it gave
/// @param gradientSize √ of the mean square of ∂(mean loss) by what it gave, times the number of
///   examples, so that it does not depend on how many there were; empty without a backward pass
/// @param weights if it has weights
/// @param activation if it is one
/// @param effectiveRank exp of the entropy of the shares of the singular values of its outputs,
///   centered: how many directions they use. At most the rows looked at, and its width. Empty if it
///   was not measured
public record LayerHealth(
    int layer,
    String label,
    Distribution outputs,
    OptionalDouble gradientSize,
    Optional<WeightHealth> weights,
    Optional<ActivationHealth> activation,
    OptionalDouble effectiveRank) {}
