package org.hillock.onnx.census;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hillock.onnx.Dimension;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.Node;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.Tensor;

/// What can be said of a model without executing it.
///
/// @param model what was looked at
/// @param operators how many nodes of each operator, those of graphs inside included
/// @param parameters how many numbers of each type it holds, single numbers and integers of sizes
///   not counted
/// @param layers those with weights, in the order of computation
/// @param census its activations
/// @param findings rules that are broken
public record Inspection(
    OnnxModel model,
    Map<String, Integer> operators,
    Map<ElementType, Long> parameters,
    List<WeightedLayer> layers,
    Census census,
    List<Finding> findings) {
  /// A layer with weights.
  ///
  /// @param node that computes it
  /// @param parameters how many numbers it holds itself, biases in nodes of their own not counted
  /// @param shape of what it gives, as far as it is known
  public record WeightedLayer(Node node, long parameters, Optional<List<Dimension>> shape) {}

  /// Copies the collections.
  public Inspection {
    operators = Collections.unmodifiableMap(new TreeMap<>(operators));
    parameters = Map.copyOf(parameters);
    layers = List.copyOf(layers);
    findings = List.copyOf(findings);
  }

  /// Looks at a model.
  public static Inspection of(OnnxModel model) {
    Wiring wiring = Wiring.of(model);
    Signals signals = Signals.of(wiring);
    Shapes shapes = Shapes.of(wiring);
    Census census = Census.of(wiring, signals, shapes);
    Map<String, Integer> operators = new TreeMap<>();
    List<WeightedLayer> layers = new ArrayList<>();
    for (Step step : wiring.steps()) {
      operators.merge(step.node().operator(), 1, Integer::sum);
      if (signals.isLayer(step)) {
        layers.add(new WeightedLayer(step.node(), held(step, wiring), shapes.of(step.output(0))));
      }
    }
    return new Inspection(
        model,
        operators,
        parameters(wiring),
        layers,
        census,
        GraphRules.of(wiring, signals, census));
  }

  /// How many numbers all are.
  public long count() {
    return parameters.values().stream().mapToLong(count -> count).sum();
  }

  /// How many bytes they take.
  public long bytes() {
    return parameters.entrySet().stream()
        .mapToLong(entry -> entry.getValue() * entry.getKey().bits() / Byte.SIZE)
        .sum();
  }

  private static long held(Step step, Wiring wiring) {
    return step.inputs().stream()
        .flatMap(wire -> wiring.constant(wire).stream())
        .filter(Inspection::isTrained)
        .mapToLong(Tensor::count)
        .sum();
  }

  /// A constant that goes by several names counts once.
  private static Map<ElementType, Long> parameters(Wiring wiring) {
    Map<ElementType, Long> counts = new EnumMap<>(ElementType.class);
    Set<Tensor> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int wire = 0; wire < wiring.size(); wire++) {
      wiring
          .constant(wire)
          .filter(tensor -> isTrained(tensor) && seen.add(tensor))
          .ifPresent(tensor -> counts.merge(tensor.type(), tensor.count(), Long::sum));
    }
    return counts;
  }

  /// Sizes and axes are integers, and settings of formulas are single numbers.
  private static boolean isTrained(Tensor tensor) {
    return switch (tensor.type()) {
      case INT64, INT32, INT16, UINT64, UINT32, UINT16, BOOL, STRING -> false;
      default -> tensor.count() > 1;
    };
  }
}
