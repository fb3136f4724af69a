package org.hillock.probe;

import java.util.Optional;

/// One unit at the end of a training.
///
/// @param unit its number in the layer, from 0
/// @param state what has become of it
/// @param active share of the values seen on which its slope is not 0
/// @param bound with a confidence of 95 %, it is active on no more than this share of examples like
///   those seen: 1 - 0.05^(1/n) if it was on none of n, else Wilson's upper limit; 0 if proven
/// @param proven whether interval arithmetic shows that no input within the range of the training
///   inputs activates it, in prediction
/// @param decline the trend, if it is dying
public record UnitHealth(
    int unit,
    UnitState state,
    double active,
    double bound,
    boolean proven,
    Optional<Decline> decline) {
  /// Whether it is dead, since birth or not.
  public boolean isDead() {
    return state == UnitState.DEAD || state == UnitState.DEAD_AT_BIRTH;
  }
}
