package org.hillock.onnx.census;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hillock.onnx.Dimension;
import org.hillock.onnx.Node;
import org.hillock.onnx.Tensor;

/// Says where in a model an activation is, what it is there for, and whether it is one at all.
final class Places {
  /// These also serve other ends, in sizes, masks and positions.
  private static final Set<String> AMBIGUOUS =
      Set.of(
          "exponential",
          "sine",
          "step",
          "cube",
          "gaussian",
          "hard_tanh",
          "clip",
          "squareplus",
          "log_cosh");

  /// Operators that are an activation whatever goes through them.
  private static final Set<String> PLAIN =
      Set.of("Max", "Min", "Clip", "Where", "Mul", "Add", "Sub", "Div", "Cast");

  private static final Set<String> PASSING =
      Set.of(
          "Identity",
          "Dropout",
          "Cast",
          "Reshape",
          "Transpose",
          "Squeeze",
          "Unsqueeze",
          "QuantizeLinear",
          "DequantizeLinear",
          "DynamicQuantizeLinear",
          "Where");

  private static final Set<String> SHARES = Set.of("sigmoid", "hard_sigmoid");

  private static final int FARTHEST = 8;

  private final Wiring wiring;
  private final Signals signals;
  private final Shapes shapes;

  Places(Wiring wiring, Signals signals, Shapes shapes) {
    this.wiring = wiring;
    this.signals = signals;
    this.shapes = shapes;
  }

  /// Whether it shapes what the model is about, and not a size or a mask.
  boolean isActivation(Match match) {
    String name = match.function().name();
    if (AMBIGUOUS.contains(name)) {
      return signals.carries(match.root()) && signals.layerBefore(match.root()).isPresent();
    }
    return !PLAIN.contains(match.end().node().operator()) || signals.carries(match.root());
  }

  Occurrence of(Match match) {
    int out = match.end().output(0);
    Optional<Step> layer = signals.layerBefore(match.root());
    return new Occurrence(
        match.function(),
        role(match),
        match.end().node(),
        false,
        match.steps().size(),
        match.end().place(),
        layer.map(Step::node),
        match.function().function().map(_ -> origin(match.root())),
        match.parameter() < 0 ? Optional.empty() : wiring.constant(match.parameter()),
        axis(match, layer),
        shapes.of(out));
  }

  Occurrence inside(Step step, Fused.Inside inside) {
    boolean isOutput =
        inside.role() == Role.HIDDEN && step.output(0) >= 0 && !signals.leadsOn(step.output(0));
    Optional<Node> layer =
        signals.isLayer(step)
            ? Optional.of(step.node())
            : signals.layerBefore(step.input(0)).map(Step::node);
    Optional<List<Dimension>> shape =
        step.output(0) < 0 ? Optional.empty() : shapes.of(step.output(0));
    return new Occurrence(
        inside.function(),
        isOutput ? Role.OUTPUT : inside.role(),
        step.node(),
        true,
        1,
        step.place(),
        layer,
        Optional.empty(),
        Optional.empty(),
        Signals.isConvolution(step) ? 1 : -1,
        shape);
  }

  private Occurrence.Origin origin(int wire) {
    Optional<Step> step = wiring.producer(wire);
    return new Occurrence.Origin(
        wiring.name(wire),
        step.map(Step::node),
        step.map(one -> one.outputs().indexOf(wire)).orElse(0));
  }

  private Role role(Match match) {
    int out = match.end().output(0);
    if (match.function().name().endsWith("max") && weighs(out, 0)) {
      return Role.ATTENTION;
    }
    if (SHARES.contains(match.function().name()) && scales(out, 0)) {
      return Role.GATE;
    }
    return signals.leadsOn(out) ? Role.HIDDEN : Role.OUTPUT;
  }

  /// Whether it goes into a product with other values.
  private boolean weighs(int wire, int far) {
    for (Step step : wiring.consumers(wire)) {
      if ((step.is("MatMul") || step.is("MatMulInteger") || step.is("Einsum"))
          && step.inputs().stream().noneMatch(other -> other != wire && isWeight(step, other))) {
        return true;
      }
      if (passes(step, far) && weighs(step.output(0), far + 1)) {
        return true;
      }
    }
    return false;
  }

  /// The second factor; further inputs are zero points.
  private boolean isWeight(Step step, int wire) {
    return step.inputs().indexOf(wire) < 2 && signals.isFixed(wire);
  }

  /// Whether it is multiplied with other values of its place.
  private boolean scales(int wire, int far) {
    for (Step step : wiring.consumers(wire)) {
      if (step.is("Mul")
          && step.inputs().stream().noneMatch(other -> other != wire && signals.isFixed(other))) {
        return true;
      }
      if (passes(step, far) && scales(step.output(0), far + 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean passes(Step step, int far) {
    return far < FARTHEST && step.output(0) >= 0 && PASSING.contains(step.node().operator());
  }

  /// Channels come right after examples where convolutions are.
  private int axis(Match match, Optional<Step> layer) {
    if (match.axis() != -1 && !match.function().name().equals("prelu")) {
      return match.axis();
    }
    Optional<Tensor> trained =
        match.parameter() < 0 ? Optional.empty() : wiring.constant(match.parameter());
    if (trained.isPresent() && !trained.get().dims().isEmpty()) {
      return trained.get().dims().getLast() == 1 ? 1 : -1;
    }
    return layer.filter(Signals::isConvolution).isPresent() ? 1 : -1;
  }
}
