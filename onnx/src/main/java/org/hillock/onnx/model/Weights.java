package org.hillock.onnx.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Encoder;
import org.hillock.network.Architecture;
import org.hillock.network.Network;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.Graph;
import org.hillock.onnx.Node;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.Tensor;
import org.hillock.onnx.export.ModelForm;

/// The parameters of a network, from the graph it was written as. A network whose parameter number
/// i is the float with the bits of i is written in the same way, and each element of its tensors
/// says whose place it has.
///
/// @param source what errors call the file
record Weights(String source, OnnxModel file) {
  /// A network with the numbers of the file.
  ///
  /// @throws InvalidInputException if the graph is not that of these layers
  Network of(Architecture architecture, Encoder encoder, OptionalLong opset) {
    int count = architecture.parameters();
    Map<String, Tensor> tensors = tensors(file.graph());
    long there =
        tensors.values().stream()
            .filter(tensor -> tensor.type() == ElementType.FLOAT)
            .mapToLong(Tensor::count)
            .sum();
    if (count > there) {
      throw new InvalidInputException(
          "%s has a network of %d parameters, but only %d numbers; train it again."
              .formatted(source, count, there));
    }
    ModelForm.Written numbered =
        ModelForm.written(
            new Network(architecture.layers(), numbers(count)), encoder, opset, Map.of());
    Map<String, Tensor> places = tensors(numbered.model().graph());
    float[] parameters = new float[count];
    BitSet found = new BitSet(count);
    for (String name : numbered.parameters()) {
      Tensor place = places.get(name);
      Tensor own = tensors.get(name);
      if (place == null || own == null || !own.dims().equals(place.dims())) {
        throw new InvalidInputException(
            "%s has a graph that this version of Hillock writes otherwise: \"%s\" is missing or of another shape; train it again."
                .formatted(source, name));
      }
      float[] order = place.floats();
      float[] values = own.floats();
      for (int i = 0; i < order.length; i++) {
        int parameter = Float.floatToRawIntBits(order[i]);
        parameters[parameter] = values[i];
        found.set(parameter);
      }
    }
    if (found.cardinality() < count) {
      throw new IllegalStateException(
          "parameter %d is not in the graph".formatted(found.nextClearBit(0)));
    }
    return new Network(architecture.layers(), parameters);
  }

  private static float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = Float.intBitsToFloat(i);
    }
    return numbers;
  }

  /// The initializers of a graph and of the graphs inside it, by name.
  private static Map<String, Tensor> tensors(Graph graph) {
    Map<String, Tensor> tensors = new HashMap<>();
    List<Graph> graphs = new ArrayList<>(List.of(graph));
    for (int i = 0; i < graphs.size(); i++) {
      graphs.get(i).initializers().forEach(tensor -> tensors.put(tensor.name(), tensor));
      for (Node node : graphs.get(i).nodes()) {
        graphs.addAll(node.graphs());
      }
    }
    return tensors;
  }
}
