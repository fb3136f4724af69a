package org.hillock.onnx.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hillock.numeric.Draws;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.Graph;
import org.hillock.onnx.Node;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.Tensor;
import org.hillock.onnx.execution.Dims;

/// A model in which each number that a node gives, and each trained one, is moved by its last bit,
/// or not, at random: as if another runtime had rounded it.
final class MovedGraph {
  private static final String RAW = "raw ";
  private static final String FACTOR = "factor ";

  private final Map<String, Dims> dims;
  private final Set<String> parameters;
  private final Draws draws;
  private final List<Tensor> factors = new ArrayList<>();

  private MovedGraph(Map<String, Dims> dims, Set<String> parameters, Draws draws) {
    this.dims = dims;
    this.parameters = parameters;
    this.draws = draws;
  }

  /// Moves a model.
  ///
  /// @param dims of the floats that nodes give, those of graphs inside, too
  /// @param parameters names of the trained numbers
  static OnnxModel of(
      OnnxModel model, Map<String, Dims> dims, Set<String> parameters, Draws draws) {
    MovedGraph moved = new MovedGraph(dims, parameters, draws);
    Graph graph = moved.graph(model.graph());
    List<Tensor> initializers = new ArrayList<>(graph.initializers());
    initializers.addAll(moved.factors);
    return new OnnxModel(
        model.irVersion(),
        model.opsets(),
        model.producer(),
        new Graph(
            graph.name(), graph.nodes(), graph.inputs(), graph.outputs(), initializers, List.of()),
        model.functions(),
        model.metadata());
  }

  private Graph graph(Graph graph) {
    Set<String> exact = exact(graph);
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      List<String> outputs = new ArrayList<>();
      List<Node> after = new ArrayList<>();
      for (String output : node.outputs()) {
        Dims own = dims.get(output);
        if (own == null || exact.contains(output)) {
          outputs.add(output);
        } else {
          String factor = FACTOR + output;
          outputs.add(RAW + output);
          after.add(
              new Node("", "Mul", "", List.of(RAW + output, factor), List.of(output), Map.of()));
          long[] sizes = own.sizes().stream().mapToLong(size -> size).toArray();
          factors.add(Tensor.of(factor, factors(output, own.count()), sizes));
        }
      }
      nodes.add(
          new Node(
              node.name(),
              node.operator(),
              node.domain(),
              node.inputs(),
              outputs,
              attributes(node)));
      nodes.addAll(after);
    }
    List<Tensor> initializers = graph.initializers().stream().map(this::moved).toList();
    return new Graph(graph.name(), nodes, graph.inputs(), graph.outputs(), initializers, List.of());
  }

  /// Floats that become integers, such as the numbers of words, are the same everywhere.
  private static Set<String> exact(Graph graph) {
    Set<String> exact = new HashSet<>();
    for (Node node : graph.nodes().reversed()) {
      if (node.operator().equals("Cast") || node.outputs().stream().anyMatch(exact::contains)) {
        exact.addAll(node.inputs());
      }
    }
    return exact;
  }

  private Map<String, Attribute> attributes(Node node) {
    Map<String, Attribute> attributes = new LinkedHashMap<>(node.attributes());
    attributes.replaceAll((_, value) ->
        value instanceof Attribute.OfGraph(Graph body)
            ? new Attribute.OfGraph(graph(body))
            : value);
    return attributes;
  }

  private Tensor moved(Tensor tensor) {
    if (!parameters.contains(tensor.name())) {
      return tensor;
    }
    float[] values = tensor.floats();
    float[] factors = factors(tensor.name(), values.length);
    for (int i = 0; i < values.length; i++) {
      values[i] *= factors[i];
    }
    return Tensor.of(
        tensor.name(), values, tensor.dims().stream().mapToLong(size -> size).toArray());
  }

  private float[] factors(String name, int count) {
    Draws own = draws.at(name);
    float[] factors = new float[count];
    for (int i = 0; i < count; i++) {
      factors[i] = 1 + (own.below(i, 3) - 1) * 0x1p-23f;
    }
    return factors;
  }
}
