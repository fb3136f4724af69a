package org.hillock.network;

import java.util.ArrayList;
import java.util.List;
import org.hillock.activation.InvalidInputException;

/// Several layers as one stage of a network. Blocks may be nested: a network has their layers one
/// after the other, and [Junction]s say where branches begin and end.
///
/// @param layers first to last
/// @param outputShape of the last
public record Block(List<Layer> layers, Shape outputShape) implements Stage {
  /// Copies the list.
  public Block {
    layers = List.copyOf(layers);
  }

  /// Stages one after the other; none at all gives what comes in.
  ///
  /// @throws InvalidInputException if one cannot take what the one before it gives; names it
  static Block of(Shape inputs, List<LayerSpec> specs) {
    List<Layer> layers = new ArrayList<>();
    Shape shape = inputs;
    int number = 1;
    for (LayerSpec spec : specs) {
      try {
        Stage stage = spec.on(shape);
        layers.addAll(stage.layers());
        shape = stage.outputShape();
      } catch (IllegalArgumentException e) {
        throw new InvalidInputException(
            "layer %d cannot be made for %s numbers: %s".formatted(number, shape, e.getMessage()),
            e);
      }
      number++;
    }
    return new Block(PooledConvolution.in(layers), shape);
  }
}
