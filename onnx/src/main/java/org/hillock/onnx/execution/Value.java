package org.hillock.onnx.execution;

import java.util.List;
import org.hillock.activation.InvalidInputException;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.Tensor;

/// What flows through a graph: elements in a shape, row-major. Values are not changed once they are
/// made, though their arrays could be.
@SuppressWarnings("ArrayRecordComponent")
public sealed interface Value {
  /// Sizes.
  Dims dims();

  /// What the elements are.
  ElementType type();

  /// The same elements in other sizes.
  ///
  /// @param dims of as many elements
  /// @throws InvalidInputException if they are not as many
  Value in(Dims dims);

  /// Floats.
  record Floats(Dims dims, float[] values) implements Value {
    /// Checks that they are as many as the sizes ask for.
    public Floats {
      check(dims, values.length);
    }

    @Override
    public ElementType type() {
      return ElementType.FLOAT;
    }

    @Override
    public Floats in(Dims other) {
      return new Floats(other, values);
    }
  }

  /// Doubles.
  record Doubles(Dims dims, double[] values) implements Value {
    /// Checks that they are as many as the sizes ask for.
    public Doubles {
      check(dims, values.length);
    }

    @Override
    public ElementType type() {
      return ElementType.DOUBLE;
    }

    @Override
    public Doubles in(Dims other) {
      return new Doubles(other, values);
    }
  }

  /// Integers of 8 to 64 bits, each within its type; truths as 0 and 1.
  record Integers(ElementType type, Dims dims, long[] values) implements Value {
    /// Checks that they are as many as the sizes ask for.
    public Integers {
      check(dims, values.length);
    }

    /// Of 64 bits, along one axis.
    public static Integers of(long... values) {
      return new Integers(ElementType.INT64, Dims.of(values.length), values);
    }

    @Override
    public Integers in(Dims other) {
      return new Integers(type, other, values);
    }
  }

  /// Texts.
  record Texts(Dims dims, List<String> values) implements Value {
    /// Copies the list, and checks that they are as many as the sizes ask for.
    public Texts {
      values = List.copyOf(values);
      check(dims, values.size());
    }

    @Override
    public ElementType type() {
      return ElementType.STRING;
    }

    @Override
    public Texts in(Dims other) {
      return new Texts(other, values);
    }
  }

  /// The value of a tensor in a file.
  ///
  /// @throws InvalidInputException if its elements are of a type that is not computed with, or in
  ///   another file
  static Value of(Tensor tensor) {
    Dims dims = Dims.of(tensor.dims().stream().mapToLong(size -> size).toArray());
    return switch (tensor.type()) {
      case FLOAT -> new Floats(dims, tensor.floats());
      case DOUBLE -> new Doubles(dims, tensor.doubles());
      case STRING -> new Texts(dims, tensor.texts());
      case INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64, UINT64, BOOL ->
          new Integers(tensor.type(), dims, tensor.longs());
      default ->
          throw new InvalidInputException(
              "tensor \"%s\" has elements of type %s, with which nothing is computed here; export the model with float32 weights."
                  .formatted(tensor.name(), tensor.type()));
    };
  }

  private static void check(Dims dims, int count) {
    if (dims.count() != count) {
      throw new InvalidInputException(
          "%d elements cannot be in the shape %s, which has %d; give one that has as many."
              .formatted(count, dims, dims.count()));
    }
  }
}
