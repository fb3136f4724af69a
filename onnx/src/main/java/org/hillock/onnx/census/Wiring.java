package org.hillock.onnx.census;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.Tensor;
import org.hillock.onnx.ValueType;

/// All nodes of a model one after the other, those of graphs inside and of its own functions
/// included, and the values between them as numbered wires.
final class Wiring {
  private final List<Step> steps = new ArrayList<>();
  private final List<Wire> wires = new ArrayList<>();
  private final List<Integer> inputs = new ArrayList<>();
  private final Map<Integer, List<Integer>> joined = new HashMap<>();

  /// What is known of a value.
  static final class Wire {
    private final String name;
    private int producer = -1;
    private final List<Integer> consumers = new ArrayList<>();
    private Optional<Tensor> constant = Optional.empty();
    private Optional<Double> number = Optional.empty();
    private Optional<ValueType> type = Optional.empty();
    private boolean isAnswer;

    private Wire(String name) {
      this.name = name;
    }
  }

  private Wiring() {}

  /// Lays out a model.
  static Wiring of(OnnxModel model) {
    Wiring wiring = new Wiring();
    new Layout(wiring, model).lay();
    return wiring;
  }

  List<Step> steps() {
    return steps;
  }

  int size() {
    return wires.size();
  }

  /// The wires that come from outside, in order.
  List<Integer> inputs() {
    return inputs;
  }

  String name(int wire) {
    return wires.get(wire).name;
  }

  /// The step that gives it; empty for inputs and constants.
  Optional<Step> producer(int wire) {
    int producer = wire < 0 ? -1 : wires.get(wire).producer;
    return producer < 0 ? Optional.empty() : Optional.of(steps.get(producer));
  }

  /// The step that gives it, if that is a certain operator.
  Optional<Step> producer(int wire, String operator) {
    return producer(wire).filter(step -> step.is(operator));
  }

  /// The steps that take it.
  List<Step> consumers(int wire) {
    return wires.get(wire).consumers.stream().map(steps::get).toList();
  }

  /// What the graphs inside a step give.
  List<Integer> joined(Step step) {
    return joined.getOrDefault(step.index(), List.of());
  }

  /// What it is in the file, if that does not depend on inputs and is written out.
  Optional<Tensor> constant(int wire) {
    return wire < 0 ? Optional.empty() : wires.get(wire).constant;
  }

  /// The one number that all its elements are, if that does not depend on inputs.
  Optional<Double> number(int wire) {
    return wire < 0 ? Optional.empty() : wires.get(wire).number;
  }

  boolean isConstant(int wire) {
    return constant(wire).isPresent() || number(wire).isPresent();
  }

  /// What the file says of it.
  Optional<ValueType> type(int wire) {
    return wires.get(wire).type;
  }

  /// Whether it is an output of the model.
  boolean isAnswer(int wire) {
    return wires.get(wire).isAnswer;
  }

  int add(String name) {
    wires.add(new Wire(name));
    return wires.size() - 1;
  }

  int addInput(Declaration input) {
    int wire = add(input.name());
    inputs.add(wire);
    wires.get(wire).type = Optional.of(input.type());
    return wire;
  }

  void add(Step step) {
    steps.add(step);
    for (int wire : step.inputs()) {
      if (wire >= 0) {
        wires.get(wire).consumers.add(step.index());
      }
    }
    for (int wire : step.outputs()) {
      if (wire >= 0) {
        wires.get(wire).producer = step.index();
      }
    }
    Constants.of(step, this);
  }

  /// Says that a step takes what a graph inside it gives.
  void joins(int wire, Step step) {
    wires.get(wire).consumers.add(step.index());
    joined.computeIfAbsent(step.index(), _ -> new ArrayList<>()).add(wire);
  }

  void constant(int wire, Tensor tensor) {
    wires.get(wire).constant = Optional.of(tensor);
    Constants.single(tensor).ifPresent(number -> number(wire, number));
  }

  void number(int wire, double number) {
    wires.get(wire).number = Optional.of(number);
  }

  void type(int wire, ValueType type) {
    wires.get(wire).type = Optional.of(type);
  }

  void answer(int wire) {
    wires.get(wire).isAnswer = true;
  }
}
