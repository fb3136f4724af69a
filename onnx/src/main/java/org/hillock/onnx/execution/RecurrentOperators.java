package org.hillock.onnx.execution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Recurrent networks over steps.
final class RecurrentOperators {
  private RecurrentOperators() {}

  static Map<String, Operator> all() {
    return Map.of(
        "RNN", call -> outputs(call, new Cell.Plain()),
        "GRU", call -> outputs(call, new Cell.Gated(call.flag("linear_before_reset", false))),
        "LSTM", call -> outputs(call, new Cell.Memory(call.flag("input_forget", false))));
  }

  /// Every step's states, then the last states, then the last memories.
  private static List<Value> outputs(Call call, Cell cell) {
    boolean rowsFirst = call.flag("layout", false);
    Value.Floats x = rowsFirst ? exchanged(call.floats(0)) : call.floats(0);
    if (x.dims().rank() != 3) {
      throw call.wrong("its input of %s is not steps x rows x numbers".formatted(x.dims()));
    }
    int steps = x.dims().size(0);
    int rows = x.dims().size(1);
    Dims r = call.floats(2).dims();
    int directions = r.size(0);
    int hidden = r.size(2);
    check(call, cell, x.dims(), directions, hidden);
    Dims states = Dims.of(directions, rows, hidden);
    float[] state = start(call, 5, states, rowsFirst);
    float[] memory = start(call, 6, states, rowsFirst);
    float[] y = new float[Dims.of(steps, directions, rows, hidden).count()];
    List<CellFunction> functions = CellFunction.of(call, cell.usual(), directions);
    int[] lengths = lengths(call, steps, rows);
    for (int direction = 0; direction < directions; direction++) {
      int from = direction * rows * hidden;
      float[] own = Arrays.copyOfRange(state, from, from + rows * hidden);
      float[] memories = Arrays.copyOfRange(memory, from, from + rows * hidden);
      Sweep.Weights weights =
          new Sweep.Weights(
              x.dims().size(2),
              hidden,
              call.floats(1).values(),
              call.floats(2).values(),
              optional(call, 3),
              cell instanceof Cell.Memory ? optional(call, 7) : new float[0],
              functions,
              call.number("clip", 0),
              direction);
      boolean back = direction == 1 || call.text("direction", "forward").equals("reverse");
      new Sweep(cell, weights, rows, own, memories).run(x.values(), lengths, back, y, directions);
      System.arraycopy(own, 0, state, from, own.length);
      System.arraycopy(memories, 0, memory, from, own.length);
    }
    return given(steps, states, y, state, memory, rowsFirst);
  }

  private static void check(Call call, Cell cell, Dims x, int directions, int hidden) {
    String direction = call.text("direction", "forward");
    int wanted = direction.equals("bidirectional") ? 2 : 1;
    Dims w = Dims.of(wanted, cell.gates() * hidden, x.size(2));
    Dims r = Dims.of(wanted, cell.gates() * hidden, hidden);
    long said = call.integer("hidden_size", hidden);
    if (directions != wanted
        || said != hidden
        || !call.floats(1).dims().equals(w)
        || !call.floats(2).dims().equals(r)) {
      throw call.wrong(
          "%d units, direction %s and an input of %s ask for weights of %s and %s, and they are %s and %s"
              .formatted(said, direction, x, w, r, call.floats(1).dims(), call.floats(2).dims()));
    }
    sized(call, 3, Dims.of(wanted, 2 * cell.gates() * hidden));
    if (cell instanceof Cell.Memory) {
      sized(call, 7, Dims.of(wanted, 3 * hidden));
    }
  }

  private static void sized(Call call, int input, Dims dims) {
    if (call.has(input) && !call.floats(input).dims().equals(dims)) {
      throw call.wrong(
          "input %d is %s, and %s is needed".formatted(input + 1, call.floats(input).dims(), dims));
    }
  }

  private static float[] optional(Call call, int input) {
    return call.has(input) ? call.floats(input).values() : new float[0];
  }

  private static float[] start(Call call, int input, Dims states, boolean rowsFirst) {
    if (!call.has(input)) {
      return new float[states.count()];
    }
    Value.Floats given = rowsFirst ? exchanged(call.floats(input)) : call.floats(input);
    if (!given.dims().equals(states)) {
      throw call.wrong(
          "its states at the start are %s, and %s is needed".formatted(given.dims(), states));
    }
    return given.values().clone();
  }

  private static int[] lengths(Call call, int steps, int rows) {
    int[] lengths = new int[rows];
    Arrays.fill(lengths, steps);
    if (call.has(4)) {
      long[] given = call.integers(4).values();
      for (int row = 0; row < rows; row++) {
        if (given.length != rows || given[row] < 0 || given[row] > steps) {
          throw call.wrong(
              "its lengths are %s, and each of %d rows has 0 to %d steps"
                  .formatted(Arrays.toString(given), rows, steps));
        }
        lengths[row] = (int) given[row];
      }
    }
    return lengths;
  }

  private static List<Value> given(
      int steps, Dims states, float[] y, float[] state, float[] memory, boolean rowsFirst) {
    int directions = states.size(0);
    int rows = states.size(1);
    int hidden = states.size(2);
    List<Value> outputs = new ArrayList<>();
    if (rowsFirst) {
      Value.Floats all = exchanged(new Value.Floats(Dims.of(steps * directions, rows, hidden), y));
      outputs.add(all.in(Dims.of(rows, steps, directions, hidden)));
      outputs.add(exchanged(new Value.Floats(states, state)));
      outputs.add(exchanged(new Value.Floats(states, memory)));
    } else {
      outputs.add(new Value.Floats(Dims.of(steps, directions, rows, hidden), y));
      outputs.add(new Value.Floats(states, state));
      outputs.add(new Value.Floats(states, memory));
    }
    return outputs;
  }

  /// With its first two sizes exchanged.
  private static Value.Floats exchanged(Value.Floats x) {
    int first = x.dims().size(0);
    int second = x.dims().size(1);
    int inner = x.dims().product(2, x.dims().rank());
    float[] exchanged = new float[x.values().length];
    for (int i = 0; i < first; i++) {
      for (int j = 0; j < second; j++) {
        System.arraycopy(
            x.values(), (i * second + j) * inner, exchanged, (j * first + i) * inner, inner);
      }
    }
    return new Value.Floats(x.dims().with(0, second).with(1, first), exchanged);
  }
}
