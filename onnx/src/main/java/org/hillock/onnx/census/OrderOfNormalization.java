package org.hillock.onnx.census;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.hillock.onnx.Node;

/// Batch normalization is meant to stand between a layer and its activation; this finds it after
/// the activation.
///
/// Source: Ioffe and Szegedy, "Batch normalization", 2015, section 3.2.
final class OrderOfNormalization {
  private OrderOfNormalization() {}

  /// One finding for all places, or none.
  static List<Finding> findings(Wiring wiring, Census census) {
    IdentityHashMap<Node, Occurrence> ends = new IdentityHashMap<>();
    census.occurrences().stream()
        .filter(one -> !one.isInside())
        .forEach(one -> ends.put(one.node(), one));
    List<String> found =
        wiring.steps().stream()
            .filter(step -> step.is("BatchNormalization"))
            .flatMap(step -> after(step, wiring, ends).stream())
            .toList();
    if (found.isEmpty()) {
      return List.of();
    }
    String others = found.size() > 1 ? ", and %d more do so".formatted(found.size() - 1) : "";
    return List.of(
        new Finding(
            "normalization-after",
            found.getFirst() + others + ".",
            "what an activation has cut off or bent is no longer spread evenly around a mean, and the layer before cannot take in the normalization when the model is made faster",
            "when training anew: layer, normalization, activation; as it is it does no harm"));
  }

  private static Optional<String> after(
      Step normalization, Wiring wiring, IdentityHashMap<Node, Occurrence> ends) {
    return wiring
        .producer(normalization.input(0))
        .flatMap(step -> Optional.ofNullable(ends.get(step.node())))
        .map(one ->
            "%s normalizes what %s gives, after the activation"
                .formatted(normalization.node().label(), one.function().name()));
  }
}
