package org.hillock.onnx;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Makes tensors of messages.
final class TensorReader {
  private static final int EXTERNAL = 1;
  private static final Set<String> KEYS =
      Set.of("location", "offset", "length", "checksum", "basepath");

  private TensorReader() {}

  static Tensor tensor(Message message) {
    String name = "";
    long type = 0;
    long location = 0;
    Numbers dims = new Numbers();
    Numbers words = new Numbers();
    List<ByteBuffer> strings = new ArrayList<>();
    Map<String, String> external = new LinkedHashMap<>();
    @Nullable ByteBuffer raw = null;
    while (message.next()) {
      switch (message.field()) {
        case 1 -> message.integers(dims);
        case 2 -> type = message.integer();
        case 3 -> throw message.damaged("a tensor is stored in segments, which nothing can read");
        case 4 -> message.floats(words);
        case 5, 7, 11 -> message.integers(words);
        case 6 -> strings.add(message.bytes());
        case 8 -> name = message.text();
        case 9 -> raw = message.bytes();
        case 10 -> message.doubles(words);
        case 13 -> entry(message.message(), external);
        case 14 -> location = message.integer();
        default -> message.skip();
      }
    }
    ElementType elements = TypeReader.elements(type, message);
    if (raw != null && (words.size() > 0 || !strings.isEmpty())) {
      throw message.damaged("tensor \"%s\" has its elements in two places".formatted(name));
    }
    return new Tensor(
        name,
        elements,
        LongStream.of(dims.toArray()).boxed().toList(),
        location == EXTERNAL
            ? external(name, external, message)
            : payload(elements, raw, words, strings, name, message));
  }

  private static Payload payload(
      ElementType type,
      @Nullable ByteBuffer raw,
      Numbers words,
      List<ByteBuffer> strings,
      String name,
      Message message) {
    if (type == ElementType.STRING) {
      if (raw != null || words.size() > 0) {
        throw message.damaged("tensor \"%s\" is of strings, but has numbers".formatted(name));
      }
      return new Payload.Strings(strings);
    }
    if (!strings.isEmpty()) {
      throw message.damaged("tensor \"%s\" is of numbers, but has strings".formatted(name));
    }
    return raw == null ? new Payload.Words(words.toArray()) : new Payload.Raw(raw);
  }

  private static void entry(Message message, Map<String, String> external) {
    String key = "";
    String value = "";
    while (message.next()) {
      switch (message.field()) {
        case 1 -> key = message.text();
        case 2 -> value = message.text();
        default -> message.skip();
      }
    }
    if (!KEYS.contains(key) || external.put(key, value) != null) {
      throw message.damaged(
          "what is said of a file beside it has the key \"%s\", which is unknown or comes twice"
              .formatted(key));
    }
  }

  private static Payload external(String name, Map<String, String> entries, Message message) {
    String location = entries.getOrDefault("location", "");
    if (location.isEmpty()) {
      throw message.damaged(
          "tensor \"%s\" is in another file, but it is not said in which".formatted(name));
    }
    return new Payload.External(
        location,
        number(entries.getOrDefault("offset", "0"), name, message),
        entries.containsKey("length") ? number(entries.get("length"), name, message) : -1);
  }

  private static long number(@Nullable String text, String name, Message message) {
    try {
      long number = Long.parseLong(String.valueOf(text));
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw message.damaged(
        "tensor \"%s\" is in another file at \"%s\", which is no number of bytes"
            .formatted(name, text));
  }
}
