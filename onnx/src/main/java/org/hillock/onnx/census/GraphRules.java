package org.hillock.onnx.census;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hillock.onnx.Dimension;
import org.hillock.onnx.Node;
import org.hillock.rulebook.Depth;
import org.hillock.rulebook.Rule;
import org.hillock.rulebook.Rulebook;

/// The rules for choosing activations, checked on a graph that may have been trained long ago.
final class GraphRules {
  private static final Set<String> SHARES = Set.of("softmax", "sigmoid", "hard_sigmoid", "softmin");
  private static final Set<String> GROWING =
      Set.of("exponential", "cube", "squared_relu", "swiglu", "geglu", "glu", "reglu");
  private static final Set<String> CARRYING =
      Set.of(
          "Add",
          "Identity",
          "Dropout",
          "Cast",
          "Reshape",
          "Flatten",
          "Squeeze",
          "Unsqueeze",
          "BatchNormalization");

  private static final Set<String> NORMALIZATIONS =
      Set.of(
          "BatchNormalization",
          "LayerNormalization",
          "InstanceNormalization",
          "GroupNormalization",
          "SkipLayerNormalization",
          "RMSNormalization");

  private static final int FARTHEST = 12;

  private final Wiring wiring;
  private final Signals signals;
  private final Census census;

  private GraphRules(Wiring wiring, Signals signals, Census census) {
    this.wiring = wiring;
    this.signals = signals;
    this.census = census;
  }

  static List<Finding> of(Wiring wiring, Signals signals, Census census) {
    GraphRules rules = new GraphRules(wiring, signals, census);
    List<Finding> findings = new ArrayList<>();
    rules.outputs(findings);
    rules.hidden(findings);
    rules.stacks(findings);
    return findings;
  }

  private void outputs(List<Finding> findings) {
    for (Occurrence one : census.occurrences()) {
      String name = one.function().name();
      if (SHARES.contains(name) && (one.role() == Role.OUTPUT || name.equals("softmax"))) {
        before(one)
            .ifPresent(earlier -> {
              if (SHARES.contains(earlier.function().name())) {
                findings.add(
                    new Finding(
                        "double-softmax",
                        "%s applies %s to what is the result of %s already."
                            .formatted(one.node().label(), name, earlier.function().name()),
                        "a second one leaves differences of at most 1, so no answer can be certain",
                        "end the network in the layer, and apply one of them once"));
              } else if (earlier.function().name().equals("relu")) {
                findings.add(
                    new Finding(
                        "relu-before-output",
                        "%s applies %s to what %s has cut off at 0."
                            .formatted(one.node().label(), name, earlier.node().label()),
                        "relu gives 0 for all that is negative, so the answer cannot tell how far below it was: sigmoid can say nothing below 1/2",
                        "leave out the relu, so that the raw outputs come in"));
              }
            });
      }
      if (one.role() == Role.OUTPUT && name.equals("relu") && isLast(one)) {
        findings.add(
            ruled(
                "relu-output",
                "%s gives an output of the model.".formatted(one.node().label()),
                "take linear, or softplus if the answer has to be positive; keep it where negative answers make no sense"));
      }
      if (one.role() == Role.OUTPUT && name.equals("softmax") && isPair(one)) {
        findings.add(
            new Finding(
                "binary-softmax",
                "%s is softmax of two numbers.".formatted(one.node().label()),
                "softmax of two outputs is sigmoid of their difference, so the second one is not needed",
                "when training anew: one output, with sigmoid; as it is it does no harm"));
      }
    }
  }

  /// Whether no other activation takes what it gives.
  private boolean isLast(Occurrence one) {
    return !one.isInside()
        && census.occurrences().stream()
            .flatMap(other -> other.root().stream())
            .noneMatch(root -> one.node().outputs().contains(root.name()));
  }

  private static boolean isPair(Occurrence one) {
    return one.shape()
        .filter(sizes -> !sizes.isEmpty())
        .map(List::getLast)
        .filter(new Dimension.Known(2)::equals)
        .isPresent();
  }

  /// The activation whose result comes in, with nothing but names, types and shapes between.
  private Optional<Occurrence> before(Occurrence one) {
    Optional<Occurrence.Origin> origin = one.root();
    for (int far = 0; far < FARTHEST && origin.isPresent(); far++) {
      String name = origin.get().name();
      Optional<Occurrence> found =
          census.occurrences().stream()
              .filter(other -> !other.isInside() && other.node().outputs().contains(name))
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
      origin =
          origin
              .get()
              .node()
              .filter(node ->
                  CARRYING.contains(node.operator())
                      && !node.operator().equals("Add")
                      && !node.operator().equals("BatchNormalization"))
              .map(node ->
                  new Occurrence.Origin(
                      node.inputs().getFirst(), producer(node.inputs().getFirst()), 0));
    }
    return Optional.empty();
  }

