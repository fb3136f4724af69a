package org.hillock.onnx.tuning;

import java.util.ArrayList;
import java.util.List;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.Graph;
import org.hillock.onnx.Node;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.Tensor;

/// Some exporters write weights as nodes that give constants. Only initializers are trained, so
/// these become such.
final class Lifted {
  /// The first version of the format in which initializers need not be inputs.
  private static final long FREE_INITIALIZERS = 4;

  private Lifted() {}

  static OnnxModel of(OnnxModel model) {
    Graph graph = model.graph();
    List<Node> nodes = new ArrayList<>();
    List<Tensor> initializers = new ArrayList<>(graph.initializers());
    for (Node node : graph.nodes()) {
      if (node.operator().equals("Constant")
          && node.domain().isEmpty()
          && node.attribute("value").orElse(null) instanceof Attribute.OfTensor(Tensor tensor)
          && tensor.type() == ElementType.FLOAT) {
        initializers.add(
            new Tensor(node.outputs().getFirst(), tensor.type(), tensor.dims(), tensor.payload()));
      } else {
        nodes.add(node);
      }
    }
    if (nodes.size() == graph.nodes().size()) {
      return model;
    }
    return new OnnxModel(
        Math.max(model.irVersion(), FREE_INITIALIZERS),
        model.opsets(),
        model.producer(),
        new Graph(
            graph.name(), nodes, graph.inputs(), graph.outputs(), initializers, graph.values()),
        model.functions(),
        model.metadata());
  }
}
