package org.hillock.onnx.census;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.activation.Activations;
import org.hillock.onnx.Attribute;

/// Recognizes functions of whole rows that end in a step: softmax and its kin as operators or
/// written out, gated functions, and those of halves.
final class Rows {
  private static final Map<String, String> GATED =
      Map.of(
          "sigmoid",
          "glu",
          "swish",
          "swiglu",
          "gelu",
          "geglu",
          "gelu_tanh",
          "geglu",
          "relu",
          "reglu");

  private Rows() {}

  static Optional<Match> match(Step step, Wiring wiring) {
    if (!step.isKnownDomain() || step.output(0) < 0) {
      return Optional.empty();
    }
    return switch (step.node().operator()) {
      case "Softmax", "QLinearSoftmax" -> Optional.of(softmax(step, wiring));
      case "LogSoftmax" -> Optional.of(operator("log_softmax", step));
      case "Hardmax" -> Optional.of(operator("hardmax", step));
      case "PRelu" ->
          Optional.of(new Match(named("prelu"), step.input(0), step.input(1), 1, List.of(step)));
      case "Log" ->
          wiring
              .producer(step.input(0), "Softmax")
              .map(inner ->
                  new Match(
                      named("log_softmax"), inner.input(0), -1, axis(inner), List.of(inner, step)));
      case "Div" -> writtenOut(step, wiring);
      case "Sub" -> logWrittenOut(step, wiring);
      case "Concat" -> halves(step, wiring);
      case "Mul" -> gated(step, wiring);
      case "Max" -> largestOfPieces(step, wiring);
      case "Relu" -> Sparse.match(step, wiring);
      default -> Optional.empty();
    };
  }

  private static Recognized named(String name) {
    return Recognized.of(Activations.named(name));
  }

  private static Match operator(String name, Step step) {
    return new Match(named(name), step.input(0), -1, axis(step), List.of(step));
  }

  /// Before opset 13 rows begin at axis 1 unless the node says otherwise.
  private static int axis(Step step) {
    return step.node().attribute("axis").orElse(null) instanceof Attribute.OfInteger(long axis)
        ? (int) axis
        : step.opset() < 13 ? 1 : -1;
  }

  private static Match softmax(Step step, Wiring wiring) {
    return wiring
        .producer(step.input(0), "Neg")
        .filter(neg -> wiring.consumers(neg.output(0)).size() == 1)
        .map(neg -> new Match(named("softmin"), neg.input(0), -1, axis(step), List.of(neg, step)))
        .orElseGet(() -> operator("softmax", step));
  }

  /// exp(z) / Σ exp(z), where z may be x less its largest.
  private static Optional<Match> writtenOut(Step division, Wiring wiring) {
    Optional<Step> exponential = wiring.producer(division.input(0), "Exp");
    Optional<Step> sum = wiring.producer(division.input(1), "ReduceSum");
    if (exponential.isEmpty() || sum.isEmpty() || sum.get().input(0) != division.input(0)) {
      return Optional.empty();
    }
    List<Step> steps = new ArrayList<>(List.of(exponential.get(), sum.get(), division));
    int root = lessItsLargest(exponential.get().input(0), steps, wiring);
    Optional<Step> negative = wiring.producer(root, "Neg");
    if (negative.isPresent()) {
      steps.addFirst(negative.get());
      return Optional.of(new Match(named("softmin"), negative.get().input(0), -1, -1, steps));
    }
    return Optional.of(new Match(named("softmax"), root, -1, -1, steps));
  }

  /// z - log Σ exp(z).
  private static Optional<Match> logWrittenOut(Step difference, Wiring wiring) {
    Optional<Step> together = wiring.producer(difference.input(1), "ReduceLogSumExp");
    if (together.isPresent() && together.get().input(0) == difference.input(0)) {
      List<Step> steps = new ArrayList<>(List.of(together.get(), difference));
      int root = lessItsLargest(difference.input(0), steps, wiring);
      return Optional.of(new Match(named("log_softmax"), root, -1, -1, steps));
    }
    Optional<Step> logarithm = wiring.producer(difference.input(1), "Log");
    Optional<Step> sum = logarithm.flatMap(log -> wiring.producer(log.input(0), "ReduceSum"));
    Optional<Step> exponential = sum.flatMap(one -> wiring.producer(one.input(0), "Exp"));
    if (exponential.isEmpty() || exponential.get().input(0) != difference.input(0)) {
      return Optional.empty();
    }
    List<Step> steps =
        new ArrayList<>(
            List.of(exponential.get(), sum.orElseThrow(), logarithm.orElseThrow(), difference));
    int root = lessItsLargest(difference.input(0), steps, wiring);
    return Optional.of(new Match(named("log_softmax"), root, -1, -1, steps));
  }

