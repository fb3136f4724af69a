package org.hillock.onnx.export;

import java.util.Optional;
import org.hillock.network.Shape;

/// What goes from one layer to the next in a graph.
///
/// @param value its name; floats of rows × the sizes of the shape
/// @param shape of one example
/// @param lengths name of the value that has each row's own steps, int64 of rows; empty if all rows
///   are whole
public record Flow(String value, Shape shape, Optional<String> lengths) {
  /// The same rows with other numbers.
  public Flow with(String other, Shape otherShape) {
    return new Flow(other, otherShape, lengths);
  }
}
