package org.hillock.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hillock.activation.InvalidInputException;
import org.jspecify.annotations.Nullable;

/// Makes the bytes of a file of a model: what [ModelReader] reads as the same model.
final class ModelWriter {
  private ModelWriter() {}

  static byte[] bytes(OnnxModel model) {
    Writing file =
        new Writing()
            .integer(1, model.irVersion())
            .text(2, model.producer().name())
            .text(3, model.producer().version())
            .message(7, graph(model.graph()));
    opsets(8, model.opsets(), file);
    model.metadata().forEach((key, value) -> file.message(14, entry(key, value)));
    model.functions().forEach(function -> file.message(25, function(function)));
    return file.toByteArray();
  }

  /// By domain, so that the same model has the same bytes.
  private static void opsets(int field, Map<String, Long> opsets, Writing to) {
    new TreeMap<>(opsets)
        .forEach((domain, version) ->
            to.message(field, new Writing().text(1, domain).integer(2, version)));
  }

  private static Writing entry(String key, String value) {
    return new Writing().element(1, key).element(2, value);
  }

  private static Writing function(LocalFunction function) {
    Writing message = new Writing().text(1, function.name());
    function.inputs().forEach(name -> message.element(4, name));
    function.outputs().forEach(name -> message.element(5, name));
    function.nodes().forEach(node -> message.message(7, node(node)));
    opsets(9, function.opsets(), message);
    return message.text(10, function.domain()).text(13, function.overload());
  }

  private static Writing graph(Graph graph) {
    Writing message = new Writing();
    graph.nodes().forEach(node -> message.message(1, node(node)));
    message.text(2, graph.name());
    graph.initializers().forEach(tensor -> message.message(5, tensor(tensor)));
    graph.inputs().forEach(value -> message.message(11, value(value)));
    graph.outputs().forEach(value -> message.message(12, value(value)));
    graph.values().forEach(value -> message.message(13, value(value)));
    return message;
  }

  private static Writing node(Node node) {
    Writing message = new Writing();
    node.inputs().forEach(name -> message.element(1, name));
    node.outputs().forEach(name -> message.element(2, name));
    message.text(3, node.name()).text(4, node.operator());
    // By name: maps of settings may be in any order, and in another one in each JVM.
    new TreeMap<>(node.attributes())
        .forEach((name, value) -> message.message(5, attribute(name, value)));
    return message.text(7, node.domain());
  }

  private static Writing attribute(String name, Attribute attribute) {
    Writing message = new Writing().element(1, name);
    switch (attribute) {
      case Attribute.OfFloat(float value) -> message.number(2, value).integer(20, 1);
      case Attribute.OfInteger(long value) -> message.integer(3, value).integer(20, 2);
      case Attribute.OfText(String value) -> message.element(4, value).integer(20, 3);
      case Attribute.OfTensor(Tensor value) -> message.message(5, tensor(value)).integer(20, 4);
      case Attribute.OfGraph(Graph value) -> message.message(6, graph(value)).integer(20, 5);
      case Attribute.OfFloats(List<Float> values) -> {
        values.forEach(value -> message.number(7, value));
        message.integer(20, 6);
      }
      case Attribute.OfIntegers(List<Long> values) -> {
        values.forEach(value -> message.integer(8, value));
        message.integer(20, 7);
      }
      case Attribute.OfTexts(List<String> values) -> {
        values.forEach(value -> message.element(9, value));
        message.integer(20, 8);
      }
      case Attribute.OfTensors(List<Tensor> values) -> {
        values.forEach(value -> message.message(10, tensor(value)));
        message.integer(20, 9);
      }
      case Attribute.OfGraphs(List<Graph> values) -> {
        values.forEach(value -> message.message(11, graph(value)));
        message.integer(20, 10);
      }
      case Attribute.OfCaller(String caller) -> message.element(21, caller);
      case Attribute.Other _ ->
          throw new InvalidInputException(
              "the setting \"%s\" is of a kind that is not looked into, so it cannot be written; leave it out."
                  .formatted(name));
    }
    return message;
  }

  private static Writing tensor(Tensor tensor) {
    Writing message =
        new Writing()
            .integers(1, tensor.dims().stream().mapToLong(size -> size).toArray())
            .integer(2, tensor.type().number());
    switch (tensor.payload()) {
      case Payload.Raw(ByteBuffer bytes) -> message.bytes(9, bytes);
      case Payload.Words(long[] words) -> words(tensor.type(), words, message);
      case Payload.Strings(List<ByteBuffer> strings) ->
          strings.forEach(string -> message.bytes(6, string));
      case Payload.External(String location, long offset, long length) -> {
        message
            .message(13, entry("location", location))
            .message(13, entry("offset", Long.toString(offset)));
        if (length >= 0) {
          message.message(13, entry("length", Long.toString(length)));
        }
        message.integer(14, 1);
      }
    }
    return message.text(8, tensor.name());
  }

  private static void words(ElementType type, long[] words, Writing to) {
    switch (type) {
      case FLOAT, COMPLEX64 -> {
        for (long word : words) {
          to.number(4, Float.intBitsToFloat((int) word));
        }
      }
      case DOUBLE, COMPLEX128 -> {
        ByteBuffer packed =
            ByteBuffer.allocate(words.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        packed.asLongBuffer().put(words);
        to.bytes(10, packed);
      }
      case INT64 -> to.integers(7, words);
      case UINT32, UINT64 -> to.integers(11, words);
      default -> to.integers(5, words);
    }
  }

  private static Writing value(Declaration value) {
    return new Writing().text(1, value.name()).message(2, type(value.type()));
  }

  private static Writing type(ValueType type) {
    Writing message = new Writing();
    switch (type) {
      case ValueType.OfTensor(ElementType elements, var shape) ->
          message.message(1, tensorType(elements, shape.orElse(null)));
      case ValueType.OfSparseTensor(ElementType elements, var shape) ->
          message.message(8, tensorType(elements, shape.orElse(null)));
      case ValueType.OfSequence(ValueType of) ->
          message.message(4, new Writing().message(1, type(of)));
      case ValueType.OfOptional(ValueType of) ->
          message.message(9, new Writing().message(1, type(of)));
      case ValueType.OfMap(ElementType keys, ValueType values) ->
          message.message(5, new Writing().integer(1, keys.number()).message(2, type(values)));
      case ValueType.Unknown _ -> {}
    }
    return message;
  }

  private static Writing tensorType(ElementType elements, @Nullable List<Dimension> shape) {
    Writing message = new Writing().integer(1, elements.number());
    if (shape != null) {
      Writing sizes = new Writing();
      for (Dimension dimension : shape) {
        sizes.message(
            1,
            switch (dimension) {
              case Dimension.Known(long size) -> new Writing().integer(1, size);
              case Dimension.Named(String name) -> new Writing().element(2, name);
              case Dimension.Open _ -> new Writing();
            });
      }
      message.message(2, sizes);
    }
    return message;
  }
}