  /// The x of x - max(x), whose steps are put in front; else what is given.
  private static int lessItsLargest(int wire, List<Step> steps, Wiring wiring) {
    Optional<Step> difference = wiring.producer(wire, "Sub");
    Optional<Step> largest = difference.flatMap(sub -> wiring.producer(sub.input(1), "ReduceMax"));
    if (largest.isPresent() && largest.get().input(0) == difference.orElseThrow().input(0)) {
      steps.addFirst(difference.orElseThrow());
      steps.addFirst(largest.get());
      return largest.get().input(0);
    }
    return wire;
  }

  /// relu(x) and relu(-x), one after the other.
  private static Optional<Match> halves(Step concatenation, Wiring wiring) {
    Optional<Step> first = wiring.producer(concatenation.input(0), "Relu");
    Optional<Step> second = wiring.producer(concatenation.input(1), "Relu");
    Optional<Step> negative = second.flatMap(relu -> wiring.producer(relu.input(0), "Neg"));
    if (concatenation.inputs().size() != 2
        || first.isEmpty()
        || negative.isEmpty()
        || negative.get().input(0) != first.get().input(0)) {
      return Optional.empty();
    }
    return Optional.of(
        new Match(
            named("crelu"),
            first.get().input(0),
            -1,
            axis(concatenation),
            List.of(first.get(), negative.get(), second.orElseThrow(), concatenation)));
  }

  /// The largest of every k-th number from the first on, from the second on, and so on.
  private static Optional<Match> largestOfPieces(Step largest, Wiring wiring) {
    List<Step> steps = new ArrayList<>();
    int root = -1;
    for (int wire : largest.inputs()) {
      Optional<Step> slice = wiring.producer(wire, "Slice");
      double apart = slice.flatMap(one -> wiring.number(one.input(4))).orElse(0.0);
      if (slice.isEmpty()
          || (root >= 0 && slice.get().input(0) != root)
          || apart != largest.inputs().size()
          || apart < 2) {
        return Optional.empty();
      }
      root = slice.get().input(0);
      steps.add(slice.get());
    }
    steps.add(largest);
    double pieces = largest.inputs().size();
    Map<String, Double> parameters = pieces == 2 ? Map.of() : Map.of("pieces", pieces);
    Recognized function =
        new Recognized(
            "maxout",
            parameters,
            Optional.of(Activations.named("maxout", Map.of("pieces", pieces))));
    return Optional.of(new Match(function, root, -1, -1, steps));
  }

  /// a φ(b), where a and b are parts of one value, or two layers of one.
  private static Optional<Match> gated(Step product, Wiring wiring) {
    for (int side = 0; side < 2; side++) {
      int plain = product.input(side);
      Optional<Match> gate =
          wiring.producer(product.input(1 - side)).flatMap(step -> Formulas.match(step, wiring));
      if (gate.isPresent()
          && GATED.containsKey(gate.get().function().name())
          && gate.get().function().parameters().isEmpty()) {
        int root = siblings(plain, gate.get().root(), wiring);
        if (root >= 0) {
          List<Step> steps = new ArrayList<>(gate.get().steps());
          steps.add(product);
          String name = GATED.get(gate.get().function().name());
          return Optional.of(new Match(gated(name, plain, wiring), root, -1, -1, steps));
        }
      }
    }
    return Optional.empty();
  }

  /// Of layers side by side no one value comes in.
  private static Recognized gated(String name, int part, Wiring wiring) {
    return wiring.producer(part, "Split").isPresent() || wiring.producer(part, "Slice").isPresent()
        ? named(name)
        : new Recognized(name, Map.of(), Optional.empty());
  }

  /// Of what two wires are different parts or layers; -1 if they are not.
  private static int siblings(int a, int b, Wiring wiring) {
    if (a == b) {
      return -1;
    }
    Optional<Step> left = wiring.producer(a);
    Optional<Step> right = wiring.producer(b);
    if (left.isEmpty() || right.isEmpty()) {
      return -1;
    }
    for (String part : List.of("Split", "Slice", "Gather")) {
      if (left.get().is(part)
          && right.get().is(part)
          && left.get().input(0) == right.get().input(0)) {
        return left.get().input(0);
      }
    }
    int one = fed(left.get(), wiring);
    return one >= 0 && one == fed(right.get(), wiring) ? one : -1;
  }

  /// What comes into a layer without its bias; -1 if it is none.
  private static int fed(Step step, Wiring wiring) {
    if (step.is("Add")) {
      int data = wiring.isConstant(step.input(0)) ? step.input(1) : step.input(0);
      boolean isBias = wiring.isConstant(step.input(0)) || wiring.isConstant(step.input(1));
      return isBias ? wiring.producer(data).map(inner -> weighted(inner, wiring)).orElse(-1) : -1;
    }
    return weighted(step, wiring);
  }

  private static int weighted(Step step, Wiring wiring) {
    boolean isLayer = step.is("MatMul") || step.is("Gemm") || step.is("Conv");
    return isLayer && wiring.isConstant(step.input(1)) ? step.input(0) : -1;
  }
}
