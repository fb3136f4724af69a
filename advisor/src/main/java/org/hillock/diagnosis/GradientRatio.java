package org.hillock.diagnosis;

import java.util.List;
import org.hillock.probe.LayerHealth;
import org.hillock.probe.Observation;

/// How evenly gradients reach the layers.
final class GradientRatio {
  private GradientRatio() {}

  /// The gradient of the first hidden layer with weights / that of the last; 1 if there are less
  /// than two, NaN if it was not measured.
  static double of(Observation seen) {
    List<LayerHealth> weighted =
        seen.layers().stream().filter(layer -> layer.weights().isPresent()).toList();
    if (weighted.size() < 3) {
      return 1;
    }
    double first = weighted.getFirst().gradientSize().orElse(Double.NaN);
    double last = weighted.get(weighted.size() - 2).gradientSize().orElse(Double.NaN);
    return first / last;
  }
}
