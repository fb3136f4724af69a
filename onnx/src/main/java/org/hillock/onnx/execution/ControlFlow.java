package org.hillock.onnx.execution;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.Dimension;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.Graph;
import org.hillock.onnx.ValueType;

/// Operators with graphs inside.
final class ControlFlow {
  /// A loop of nothing takes no steps that are counted elsewhere.
  private static final long MOST_TURNS = 10_000_000;

  private ControlFlow() {}

  static Map<String, Operator> all() {
    return Map.ofEntries(
        entry("If", ControlFlow::branch),
        entry("Loop", ControlFlow::loop),
        entry("Scan", ControlFlow::scan));
  }

  private static List<Value> branch(Call call) {
    Graph chosen = call.graph(isTrue(call, call.integers(0)) ? "then_branch" : "else_branch");
    return call.bodies().outputs(chosen, List.of());
  }

  private static boolean isTrue(Call call, Value value) {
    if (value instanceof Value.Integers(ElementType _, Dims _, long[] truths)
        && truths.length == 1) {
      return truths[0] != 0;
    }
    throw call.wrong("a condition is not a single truth");
  }

  /// Values go from turn to turn; what else the body gives is collected, a turn beside the next.
  private static List<Value> loop(Call call) {
    Graph body = call.graph("body");
    long most = call.has(0) ? single(call, 0) : Long.MAX_VALUE;
    boolean goesOn = !call.has(1) || isTrue(call, call.input(1));
    List<Value> carried = new ArrayList<>();
    for (int i = 2; i < call.inputs().size(); i++) {
      carried.add(call.input(i));
    }
    int states = carried.size();
    List<List<Value>> collected = lists(body.outputs().size() - 1 - states, call);
    for (long turn = 0; turn < most && goesOn; turn++) {
      if (turn == MOST_TURNS) {
        throw call.wrong("it has gone round %d times and does not end".formatted(MOST_TURNS));
      }
      List<Value> inputs = new ArrayList<>();
      inputs.add(new Value.Integers(ElementType.INT64, Dims.of(), new long[] {turn}));
      inputs.add(new Value.Integers(ElementType.BOOL, Dims.of(), new long[] {1}));
      inputs.addAll(carried);
      List<Value> outputs = call.bodies().outputs(body, inputs);
      goesOn = isTrue(call, outputs.getFirst());
      carried = outputs.subList(1, 1 + states);
      for (int i = 0; i < collected.size(); i++) {
        collected.get(i).add(outputs.get(1 + states + i));
      }
    }
    List<Value> results = new ArrayList<>(carried);
    for (int i = 0; i < collected.size(); i++) {
      results.add(stacked(call, collected.get(i), 0, body.outputs().get(1 + states + i)));
    }
    return results;
  }

  private static long single(Call call, int input) {
    long[] values = call.integers(input).values();
    if (values.length != 1) {
      throw call.wrong("input %d is not a single number".formatted(input + 1));
    }
    return values[0];
  }

