package org.hillock.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A message in the wire format of protocol buffers, written field by field.
///
/// Source: Google, "Encoding", protobuf.dev.
final class Writing {
  private static final int VARINT = 0;
  private static final int LENGTH = 2;
  private static final int NARROW = 5;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Writing integer(int field, long value) {
    varint((long) field << 3 | VARINT);
    varint(value);
    return this;
  }

  Writing number(int field, float value) {
    varint((long) field << 3 | NARROW);
    int bits = Float.floatToRawIntBits(value);
    for (int i = 0; i < Float.BYTES; i++) {
      bytes.write(bits >>> (Byte.SIZE * i));
    }
    return this;
  }

  /// Left out if it is empty, which is the same.
  Writing text(int field, String value) {
    return value.isEmpty() ? this : element(field, value);
  }

  /// One of several; written even if it is empty.
  Writing element(int field, String value) {
    return bytes(field, ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
  }

  Writing message(int field, Writing message) {
    return bytes(field, ByteBuffer.wrap(message.bytes.toByteArray()));
  }

  Writing bytes(int field, ByteBuffer value) {
    varint((long) field << 3 | LENGTH);
    varint(value.remaining());
    byte[] copy = new byte[value.remaining()];
    value.duplicate().get(copy);
    bytes.writeBytes(copy);
    return this;
  }

  /// Packed integers.
  Writing integers(int field, long[] values) {
    Writing packed = new Writing();
    for (long value : values) {
      packed.varint(value);
    }
    return message(field, packed);
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }
}
