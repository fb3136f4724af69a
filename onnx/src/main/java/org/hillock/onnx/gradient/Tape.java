package org.hillock.onnx.gradient;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hillock.onnx.Node;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.execution.Call;
import org.hillock.onnx.execution.Listener;
import org.hillock.onnx.execution.Value;

/// What one computation did, step by step, so that it can be gone through backwards: the chain rule
/// in reverse mode.
///
/// Values are told apart by identity, not by name: so it does not matter whether a node is part of
/// the graph, of a branch or of a function.
///
/// ```java
/// Tape tape = Tape.of(model);
/// Map<String, Value> outputs = execution.outputs(inputs, tape);
/// IdentityHashMap<Value, float[]> gradients = tape.gradients(outputs.get("logits"), slopes, weights);
/// ```
public final class Tape implements Listener {
  private final OnnxModel model;
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, Value> values = new HashMap<>();

  private record Step(Node node, List<Optional<Value>> inputs, List<Value> outputs) {}

  private Tape(OnnxModel model) {
    this.model = model;
  }

  /// An empty one.
  public static Tape of(OnnxModel model) {
    return new Tape(model);
  }

  @Override
  public void computed(Node node, List<Optional<Value>> inputs, List<Value> outputs) {
    steps.add(new Step(node, inputs, outputs));
    for (int i = 0; i < Math.min(outputs.size(), node.outputs().size()); i++) {
      values.put(node.outputs().get(i), outputs.get(i));
    }
  }

  /// What was computed under a name.
  public Optional<Value> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /// ∂loss/∂weights.
  ///
  /// @param end a computed value on which the loss depends
  /// @param slopes ∂loss/∂end, for each of its elements
  /// @param weights by which to differentiate, the same objects that were put in
  /// @return by weight, compared by identity; those that the loss does not depend on are not there
  /// @throws org.hillock.activation.InvalidInputException if a node on the way cannot be
  ///   differentiated; names it
  public IdentityHashMap<Value, float[]> gradients(
      Value end, float[] slopes, Collection<Value> weights) {
    Set<Value> own = identities();
    own.addAll(weights);
    Set<Value> active = identities();
    active.addAll(weights);
    List<Step> differentiable = new ArrayList<>();
    Set<Value> known = identities();
    for (Step step : steps) {
      step.inputs.forEach(input -> input.ifPresent(known::add));
      boolean depends = step.inputs.stream().flatMap(Optional::stream).anyMatch(active::contains);
      boolean gives = false;
      for (Value output : step.outputs) {
        // What was known before was only handed through, as by a branch or a function.
        boolean fresh = known.add(output);
        if (fresh && depends && isReal(output)) {
          active.add(output);
          gives = true;
        }
      }
      if (gives) {
        differentiable.add(step);
      }
    }
    IdentityHashMap<Value, float[]> gradients = new IdentityHashMap<>();
    gradients.put(end, slopes.clone());
    for (Step step : differentiable.reversed()) {
      if (step.outputs.stream().anyMatch(gradients::containsKey)) {
        handOn(step, active, gradients);
        step.outputs.stream().filter(output -> !own.contains(output)).forEach(gradients::remove);
      }
    }
    gradients.keySet().retainAll(own);
    return gradients;
  }

  private void handOn(Step step, Set<Value> active, IdentityHashMap<Value, float[]> gradients) {
    Node node = step.node;
    Rule rule =
        Rules.of(node)
            .orElseThrow(() -> Local.refused(node.label(), "Hillock has no rule for its operator"));
    Call call =
        new Call(
            node,
            model.opsets().getOrDefault(node.domain(), 1L),
            step.inputs,
            (_, _) -> {
              throw Local.refused(node.label(), "it computes graphs inside");
            });
    rule.handOn(new Local(call, step.outputs, active, gradients));
  }

  private static boolean isReal(Value value) {
    return value instanceof Value.Floats || value instanceof Value.Doubles;
  }

  private static Set<Value> identities() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }
}
