package org.hillock.onnx.execution;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.activation.InvalidInputException;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.Graph;
import org.hillock.onnx.Node;
import org.hillock.onnx.Tensor;

/// One node at the moment it is computed. What is asked for and is not there, or of another type,
/// is refused with the name of the node.
///
/// @param node with all settings known
/// @param opset version of the operators of the node's domain
/// @param inputs in the node's order; empty where one is left out
/// @param bodies computes the graphs inside the node
public record Call(Node node, long opset, List<Optional<Value>> inputs, Bodies bodies) {
  /// Computes graphs inside nodes, which know the values around them.
  @FunctionalInterface
  public interface Bodies {
    /// The outputs of a graph.
    ///
    /// @param inputs one for each of the graph's inputs
    /// @return one for each of its outputs
    List<Value> outputs(Graph body, List<Value> inputs);
  }

  /// Copies the list.
  public Call {
    inputs = List.copyOf(inputs);
  }

  /// Whether there is such an input.
  public boolean has(int input) {
    return input < inputs.size() && inputs.get(input).isPresent();
  }

  /// An input, counted from 0.
  public Value input(int input) {
    if (!has(input)) {
      throw wrong("input %d is missing".formatted(input + 1));
    }
    return inputs.get(input).orElseThrow();
  }

  /// An input of floats.
  public Value.Floats floats(int input) {
    if (input(input) instanceof Value.Floats floats) {
      return floats;
    }
    throw wrongType(input, "float32");
  }

  /// An input of integers or truths.
  public Value.Integers integers(int input) {
    if (input(input) instanceof Value.Integers integers) {
      return integers;
    }
    throw wrongType(input, "integers");
  }

  /// The first number of an input of floats, or what is usual if there is no such input.
  public float number(int input, float usual) {
    if (!has(input)) {
      return usual;
    }
    float[] values = floats(input).values();
    if (values.length == 0) {
      throw wrong("input %d is empty and should have one number".formatted(input + 1));
    }
    return values[0];
  }

  /// A setting that is a float, or what is usual.
  public float number(String name, float usual) {
    return switch (node.attribute(name).orElse(null)) {
      case null -> usual;
      case Attribute.OfFloat(float value) -> value;
      default -> throw setting(name, "a float");
    };
  }

  /// A setting that is an integer, or what is usual.
  public long integer(String name, long usual) {
    return switch (node.attribute(name).orElse(null)) {
      case null -> usual;
      case Attribute.OfInteger(long value) -> value;
      default -> throw setting(name, "an integer");
    };
  }

  /// A setting that is yes or no, or what is usual.
  public boolean flag(String name, boolean usual) {
    return integer(name, usual ? 1 : 0) != 0;
  }

  /// A setting that is a text, or what is usual.
  public String text(String name, String usual) {
    return switch (node.attribute(name).orElse(null)) {
      case null -> usual;
      case Attribute.OfText(String value) -> value;
      default -> throw setting(name, "a text");
    };
  }

  /// A setting that is a list of integers.
  public Optional<long[]> integers(String name) {
    return switch (node.attribute(name).orElse(null)) {
      case null -> Optional.empty();
      case Attribute.OfIntegers(List<Long> values) ->
          Optional.of(values.stream().mapToLong(value -> value).toArray());
      default -> throw setting(name, "a list of integers");
    };
  }

  /// A setting that is a list of floats.
  public Optional<float[]> floats(String name) {
    return switch (node.attribute(name).orElse(null)) {
      case null -> Optional.empty();
      case Attribute.OfFloats(List<Float> values) -> {
        float[] copy = new float[values.size()];
        for (int i = 0; i < copy.length; i++) {
          copy[i] = values.get(i);
        }
        yield Optional.of(copy);
      }
      default -> throw setting(name, "a list of floats");
    };
  }

  /// A setting that is a list of texts.
  public Optional<List<String>> texts(String name) {
    return switch (node.attribute(name).orElse(null)) {
      case null -> Optional.empty();
      case Attribute.OfTexts(List<String> values) -> Optional.of(values);
      default -> throw setting(name, "a list of texts");
    };
  }

  /// A setting that is a tensor.
  public Optional<Tensor> tensor(String name) {
    return switch (node.attribute(name).orElse(null)) {
      case null -> Optional.empty();
      case Attribute.OfTensor(Tensor value) -> Optional.of(value);
      default -> throw setting(name, "a tensor");
    };
  }

  /// A setting that is a graph.
  public Graph graph(String name) {
    return switch (node.attribute(name).orElse(null)) {
      case null -> throw wrong("the graph %s is missing".formatted(name));
      case Attribute.OfGraph(Graph value) -> value;
      default -> throw setting(name, "a graph");
    };
  }

  /// A list of integers that is an input in newer versions of an operator and a setting in older
  /// ones.
  public Optional<long[]> integers(int input, String name) {
    return has(input) ? Optional.of(integers(input).values()) : integers(name);
  }

  /// Whether the node names an output.
  public boolean wants(int output) {
    return output < node.outputs().size() && !node.outputs().get(output).isEmpty();
  }

  /// An error that names the node.
  ///
  /// @param fact without an end
  public InvalidInputException wrong(String fact) {
    return new InvalidInputException(
        "%s cannot be computed: %s; look at what the model is given, or mend it where it was made."
            .formatted(node.label(), fact));
  }

  /// An error that names the node and the type of an input.
  ///
  /// @param wanted which types could be computed with
  public InvalidInputException wrongType(int input, String wanted) {
    return wrong(
        "input %d has elements of type %s, and %s are needed"
            .formatted(input + 1, input(input).type(), wanted));
  }

  private InvalidInputException setting(String name, String wanted) {
    return wrong("its setting %s is not %s".formatted(name, wanted));
  }

  /// The settings, for operators that hand them on.
  public Map<String, Attribute> attributes() {
    return node.attributes();
  }
}
