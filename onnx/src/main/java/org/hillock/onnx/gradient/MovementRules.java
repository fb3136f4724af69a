package org.hillock.onnx.gradient;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.execution.Call;
import org.hillock.onnx.execution.Value;

/// Operators that only move numbers about. Where each went is found by letting the operator move
/// numbers that count the places, so there is one rule for all.
final class MovementRules {
  private MovementRules() {}

  static Map<String, Rule> all() {
    Map<String, Rule> all = new HashMap<>();
    for (String name : List.of("Reshape", "Flatten", "Squeeze", "Unsqueeze")) {
      all.put(name, MovementRules::stay);
    }
    for (String name :
        List.of(
            "Transpose",
            "Slice",
            "Gather",
            "GatherElements",
            "GatherND",
            "Expand",
            "Tile",
            "Split",
            "Pad",
            "DepthToSpace",
            "SpaceToDepth",
            "Compress",
            "Trilu")) {
      all.put(name, local -> move(local, 0, 1));
    }
    all.put("Concat", local -> move(local, 0, Integer.MAX_VALUE));
    all.put("Where", local -> move(local, 1, 3));
    return all;
  }

  /// The numbers stay where they are, in other sizes.
  private static void stay(Local local) {
    float[] dy = local.dy();
    float[] dx = local.gradient(0);
    for (int i = 0; i < dx.length; i++) {
      dx[i] += dy[i];
    }
  }

  /// @param from the first input whose numbers are moved
  /// @param to the one after the last
  private static void move(Local local, int from, int to) {
    local.onlyBefore(to);
    Call call = local.call();
    List<Optional<Value>> counted = new ArrayList<>(call.inputs());
    int[] starts = new int[call.inputs().size() + 1];
    // From 1 on: numbers that come from no place, as around a Pad, are 0.
    int next = 1;
    for (int input = 0; input < call.inputs().size(); input++) {
      starts[input] = next;
      if (input >= from && input < to) {
        int count = call.input(input).dims().count();
        counted.set(input, Optional.of(numbers(call.input(input), next)));
        next += count;
      } else if (call.has(input) && call.input(input) instanceof Value.Floats filling) {
        counted.set(
            input,
            Optional.of(
                new Value.Integers(
                    ElementType.INT64, filling.dims(), new long[filling.values().length])));
      }
    }
    starts[call.inputs().size()] = next;
    List<Value> places = local.again(new Call(call.node(), call.opset(), counted, call.bodies()));
    for (int output = 0; output < local.outputs().size(); output++) {
      for (int input = from; input < Math.min(to, call.inputs().size()); input++) {
        if (local.wants(input)) {
          add(local, output, (Value.Integers) places.get(output), input, starts);
        }
      }
    }
  }

  private static Value.Integers numbers(Value value, int first) {
    long[] numbers = new long[value.dims().count()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (long) first + i;
    }
    return new Value.Integers(ElementType.INT64, value.dims(), numbers);
  }

  private static void add(Local local, int output, Value.Integers places, int input, int[] starts) {
    float[] dy = local.dy(output);
    float[] dx = local.gradient(input);
    for (int i = 0; i < dy.length; i++) {
      long place = places.values()[i];
      if (place >= starts[input] && place < starts[input + 1]) {
        dx[(int) place - starts[input]] += dy[i];
      }
    }
  }
}
