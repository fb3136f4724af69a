package org.hillock.probe;

import java.util.List;

/// A network at one moment of its training.
///
/// @param step after how many steps; 0 before the first
/// @param epoch in which epoch, from 1; 0 before the first
/// @param rows how many examples it was seen on
/// @param loss their mean loss
/// @param layers first to last
public record Observation(long step, int epoch, int rows, double loss, List<LayerHealth> layers) {
  /// Copies the list.
  public Observation {
    layers = List.copyOf(layers);
  }
}
