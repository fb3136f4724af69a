package org.hillock.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.hillock.activation.InvalidInputException;

/// A message in the wire format of protocol buffers, read field by field.
///
/// ```java
/// while (message.next()) {
///   switch (message.field()) {
///     case 1 -> name = message.text();
///     default -> message.skip();
///   }
/// }
/// ```
///
/// Each length is checked against the bytes that are left before anything is made of it. Messages
/// inside messages are read up to a depth that no sound model reaches.
///
/// Source: Google, "Encoding", protobuf.dev.
final class Message {
  private static final int DEEPEST = 64;
  private static final int LONGEST_VARINT = 10;

  private static final int VARINT = 0;
  private static final int WIDE = 1;
  private static final int LENGTH = 2;
  private static final int GROUP = 3;
  private static final int END_OF_GROUP = 4;
  private static final int NARROW = 5;

  private final String source;
  private final ByteBuffer bytes;
  private final int depth;
  private int field;
  private int type;

  private Message(String source, ByteBuffer bytes, int depth) {
    this.source = source;
    this.bytes = bytes;
    this.depth = depth;
  }

  /// @param source what errors call it
  static Message of(String source, byte[] bytes) {
    return new Message(source, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), 0);
  }

  /// Goes to the next field.
  ///
  /// @return false if there is none
  boolean next() {
    if (!bytes.hasRemaining()) {
      return false;
    }
    long tag = varint();
    if (tag >>> 3 == 0 || tag >>> 3 > Integer.MAX_VALUE >>> 2) {
      throw damaged("there is a field with the number " + (tag >>> 3));
    }
    field = (int) (tag >>> 3);
    type = (int) tag & 7;
    return true;
  }

  /// The number of the field at hand.
  int field() {
    return field;
  }

  /// An integer, also true and false.
  long integer() {
    expect(VARINT, "an integer");
    return varint();
  }

  /// A float.
  float number() {
    expect(NARROW, "a float");
    need(Float.BYTES);
    return bytes.getFloat();
  }

  /// UTF-8.
  String text() {
    ByteBuffer slice = bytes();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(slice).toString();
    } catch (CharacterCodingException e) {
      throw damaged("field %d is a text that is not UTF-8".formatted(field), e);
    }
  }

  /// Bytes, which are not copied; little-endian.
  ByteBuffer bytes() {
    expect(LENGTH, "bytes");
    long length = varint();
    if (length < 0 || length > bytes.remaining()) {
      throw damaged(
          "field %d is %d bytes long, but %d are left".formatted(field, length, bytes.remaining()));
    }
    ByteBuffer slice = bytes.slice(bytes.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(bytes.position() + (int) length);
    return slice;
  }

  /// A message inside.
  Message message() {
    if (depth == DEEPEST) {
      throw damaged("more than %d messages are inside each other".formatted(DEEPEST));
    }
    return new Message(source, bytes(), depth + 1);
  }

  /// Integers, packed or one of them.
  void integers(Numbers to) {
    if (type == VARINT) {
      to.add(varint());
      return;
    }
    Message packed = new Message(source, bytes(), depth);
    while (packed.bytes.hasRemaining()) {
      to.add(packed.varint());
    }
  }

  /// Floats, packed or one of them, as their bits.
  void floats(Numbers to) {
    if (type == NARROW) {
      need(Float.BYTES);
      to.add(bytes.getInt());
      return;
    }
    ByteBuffer packed = bytes();
    whole(packed, Float.BYTES);
    while (packed.hasRemaining()) {
      to.add(packed.getInt());
    }
  }

  /// Doubles, packed or one of them, as their bits.
  void doubles(Numbers to) {
    if (type == WIDE) {
      need(Double.BYTES);
      to.add(bytes.getLong());
      return;
    }
    ByteBuffer packed = bytes();
    whole(packed, Double.BYTES);
    while (packed.hasRemaining()) {
      to.add(packed.getLong());
    }
  }

  /// Goes past a field that means nothing here.
  void skip() {
    int open = 0;
    do {
      switch (type) {
        case VARINT -> varint();
        case WIDE -> pass(Long.BYTES);
        case NARROW -> pass(Integer.BYTES);
        case LENGTH -> bytes();
        case GROUP -> {
          open++;
          if (open > DEEPEST) {
            throw damaged("more than %d groups are inside each other".formatted(DEEPEST));
          }
        }
        case END_OF_GROUP -> open--;
        default -> throw damaged("field %d has the unknown wire type %d".formatted(field, type));
      }
      if (open < 0 || (open > 0 && !next())) {
        throw damaged("a group does not end where it has to");
      }
    } while (open > 0);
  }

  private long varint() {
    long value = 0;
    for (int i = 0; i < LONGEST_VARINT; i++) {
      need(1);
      byte next = bytes.get();
      value |= (long) (next & 0x7F) << (7 * i);
      if (next >= 0) {
        return value;
      }
    }
    throw damaged("an integer takes more than %d bytes".formatted(LONGEST_VARINT));
  }

  private void expect(int wanted, String what) {
    if (type != wanted) {
      throw damaged(
          "field %d has the wire type %d, and not that of %s".formatted(field, type, what));
    }
  }

  private void pass(int count) {
    need(count);
    bytes.position(bytes.position() + count);
  }

  private void need(int count) {
    if (bytes.remaining() < count) {
      throw damaged("it ends in the middle of a field");
    }
  }

  private void whole(ByteBuffer packed, int size) {
    if (packed.remaining() % size != 0) {
      throw damaged(
          "field %d has %d bytes, which is no multiple of %d"
              .formatted(field, packed.remaining(), size));
    }
  }

  /// @param fact without an end
  InvalidInputException damaged(String fact) {
    return new InvalidInputException(text(fact));
  }

  private InvalidInputException damaged(String fact, Exception cause) {
    return new InvalidInputException(text(fact), cause);
  }

  private String text(String fact) {
    return "%s is no sound ONNX file: %s; export it again, or load it again if it was cut off."
        .formatted(source, fact);
  }
}
