package org.hillock.onnx.tuning;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.Graph;
import org.hillock.onnx.Node;
import org.hillock.onnx.Tensor;

/// Which initializers are weights: floats that products, convolutions, embeddings, recurrent layers
/// and normalizations learn, and rows of numbers that are added to or multiplied with their
/// results. Single numbers stay, as they belong to functions that are written in smaller operators;
/// so do what is known of the data before the first layer, and the statistics of batch
/// normalization.
final class Weights {
  private static final Map<String, List<Integer>> LEARNED =
      Map.ofEntries(
          Map.entry("Gemm", List.of(0, 1, 2)),
          Map.entry("MatMul", List.of(0, 1)),
          Map.entry("Conv", List.of(1, 2)),
          Map.entry("ConvTranspose", List.of(1, 2)),
          Map.entry("Gather", List.of(0)),
          Map.entry("BatchNormalization", List.of(1, 2)),
          Map.entry("LayerNormalization", List.of(1, 2)),
          Map.entry("InstanceNormalization", List.of(1, 2)),
          Map.entry("GroupNormalization", List.of(1, 2)),
          Map.entry("RMSNormalization", List.of(1)),
          Map.entry("PRelu", List.of(1)),
          Map.entry("RNN", List.of(1, 2, 3)),
          Map.entry("GRU", List.of(1, 2, 3)),
          Map.entry("LSTM", List.of(1, 2, 3)));
  private static final Set<String> AFTER_LAYERS = Set.of("Add", "Mul");
  private static final Set<String> TURNS =
      Set.of("Identity", "Transpose", "Reshape", "Squeeze", "Unsqueeze");

  private Weights() {}

  /// Their names, in the order of use.
  static List<String> of(Graph graph) {
    Map<String, String> origins = new HashMap<>();
    Set<String> single = new HashSet<>();
    for (Tensor tensor : graph.initializers()) {
      if (tensor.type() == ElementType.FLOAT) {
        origins.put(tensor.name(), tensor.name());
      }
      if (tensor.count() == 1) {
        single.add(tensor.name());
      }
    }
    Set<String> found = new LinkedHashSet<>();
    Set<String> afterLayers = new HashSet<>();
    for (Node node : graph.nodes()) {
      if (TURNS.contains(node.operator()) && origins.containsKey(node.inputs().getFirst())) {
        origins.put(node.outputs().getFirst(), origins.get(node.inputs().getFirst()));
        continue;
      }
      boolean after = node.inputs().stream().anyMatch(afterLayers::contains);
      boolean layer = false;
      for (int i = 0; i < node.inputs().size(); i++) {
        String origin = origins.get(node.inputs().get(i));
        if (origin != null && isLearned(node, i, after && !single.contains(origin))) {
          found.add(origin);
          layer = true;
        }
      }
      if (layer || after) {
        afterLayers.addAll(node.outputs());
      }
    }
    return List.copyOf(found);
  }

  private static boolean isLearned(Node node, int input, boolean isAdded) {
    return node.domain().isEmpty()
        && (LEARNED.getOrDefault(node.operator(), List.of()).contains(input)
            || (isAdded && AFTER_LAYERS.contains(node.operator())));
  }
}