  private static List<List<Value>> lists(int count, Call call) {
    if (count < 0) {
      throw call.wrong("its body gives fewer values than it has to carry on");
    }
    List<List<Value>> lists = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lists.add(new ArrayList<>());
    }
    return lists;
  }

  /// Before version 9 a batch of rows, which may end before the others, goes through one by one.
  private static List<Value> scan(Call call) {
    if (call.opset() >= 9) {
      return scan(
          call,
          call.inputs().stream()
              .map(input -> input.orElseThrow(() -> call.wrong("an input is missing")))
              .toList());
    }
    List<Value> inputs = new ArrayList<>();
    for (int i = 1; i < call.inputs().size(); i++) {
      inputs.add(call.input(i));
    }
    if (call.has(0)) {
      throw call.wrong("its rows have lengths of their own");
    }
    int batch = inputs.isEmpty() ? 0 : inputs.getFirst().dims().size(0);
    List<List<Value>> rows = new ArrayList<>();
    for (int row = 0; row < batch; row++) {
      List<Value> own = new ArrayList<>();
      for (Value input : inputs) {
        own.add(without(Moves.part(input, 0, row, 1, 1), 0));
      }
      rows.add(scan(call, own));
    }
    Graph body = call.graph("body");
    List<Value> results = new ArrayList<>();
    for (int i = 0; i < body.outputs().size(); i++) {
      int output = i;
      List<Value> of = rows.stream().map(row -> row.get(output)).toList();
      results.add(stacked(call, of, 0, body.outputs().get(i)));
    }
    return results;
  }

  private static List<Value> scan(Call call, List<Value> inputs) {
    Graph body = call.graph("body");
    int scanned = Math.toIntExact(call.integer("num_scan_inputs", 0));
    int states = inputs.size() - scanned;
    if (scanned < 1 || states < 0) {
      throw call.wrong("it goes through %d of its %d inputs".formatted(scanned, inputs.size()));
    }
    boolean old = call.opset() < 9;
    long[] backward =
        call.integers(old ? "directions" : "scan_input_directions").orElse(new long[scanned]);
    long[] axes = call.integers("scan_input_axes").orElse(new long[scanned]);
    List<List<Value>> collected = lists(body.outputs().size() - states, call);
    List<Value> carried = inputs.subList(0, states);
    int turns = inputs.get(states).dims().size(inputs.get(states).dims().axis(axes[0]));
    for (int turn = 0; turn < turns; turn++) {
      List<Value> given = new ArrayList<>(carried);
      for (int i = 0; i < scanned; i++) {
        Value all = inputs.get(states + i);
        int axis = all.dims().axis(axes[i]);
        if (all.dims().size(axis) != turns) {
          throw call.wrong("what it goes through is not equally long");
        }
        int at = backward[i] == 0 ? turn : turns - 1 - turn;
        given.add(without(Moves.part(all, axis, at, 1, 1), axis));
      }
      List<Value> outputs = call.bodies().outputs(body, given);
      carried = outputs.subList(0, states);
      for (int i = 0; i < collected.size(); i++) {
        collected.get(i).add(outputs.get(states + i));
      }
    }
    List<Value> results = new ArrayList<>(carried);
    long[] outAxes = call.integers("scan_output_axes").orElse(new long[collected.size()]);
    long[] outBackward = call.integers("scan_output_directions").orElse(new long[collected.size()]);
    for (int i = 0; i < collected.size(); i++) {
      List<Value> all = collected.get(i);
      if (outBackward[i] != 0) {
        Collections.reverse(all);
      }
      results.add(stacked(call, all, outAxes[i], body.outputs().get(states + i)));
    }
    return results;
  }

  private static Value without(Value value, int axis) {
    List<Integer> sizes = new ArrayList<>(value.dims().sizes());
    sizes.subList(axis, axis + 1).clear();
    return value.in(new Dims(sizes));
  }

  /// Values along a new axis.
  ///
  /// @param declared says what they are if there are none
  private static Value stacked(Call call, List<Value> all, long axis, Declaration declared) {
    if (all.isEmpty()) {
      return none(call, declared);
    }
    Dims dims = all.getFirst().dims();
    int at = (int) (axis < 0 ? axis + dims.rank() + 1 : axis);
    if (at < 0 || at > dims.rank()) {
      throw call.wrong("a value of %s gets no new axis %d".formatted(dims, axis));
    }
    List<Value> slices = new ArrayList<>();
    for (Value one : all) {
      if (!one.dims().equals(dims)) {
        throw call.wrong(
            "it collects values of %s and %s, which cannot lie side by side"
                .formatted(dims, one.dims()));
      }
      List<Integer> sizes = new ArrayList<>(dims.sizes());
      sizes.add(at, 1);
      slices.add(one.in(new Dims(sizes)));
    }
    return Moves.joined(slices, at, slices.size());
  }

  private static Value none(Call call, Declaration declared) {
    List<Integer> sizes = new ArrayList<>(List.of(0));
    ElementType type = ElementType.FLOAT;
    if (declared.type() instanceof ValueType.OfTensor tensor) {
      type = tensor.elements();
      for (Dimension size : tensor.shape().orElse(List.of())) {
        sizes.add(
            size instanceof Dimension.Known(long known)
                ? Math.clamp(known, 0, Integer.MAX_VALUE)
                : 0);
      }
    }
    return Casts.to(type, new Value.Floats(new Dims(sizes), new float[0]), call);
  }
}
