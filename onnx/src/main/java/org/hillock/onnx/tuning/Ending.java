package org.hillock.onnx.tuning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hillock.activation.InvalidInputException;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.Graph;
import org.hillock.onnx.Node;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.ValueType;

/// How a model ends: the raw outputs, and what makes answers of them. A loss is taken of the raw
/// outputs, where nothing saturates.
///
/// @param output of the model that says what it predicts
/// @param raw the value before the last activation; the output itself if there is none
/// @param kind which activation is last
public record Ending(String output, String raw, Kind kind) {
  /// What the last activation is.
  public enum Kind {
    /// One of several classes.
    SOFTMAX,
    /// Labels, or one of two classes.
    SIGMOID,
    /// Numbers or logits.
    NONE
  }

  /// Finds the first output of floats, and goes back from there.
  ///
  /// @throws InvalidInputException if no output is floats
  public static Ending of(OnnxModel model) {
    Graph graph = model.graph();
    String output =
        graph.outputs().stream()
            .filter(Ending::isFloats)
            .map(Declaration::name)
            .findFirst()
            .orElseThrow(() ->
                new InvalidInputException(
                    "the model gives no floats, so there is no loss to be taken of them; name a model that gives numbers or probabilities."));
    Map<String, Node> givers = new HashMap<>();
    for (Node node : graph.nodes()) {
      node.outputs().forEach(name -> givers.put(name, node));
    }
    String value = output;
    while (true) {
      Node node = givers.get(value);
      if (node == null || !node.domain().isEmpty()) {
        return new Ending(output, output, Kind.NONE);
      }
      switch (node.operator()) {
        case "Identity" -> value = node.inputs().getFirst();
        case "Softmax", "LogSoftmax" -> {
          return new Ending(output, node.inputs().getFirst(), Kind.SOFTMAX);
        }
        case "Sigmoid" -> {
          return new Ending(output, node.inputs().getFirst(), Kind.SIGMOID);
        }
        case "Concat" -> {
          if (!isBothChances(node.inputs(), givers)) {
            return new Ending(output, output, Kind.NONE);
          }
          value = node.inputs().getLast();
        }
        default -> {
          return new Ending(output, output, Kind.NONE);
        }
      }
    }
  }

  private static boolean isFloats(Declaration output) {
    return switch (output.type()) {
      case ValueType.OfTensor(ElementType elements, _) -> elements == ElementType.FLOAT;
      case ValueType.Unknown _ -> true;
      default -> false;
    };
  }

  /// Whether it is 1 - p and p.
  private static boolean isBothChances(List<String> inputs, Map<String, Node> givers) {
    Node other = inputs.size() == 2 ? givers.get(inputs.getFirst()) : null;
    return other != null
        && other.operator().equals("Sub")
        && other.inputs().getLast().equals(inputs.getLast());
  }
}
