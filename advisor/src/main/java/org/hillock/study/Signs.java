package org.hillock.study;

import java.util.List;
import org.hillock.diagnosis.Measure;
import org.hillock.probe.History;

/// What the inside of a trained network looks like, in the measures of the diagnosis.
///
/// @param dead share of dead units in the worst layer
/// @param saturated share of saturated units in the worst layer
/// @param gradientRatio gradient of the first hidden layer / the last, or the other way round if
///   that is less; 1 if there are not two
/// @param updateRatio largest change of a layer's weights by a step, relative to them
public record Signs(double dead, double saturated, double gradientRatio, double updateRatio) {
  /// Those of a training.
  public static Signs of(History history) {
    return new Signs(
        Measure.DEAD.of(history, List.of()),
        Measure.SATURATED.of(history, List.of()),
        Measure.GRADIENT_RATIO.of(history, List.of()),
        Measure.UPDATE_RATIO.of(history, List.of()));
  }
}
