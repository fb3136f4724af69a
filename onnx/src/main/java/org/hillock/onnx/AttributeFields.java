package org.hillock.onnx;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// The fields of an attribute as they come. Which of them counts is said by its type, which files
/// older than format 2 leave out.
final class AttributeFields {
  String name = "";
  String text = "";
  String caller = "";
  float number;
  long integer;
  long type;
  final Numbers floats = new Numbers();
  final Numbers integers = new Numbers();
  final List<String> texts = new ArrayList<>();
  final List<Tensor> tensors = new ArrayList<>();
  final List<Graph> graphs = new ArrayList<>();

  static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes).toString();
  }

  Attribute attribute(Message message) {
    if (!caller.isEmpty()) {
      return new Attribute.OfCaller(caller);
    }
    if (type == 0) {
      throw message.damaged(
          "the attribute \"%s\" does not say of which type it is".formatted(name));
    }
    return switch ((int) type) {
      case 1 -> new Attribute.OfFloat(number);
      case 2 -> new Attribute.OfInteger(integer);
      case 3 -> new Attribute.OfText(text);
      case 4 -> new Attribute.OfTensor(only(tensors, message));
      case 5 -> new Attribute.OfGraph(only(graphs, message));
      case 6 -> new Attribute.OfFloats(floats());
      case 7 -> new Attribute.OfIntegers(LongStream.of(integers.toArray()).boxed().toList());
      case 8 -> new Attribute.OfTexts(texts);
      case 9 -> new Attribute.OfTensors(tensors);
      case 10 -> new Attribute.OfGraphs(graphs);
      case 11, 12, 13, 14 -> new Attribute.Other();
      default ->
          throw message.damaged(
              "the attribute \"%s\" has the unknown type %d".formatted(name, type));
    };
  }

  private List<Float> floats() {
    long[] bits = floats.toArray();
    return IntStream.range(0, bits.length)
        .mapToObj(i -> Float.intBitsToFloat((int) bits[i]))
        .toList();
  }

  private <T> T only(List<T> values, Message message) {
    if (values.size() != 1) {
      throw message.damaged(
          "the attribute \"%s\" has %d values of its type, and not one"
              .formatted(name, values.size()));
    }
    return values.getFirst();
  }
}
