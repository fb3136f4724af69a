package org.hillock.onnx;

import java.util.List;
import java.util.Optional;

/// What a value of a graph is.
public sealed interface ValueType {
  /// A tensor.
  ///
  /// @param shape empty if even the number of dimensions is open
  record OfTensor(ElementType elements, Optional<List<Dimension>> shape) implements ValueType {
    /// Copies the list.
    public OfTensor {
      shape = shape.map(List::copyOf);
    }
  }

  /// A tensor of which only some elements are stored.
  record OfSparseTensor(ElementType elements, Optional<List<Dimension>> shape)
      implements ValueType {
    /// Copies the list.
    public OfSparseTensor {
      shape = shape.map(List::copyOf);
    }
  }

  /// Several of one type.
  record OfSequence(ValueType of) implements ValueType {}

  /// Maybe one.
  record OfOptional(ValueType of) implements ValueType {}

  /// Values by key.
  record OfMap(ElementType keys, ValueType values) implements ValueType {}

  /// Not said, or of a kind that only some runtime knows.
  record Unknown() implements ValueType {}
}
