package org.hillock.onnx.census;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.Dimension;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.Graph;
import org.hillock.onnx.LocalFunction;
import org.hillock.onnx.Node;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.Tensor;
import org.hillock.onnx.ValueType;

/// Models of a few lines, such as `y = Mul x half`, for tests. The value x comes out of a layer;
/// what is not a value is a number.
final class Graphs {
  private Graphs() {}

  /// A model that gives y.
  static OnnxModel of(String... lines) {
    return model(graph(lines), List.of());
  }

  static OnnxModel model(Graph graph, List<LocalFunction> functions) {
    return new OnnxModel(
        8,
        Map.of("", 18L, "com.microsoft", 1L, "own", 1L),
        new OnnxModel.Producer("test", ""),
        graph,
        functions,
        Map.of());
  }

  static Graph graph(String... lines) {
    List<Tensor> initializers =
        new ArrayList<>(List.of(Tensor.of("w", new float[] {1, 2, 3, 4}, 2, 2)));
    List<Node> nodes =
        new ArrayList<>(
            List.of(new Node("layer", "MatMul", "", List.of("in", "w"), List.of("x"), Map.of())));
    for (String line : lines) {
      nodes.add(node(line, initializers));
    }
    return new Graph(
        "graph", nodes, List.of(floats("in")), List.of(floats("y")), initializers, List.of());
  }

  static Declaration floats(String name) {
    return new Declaration(
        name,
        new ValueType.OfTensor(
            ElementType.FLOAT,
            Optional.of(List.of(new Dimension.Named("rows"), new Dimension.Known(2)))));
  }

  /// A line such as `y, z = Split x`; numbers become initializers, and `key:1.5` is a setting.
  static Node node(String line, List<Tensor> initializers) {
    String[] sides = line.split(" = ", -1);
    String[] words = sides[1].split(" ", -1);
    List<String> inputs = new ArrayList<>();
    Map<String, Attribute> settings = new TreeMap<>();
    for (int i = 1; i < words.length; i++) {
      if (words[i].contains(":")) {
        String[] setting = words[i].split(":", -1);
        settings.put(setting[0], setting(setting[1]));
      } else if (words[i].matches("-?[0-9.]+")) {
        String name = "number" + initializers.size();
        initializers.add(Tensor.of(name, new float[] {Float.parseFloat(words[i])}));
        inputs.add(name);
      } else {
        inputs.add(words[i].equals("_") ? "" : words[i]);
      }
    }
    String operator = words[0].substring(words[0].lastIndexOf('.') + 1);
    String domain =
        words[0].equals(operator) ? "" : words[0].substring(0, words[0].lastIndexOf('.'));
    return new Node(
        sides[0], operator, domain, inputs, List.of(sides[0].split(", ", -1)), settings);
  }

  private static Attribute setting(String text) {
    if (text.matches("-?[0-9]+")) {
      return Attribute.of(Long.parseLong(text));
    }
    return text.matches("-?[0-9.]+") ? Attribute.of(Float.parseFloat(text)) : Attribute.of(text);
  }
}