  private Optional<Node> producer(String name) {
    return wiring.steps().stream()
        .map(Step::node)
        .filter(node -> node.outputs().contains(name))
        .findFirst();
  }

  private void hidden(List<Finding> findings) {
    several(
        "softmax-hidden",
        "stands between layers, and not in attention",
        "take relu or gelu between layers and leave softmax to the output",
        hidden(Set.of("softmax", "softmin", "log_softmax")),
        1,
        findings);
    several(
        "step-untrainable",
        "stands between layers",
        "fine for predicting; to train it further take sigmoid for a soft step, or relu",
        hidden(Set.of("step", "hardmax")),
        1,
        findings);
    if (!isCarried()) {
      several(
          "deep-sigmoid",
          "stand between layers, without normalization or residual connections",
          "take relu or its kin, or put a normalization before each",
          hidden(Set.of("sigmoid", "hard_sigmoid")),
          Depth.SIGMOID,
          findings);
      several(
          "deep-tanh",
          "stand between layers, without normalization or residual connections",
          "watch the share of saturated units (--data), or take relu or its kin",
          hidden(Set.of("tanh", "hard_tanh")),
          Depth.TANH,
          findings);
    }
    several(
        "float16",
        "outgrow what comes in",
        "run the model on your rows (--data) and look at the headroom before float16 is used",
        hidden(GROWING),
        1,
        findings);
  }

  private List<Occurrence> hidden(Set<String> names) {
    return census.occurrences().stream()
        .filter(one -> one.role() == Role.HIDDEN && !one.isInside())
        .filter(one -> names.contains(one.function().name()))
        .toList();
  }

  private boolean isCarried() {
    return wiring.steps().stream()
        .anyMatch(step -> NORMALIZATIONS.contains(step.node().operator()) || isResidual(step));
  }

  /// A sum of two values of which both carry signals of layers.
  private boolean isResidual(Step step) {
    return step.is("Add")
        && step.inputs().stream().allMatch(wire -> signals.layerBefore(wire).isPresent());
  }

  private static void several(
      String id,
      String what,
      String advice,
      List<Occurrence> found,
      int least,
      List<Finding> findings) {
    if (found.size() >= least && !found.isEmpty()) {
      String names =
          found.stream()
              .map(one -> one.function().name())
              .distinct()
              .collect(Collectors.joining(", "));
      String fact =
          "%d of %s %s, the first at %s."
              .formatted(found.size(), names, what, found.getFirst().node().label());
      findings.add(ruled(id, fact, advice));
    }
  }

  private static Finding ruled(String id, String fact, String advice) {
    Rule rule = Rulebook.named(id);
    return new Finding(id, fact, rule.reason().substring(0, rule.reason().length() - 1), advice);
  }

  /// Layers of weights with no function between.
  private void stacks(List<Finding> findings) {
    List<String> found = new ArrayList<>();
    for (Step step : wiring.steps()) {
      if (signals.isLayer(step) && isDense(step)) {
        straight(step)
            .ifPresent(before -> found.add(before.node().label() + " and " + step.node().label()));
      }
    }
    if (!found.isEmpty()) {
      findings.add(
          ruled(
              "linear-stack",
              "nothing stands between %s%s."
                  .formatted(
                      found.getFirst(),
                      found.size() > 1 ? ", and %d more pairs".formatted(found.size() - 1) : ""),
              "put an activation such as relu between them, or make one layer of them; a narrow layer may stand there to save weights"));
    }
  }

  private static boolean isDense(Step step) {
    return step.is("Gemm") || step.is("MatMul");
  }

  private Optional<Step> straight(Step layer) {
    int wire = layer.input(0);
    for (int far = 0; far < FARTHEST; far++) {
      Optional<Step> step = wiring.producer(wire);
      if (step.isEmpty() || wiring.consumers(wire).size() > 1) {
        return Optional.empty();
      }
      if (signals.isLayer(step.get())) {
        return step.filter(GraphRules::isDense);
      }
      boolean isBias = step.get().inputs().stream().filter(signals::carries).count() == 1;
      if (!CARRYING.contains(step.get().node().operator()) || !isBias) {
        return Optional.empty();
      }
      int data = step.get().inputs().stream().filter(signals::carries).findFirst().orElse(-1);
      wire = data;
    }
    return Optional.empty();
  }
}
