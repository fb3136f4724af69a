package org.hillock.journal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// One message in the wire format of protocol buffers.
///
/// Source: Google, "Encoding", protobuf.dev.
final class Protobuf {
  private static final int VARINT = 0;
  private static final int WIDE = 1;
  private static final int LENGTH = 2;
  private static final int NARROW = 5;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Protobuf number(int field, long value) {
    varint((long) field << 3 | VARINT);
    varint(value);
    return this;
  }

  Protobuf number(int field, double value) {
    varint((long) field << 3 | WIDE);
    littleEndian(Double.doubleToRawLongBits(value), Double.BYTES);
    return this;
  }

  Protobuf number(int field, float value) {
    varint((long) field << 3 | NARROW);
    littleEndian(Float.floatToRawIntBits(value), Float.BYTES);
    return this;
  }

  Protobuf text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  Protobuf message(int field, Protobuf message) {
    return bytes(field, message.bytes());
  }

  /// Repeated, packed.
  Protobuf numbers(int field, double[] values) {
    ByteBuffer packed =
        ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    packed.asDoubleBuffer().put(values);
    return bytes(field, packed.array());
  }

  /// The fields of both.
  Protobuf and(Protobuf other) {
    bytes.writeBytes(other.bytes());
    return this;
  }

  private Protobuf bytes(int field, byte[] value) {
    varint((long) field << 3 | LENGTH);
    varint(value.length);
    bytes.writeBytes(value);
    return this;
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }

  private void littleEndian(long value, int count) {
    for (int i = 0; i < count; i++) {
      bytes.write((int) (value >>> (Byte.SIZE * i)));
    }
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
