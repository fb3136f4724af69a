package org.hillock.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes types of messages.
final class TypeReader {
  private TypeReader() {}

  static ValueType type(Message message) {
    ValueType type = new ValueType.Unknown();
    while (message.next()) {
      switch (message.field()) {
        case 1 -> type = tensor(message.message());
        case 4 -> type = new ValueType.OfSequence(inside(message.message()));
        case 5 -> type = map(message.message());
        case 8 -> {
          ValueType.OfTensor dense = tensor(message.message());
          type = new ValueType.OfSparseTensor(dense.elements(), dense.shape());
        }
        case 9 -> type = new ValueType.OfOptional(inside(message.message()));
        default -> message.skip();
      }
    }
    return type;
  }

  private static ValueType.OfTensor tensor(Message message) {
    long elements = 0;
    Optional<List<Dimension>> shape = Optional.empty();
    while (message.next()) {
      switch (message.field()) {
        case 1 -> elements = message.integer();
        case 2 -> shape = Optional.of(shape(message.message()));
        default -> message.skip();
      }
    }
    return new ValueType.OfTensor(elements(elements, message), shape);
  }

  /// The type of the elements with a number.
  static ElementType elements(long number, Message message) {
    return ElementType.of(number)
        .orElseThrow(
            () -> message.damaged("there is no type of elements with the number " + number));
  }

  private static List<Dimension> shape(Message message) {
    List<Dimension> shape = new ArrayList<>();
    while (message.next()) {
      if (message.field() == 1) {
        shape.add(dimension(message.message()));
      } else {
        message.skip();
      }
    }
    return shape;
  }

  private static Dimension dimension(Message message) {
    Dimension dimension = new Dimension.Open();
    while (message.next()) {
      switch (message.field()) {
        case 1 -> dimension = new Dimension.Known(message.integer());
        case 2 -> dimension = new Dimension.Named(message.text());
        default -> message.skip();
      }
    }
    return dimension;
  }

  private static ValueType inside(Message message) {
    ValueType type = new ValueType.Unknown();
    while (message.next()) {
      if (message.field() == 1) {
        type = type(message.message());
      } else {
        message.skip();
      }
    }
    return type;
  }

  private static ValueType map(Message message) {
    long keys = 0;
    ValueType values = new ValueType.Unknown();
    while (message.next()) {
      switch (message.field()) {
        case 1 -> keys = message.integer();
        case 2 -> values = type(message.message());
        default -> message.skip();
      }
    }
    return new ValueType.OfMap(elements(keys, message), values);
  }
}
