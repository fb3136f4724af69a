package org.hillock.onnx.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hillock.numeric.Draws;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.Graph;
import org.hillock.onnx.Node;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.Tensor;
import org.hillock.onnx.execution.Dims;

/// A model in which each number that comes in or that a node gives, and each trained one, is moved
/// by up to two last bits, at random: as if another runtime had rounded it, or what it computes of
/// it on the way.
final class MovedGraph {
  private static final String RAW = "raw ";
  private static final String MOVED = "moved ";
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
  /// @param dims of the floats that come in and that nodes give, those of graphs inside, too
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
    Map<String, String> called = new HashMap<>();
    for (Declaration input : graph.inputs()) {
      if (isMoved(input.name(), exact)) {
        called.put(input.name(), MOVED + input.name());
        nodes.add(move(input.name(), input.name(), MOVED + input.name()));
      }
    }
    for (Node node : graph.nodes()) {
      List<String> inputs =
          node.inputs().stream().map(name -> called.getOrDefault(name, name)).toList();
      List<String> outputs =
          node.outputs().stream().map(name -> isMoved(name, exact) ? RAW + name : name).toList();
      nodes.add(
          new Node(node.name(), node.operator(), node.domain(), inputs, outputs, attributes(node)));
      for (String output : node.outputs()) {
        if (isMoved(output, exact)) {
          nodes.add(move(output, RAW + output, output));
        }
      }
    }
    List<Tensor> initializers = graph.initializers().stream().map(this::moved).toList();
    return new Graph(graph.name(), nodes, graph.inputs(), graph.outputs(), initializers, List.of());
  }

  private boolean isMoved(String value, Set<String> exact) {
    return dims.containsKey(value) && !exact.contains(value);
  }

  /// @param value whose sizes and factors they are
  private Node move(String value, String from, String to) {
    Dims own = Objects.requireNonNull(dims.get(value));
    long[] sizes = own.sizes().stream().mapToLong(size -> size).toArray();
    factors.add(Tensor.of(FACTOR + value, factors(value, own.count()), sizes));
    return new Node("", "Mul", "", List.of(from, FACTOR + value), List.of(to), Map.of());
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
      factors[i] = 1 + (own.below(i, 5) - 2) * 0x1p-23f;
    }
    return factors;
  }
}
