package org.hillock.probe;

import java.util.List;
import java.util.OptionalDouble;

/// A network at one moment of its training.
///
/// @param step after how many steps; 0 before the first
/// @param epoch in which epoch, from 1; 0 before the first
/// @param rows how many examples it was seen on; of wide layers, only some of them
/// @param loss their mean loss
/// @param layers first to last
public record Observation(long step, int epoch, int rows, double loss, List<LayerHealth> layers) {
  /// Copies the list.
  public Observation {
    layers = List.copyOf(layers);
  }

  /// What a layer does to gradients on their way back: the gradient size of the layer that it reads
  /// / its own. Below 1 they vanish, above 1 they explode. Empty for a layer that reads the inputs,
  /// without a backward pass, or if its own is 0.
  ///
  /// @param layer from 0
  public OptionalDouble gradientRatio(int layer) {
    LayerHealth own = layers.get(layer);
    if (own.source() < 0 || own.gradientSize().isEmpty()) {
      return OptionalDouble.empty();
    }
    OptionalDouble before = layers.get(own.source()).gradientSize();
    double size = own.gradientSize().getAsDouble();
    return before.isEmpty() || size == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(before.getAsDouble() / size);
  }
}
