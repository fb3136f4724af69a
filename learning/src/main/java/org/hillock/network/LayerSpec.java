package org.hillock.network;

/// A layer, or several, of which it is not yet known what comes in: `dense(256)` is a dense layer
/// to 256 numbers, from however many. [Architecture#of] tells each what the one before it gives.
///
/// A [Layer] is one too, that fits one size of inputs only.
@FunctionalInterface
public interface LayerSpec {
  /// The layer, or the layers, for those inputs.
  ///
  /// @throws IllegalArgumentException if it cannot take them
  Stage on(Shape inputs);
}
