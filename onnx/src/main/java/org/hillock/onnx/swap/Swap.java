package org.hillock.onnx.swap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hillock.activation.InvalidInputException;
import org.hillock.onnx.Graph;
import org.hillock.onnx.Node;
import org.hillock.onnx.OnnxFile;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.Tensor;
import org.hillock.onnx.census.Census;
import org.hillock.onnx.census.Occurrence;
import org.hillock.onnx.export.FunctionGraph;

/// A model with other activations: what gave the value of the old function gives that of the new,
/// and nodes that only the old one needed are gone.
///
/// Texts that say what network of Hillock's it was are left out, since it is another one now.
///
/// @param model the new one
/// @param replaced the activations that were replaced, in the order of computation
public record Swap(OnnxModel model, List<Occurrence> replaced) {
  /// What Hillock writes of its own networks begins with this.
  private static final String OWN_TEXTS = "hillock.";

  /// The first with the operators Where and Erf.
  private static final long OLDEST = 9;

  /// Operators in which functions are written that came later, or were different before.
  private static final Map<String, Long> SINCE =
      Map.of("Clip", 11L, "Round", 11L, "Celu", 12L, "GreaterOrEqual", 12L, "LessOrEqual", 12L);

  /// Copies the list.
  public Swap {
    replaced = List.copyOf(replaced);
  }

  /// Replaces activations.
  ///
  /// @throws InvalidInputException if the model has none of them, or one that cannot be replaced;
  ///   says which it has
  public static Swap of(OnnxModel model, Replacement replacement) {
    if (model.opset() < OLDEST) {
      throw tooOld(model.opset(), "functions are written for", OLDEST);
    }
    List<Occurrence> all = Census.of(model).occurrences();
    List<Occurrence> meant = all.stream().filter(replacement::means).toList();
    if (meant.isEmpty()) {
      throw new InvalidInputException(missing(replacement, all));
    }
    Graph graph = model.graph();
    for (Occurrence occurrence : meant) {
      graph = replaced(graph, occurrence, replacement, model.opset());
    }
    Graph clean = Unused.removed(graph, model.graph());
    Map<String, String> texts = new LinkedHashMap<>(model.metadata());
    texts.keySet().removeIf(key -> key.startsWith(OWN_TEXTS));
    OnnxModel swapped =
        new OnnxModel(
            model.irVersion(), model.opsets(), model.producer(), clean, model.functions(), texts);
    return new Swap(OnnxFile.read("the new model", OnnxFile.bytes(swapped)), meant);
  }

  private static Graph replaced(
      Graph graph, Occurrence occurrence, Replacement replacement, long opset) {
    Node end = occurrence.node();
    int index = graph.nodes().indexOf(end);
    if (occurrence.isInside() || index < 0 || occurrence.root().isEmpty()) {
      throw new InvalidInputException(
          "%s cannot be replaced in %s: it is %s; name other nodes with %s@NODE=%s."
              .formatted(
                  replacement.from(),
                  end.label(),
                  occurrence.isInside()
                      ? "part of an operator that does more"
                      : "in a graph or a function inside the model",
                  replacement.from(),
                  replacement.name()));
    }
    Graph piece =
        FunctionGraph.of(
            replacement.to(),
            occurrence.root().get().name(),
            end.outputs().getFirst(),
            names(graph),
            opset);
    for (Node node : piece.nodes()) {
      long since = SINCE.getOrDefault(node.operator(), OLDEST);
      if (since > opset) {
        throw tooOld(
            opset,
            "%s is written with %s of".formatted(replacement.name(), node.operator()),
            since);
      }
    }
    List<Node> nodes = new ArrayList<>(graph.nodes());
    nodes.remove(index);
    nodes.addAll(index, piece.nodes());
    List<Tensor> initializers = new ArrayList<>(graph.initializers());
    initializers.addAll(piece.initializers());
    return new Graph(
        graph.name(), nodes, graph.inputs(), graph.outputs(), initializers, graph.values());
  }

  private static InvalidInputException tooOld(long opset, String what, long since) {
    return new InvalidInputException(
        "the model is written for opset %d, and %s %d or newer; convert it with onnx.version_converter first."
            .formatted(opset, what, since));
  }

  /// Also those of graphs inside.
  private static Set<String> names(Graph graph) {
    Set<String> names = new HashSet<>();
    graph.inputs().forEach(input -> names.add(input.name()));
    graph.initializers().forEach(tensor -> names.add(tensor.name()));
    for (Node node : graph.nodes()) {
      names.add(node.name());
      names.addAll(node.outputs());
      node.graphs().forEach(inside -> names.addAll(names(inside)));
    }
    return names;
  }

  private static String missing(Replacement replacement, List<Occurrence> all) {
    String there =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.function().name(), LinkedHashMap::new, Collectors.counting()))
            .entrySet()
            .stream()
            .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
            .collect(Collectors.joining(", "));
    String where = replacement.node().map(node -> " at node " + node).orElse("");
    return "the model has no %s%s; it has %s."
        .formatted(replacement.from(), where, there.isEmpty() ? "no activations" : there);
  }
}
