package org.hillock.onnx;

/// One size of a shape.
public sealed interface Dimension {
  /// A number.
  record Known(long size) implements Dimension {
    @Override
    public String toString() {
      return Long.toString(size);
    }
  }

  /// The same wherever the name comes again.
  record Named(String name) implements Dimension {
    @Override
    public String toString() {
      return name;
    }
  }

  /// Anything.
  record Open() implements Dimension {
    @Override
    public String toString() {
      return "?";
    }
  }
}
