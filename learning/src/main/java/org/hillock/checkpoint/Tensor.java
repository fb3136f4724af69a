package org.hillock.checkpoint;

import java.util.List;
import java.util.OptionalLong;

/// Numbers of one type with a name and a shape, row-major. The arrays are not copied.
public sealed interface Tensor {
  /// What the tensor is called; unique in its file.
  String name();

  /// The extent of each dimension; empty for a single number.
  List<Long> shape();

  /// The type of the numbers.
  Dtype dtype();

  /// How many numbers: the product of the shape.
  int length();

  /// Numbers of type F32.
  record Floats(String name, List<Long> shape, float[] values) implements Tensor {
    /// @throws IllegalArgumentException if the shape is not that of the values
    public Floats {
      shape = checked(name, shape, values.length);
    }

    @Override
    public Dtype dtype() {
      return Dtype.F32;
    }

    @Override
    public int length() {
      return values.length;
    }
  }

  /// Numbers of type F64.
  record Doubles(String name, List<Long> shape, double[] values) implements Tensor {
    /// @throws IllegalArgumentException if the shape is not that of the values
    public Doubles {
      shape = checked(name, shape, values.length);
    }

    @Override
    public Dtype dtype() {
      return Dtype.F64;
    }

    @Override
    public int length() {
      return values.length;
    }
  }

  /// Numbers of type I32.
  record Ints(String name, List<Long> shape, int[] values) implements Tensor {
    /// @throws IllegalArgumentException if the shape is not that of the values
    public Ints {
      shape = checked(name, shape, values.length);
    }

    @Override
    public Dtype dtype() {
      return Dtype.I32;
    }

    @Override
    public int length() {
      return values.length;
    }
  }

  /// Numbers of type I64.
  record Longs(String name, List<Long> shape, long[] values) implements Tensor {
    /// @throws IllegalArgumentException if the shape is not that of the values
    public Longs {
      shape = checked(name, shape, values.length);
    }

    @Override
    public Dtype dtype() {
      return Dtype.I64;
    }

    @Override
    public int length() {
      return values.length;
    }
  }

  /// Numbers of type U8; Java's bytes are signed, so 255 is held as -1.
  record Bytes(String name, List<Long> shape, byte[] values) implements Tensor {
    /// @throws IllegalArgumentException if the shape is not that of the values
    public Bytes {
      shape = checked(name, shape, values.length);
    }

    @Override
    public Dtype dtype() {
      return Dtype.U8;
    }

    @Override
    public int length() {
      return values.length;
    }
  }

  /// The product of a shape; empty if an extent is negative or the product is beyond a long.
  static OptionalLong product(List<Long> shape) {
    long product = 1;
    for (long extent : shape) {
      if (extent < 0 || Math.multiplyHigh(product, extent) != 0 || product * extent < 0) {
        return OptionalLong.empty();
      }
      product *= extent;
    }
    return OptionalLong.of(product);
  }

  private static List<Long> checked(String name, List<Long> shape, int length) {
    if (!product(shape).equals(OptionalLong.of(length))) {
      throw new IllegalArgumentException(
          "tensor %s has %d values, its shape %s asks for another number; give both the same."
              .formatted(Shown.quoted(name), length, shape));
    }
    return List.copyOf(shape);
  }
}
