package org.hillock.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes a model of the messages of a file. Numbers of fields are those of `onnx.proto`.
final class ModelReader {
  private ModelReader() {}

  static OnnxModel model(Message message) {
    long version = 0;
    Map<String, Long> opsets = new HashMap<>();
    String producer = "";
    String producerVersion = "";
    Graph graph = null;
    List<LocalFunction> functions = new ArrayList<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    while (message.next()) {
      switch (message.field()) {
        case 1 -> version = message.integer();
        case 2 -> producer = message.text();
        case 3 -> producerVersion = message.text();
        case 7 -> graph = graph(message.message());
        case 8 -> opset(message.message(), opsets);
        case 14 -> entry(message.message(), metadata);
        case 25 -> functions.add(function(message.message()));
        default -> message.skip();
      }
    }
    if (graph == null) {
      throw message.damaged("there is no graph in it");
    }
    return new OnnxModel(
        version,
        opsets,
        new OnnxModel.Producer(producer, producerVersion),
        graph,
        functions,
        metadata);
  }

  private static void opset(Message message, Map<String, Long> opsets) {
    String domain = "";
    long version = 0;
    while (message.next()) {
      switch (message.field()) {
        case 1 -> domain = message.text();
        case 2 -> version = message.integer();
        default -> message.skip();
      }
    }
    opsets.put(own(domain), version);
  }

  private static void entry(Message message, Map<String, String> entries) {
    String key = "";
    String value = "";
    while (message.next()) {
      switch (message.field()) {
        case 1 -> key = message.text();
        case 2 -> value = message.text();
        default -> message.skip();
      }
    }
    entries.put(key, value);
  }

  /// ONNX's own domain has two names.
  private static String own(String domain) {
    return domain.equals("ai.onnx") ? "" : domain;
  }

  private static LocalFunction function(Message message) {
    String name = "";
    String domain = "";
    String overload = "";
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    Map<String, Long> opsets = new HashMap<>();
    while (message.next()) {
      switch (message.field()) {
        case 1 -> name = message.text();
        case 4 -> inputs.add(message.text());
        case 5 -> outputs.add(message.text());
        case 7 -> nodes.add(node(message.message()));
        case 9 -> opset(message.message(), opsets);
        case 10 -> domain = own(message.text());
        case 13 -> overload = message.text();
        default -> message.skip();
      }
    }
    return new LocalFunction(domain, name, overload, inputs, outputs, nodes, opsets);
  }

  private static Graph graph(Message message) {
    String name = "";
    List<Node> nodes = new ArrayList<>();
    List<Declaration> inputs = new ArrayList<>();
    List<Declaration> outputs = new ArrayList<>();
    List<Declaration> values = new ArrayList<>();
    List<Tensor> initializers = new ArrayList<>();
    while (message.next()) {
      switch (message.field()) {
        case 1 -> nodes.add(node(message.message()));
        case 2 -> name = message.text();
        case 5 -> initializers.add(TensorReader.tensor(message.message()));
        case 11 -> inputs.add(value(message.message()));
        case 12 -> outputs.add(value(message.message()));
        case 13 -> values.add(value(message.message()));
        case 15 ->
            throw message.damaged(
                "it has a sparse initializer, which cannot be read; store it dense");
        default -> message.skip();
      }
    }
    return new Graph(name, nodes, inputs, outputs, initializers, values);
  }

  private static Node node(Message message) {
    String name = "";
    String operator = "";
    String domain = "";
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    while (message.next()) {
      switch (message.field()) {
        case 1 -> inputs.add(message.text());
        case 2 -> outputs.add(message.text());
        case 3 -> name = message.text();
        case 4 -> operator = message.text();
        case 5 -> attribute(message.message(), attributes);
        case 7 -> domain = own(message.text());
        default -> message.skip();
      }
    }
    if (operator.isEmpty()) {
      throw message.damaged("a node does not say which operator it is");
    }
    return new Node(name, operator, domain, inputs, outputs, attributes);
  }

  private static void attribute(Message message, Map<String, Attribute> attributes) {
    AttributeFields fields = new AttributeFields();
    while (message.next()) {
      switch (message.field()) {
        case 1 -> fields.name = message.text();
        case 2 -> fields.number = message.number();
        case 3 -> fields.integer = message.integer();
        case 4 -> fields.text = AttributeFields.text(message.bytes());
        case 5 -> fields.tensors.addFirst(TensorReader.tensor(message.message()));
        case 6 -> fields.graphs.addFirst(graph(message.message()));
        case 7 -> message.floats(fields.floats);
        case 8 -> message.integers(fields.integers);
        case 9 -> fields.texts.add(AttributeFields.text(message.bytes()));
        case 10 -> fields.tensors.add(TensorReader.tensor(message.message()));
        case 11 -> fields.graphs.add(graph(message.message()));
        case 20 -> fields.type = message.integer();
        case 21 -> fields.caller = message.text();
        default -> message.skip();
      }
    }
    if (attributes.put(fields.name, fields.attribute(message)) != null) {
      throw message.damaged("a node has the attribute \"%s\" twice".formatted(fields.name));
    }
  }

  private static Declaration value(Message message) {
    String name = "";
    ValueType type = new ValueType.Unknown();
    while (message.next()) {
      switch (message.field()) {
        case 1 -> name = message.text();
        case 2 -> type = TypeReader.type(message.message());
        default -> message.skip();
      }
    }
    return new Declaration(name, type);
  }
}
