package org.hillock.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// The numbers of a tensor as little-endian bytes, a piece at a time: a network of a gigabyte is
/// saved without a second gigabyte. Numbers are copied as bits, so that each NaN stays the NaN it
/// is.
final class Pieces {
  private static final int SIZE = 1 << 16;

  private Pieces() {}

  /// Takes or fills a piece, from its position to its limit.
  @FunctionalInterface
  interface Transfer {
    void move(ByteBuffer piece) throws IOException;
  }

  static void write(Tensor tensor, Transfer sink) throws IOException {
    ByteBuffer piece = piece(tensor.length(), tensor.dtype());
    int most = SIZE / tensor.dtype().bytes();
    for (long start = 0; start < tensor.length(); start += most) {
      int from = (int) start;
      int count = (int) Math.min(most, tensor.length() - start);
      piece.clear();
      switch (tensor) {
        case Tensor.Floats t -> piece.asFloatBuffer().put(t.values(), from, count);
        case Tensor.Doubles t -> piece.asDoubleBuffer().put(t.values(), from, count);
        case Tensor.Ints t -> piece.asIntBuffer().put(t.values(), from, count);
        case Tensor.Longs t -> piece.asLongBuffer().put(t.values(), from, count);
        case Tensor.Bytes t -> piece.duplicate().put(t.values(), from, count);
      }
      sink.move(piece.limit(count * tensor.dtype().bytes()));
    }
  }

  static Tensor read(String name, Dtype dtype, List<Long> shape, int length, Transfer source)
      throws IOException {
    Tensor tensor =
        switch (dtype) {
          case F32 -> new Tensor.Floats(name, shape, new float[length]);
          case F64 -> new Tensor.Doubles(name, shape, new double[length]);
          case I32 -> new Tensor.Ints(name, shape, new int[length]);
          case I64 -> new Tensor.Longs(name, shape, new long[length]);
          case U8 -> new Tensor.Bytes(name, shape, new byte[length]);
        };
    ByteBuffer piece = piece(length, dtype);
    int most = SIZE / dtype.bytes();
    for (long start = 0; start < length; start += most) {
      int from = (int) start;
      int count = (int) Math.min(most, length - start);
      piece.clear().limit(count * dtype.bytes());
      source.move(piece);
      piece.flip();
      switch (tensor) {
        case Tensor.Floats t -> piece.asFloatBuffer().get(t.values(), from, count);
        case Tensor.Doubles t -> piece.asDoubleBuffer().get(t.values(), from, count);
        case Tensor.Ints t -> piece.asIntBuffer().get(t.values(), from, count);
        case Tensor.Longs t -> piece.asLongBuffer().get(t.values(), from, count);
        case Tensor.Bytes t -> piece.get(t.values(), from, count);
      }
    }
    return tensor;
  }

  private static ByteBuffer piece(int length, Dtype dtype) {
    int size = (int) Math.min(SIZE, (long) length * dtype.bytes());
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
