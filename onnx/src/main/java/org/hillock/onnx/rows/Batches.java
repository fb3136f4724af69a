package org.hillock.onnx.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Value;

/// Rows in portions, so that what a model computes on the way fits into memory.
public final class Batches {
  private Batches() {}

  /// Portions of rows, which lie along the first axis. Inputs of different first sizes, such as a
  /// state beside rows, stay whole.
  ///
  /// @param inputs by name
  /// @param most rows in a portion; at least 1
  public static List<Map<String, Value>> of(Map<String, Value> inputs, int most) {
    List<Integer> sizes =
        inputs.values().stream()
            .map(value -> value.dims().rank() == 0 ? -1 : value.dims().size(0))
            .distinct()
            .toList();
    if (sizes.size() != 1 || sizes.getFirst() <= most) {
      return List.of(inputs);
    }
    int rows = sizes.getFirst();
    List<Map<String, Value>> batches = new ArrayList<>();
    for (int from = 0; from < rows; from += most) {
      Map<String, Value> batch = new LinkedHashMap<>();
      int begin = from;
      int end = Math.min(rows, from + most);
      inputs.forEach((name, value) -> batch.put(name, rows(value, begin, end)));
      batches.add(batch);
    }
    return batches;
  }

  private static Value rows(Value value, int from, int to) {
    Dims dims = value.dims().with(0, to - from);
    int size = value.dims().product(1, value.dims().rank());
    int begin = from * size;
    int end = to * size;
    return switch (value) {
      case Value.Floats(Dims _, float[] all) ->
          new Value.Floats(dims, Arrays.copyOfRange(all, begin, end));
      case Value.Doubles(Dims _, double[] all) ->
          new Value.Doubles(dims, Arrays.copyOfRange(all, begin, end));
      case Value.Integers(var type, Dims _, long[] all) ->
          new Value.Integers(type, dims, Arrays.copyOfRange(all, begin, end));
      case Value.Texts(Dims _, List<String> all) -> new Value.Texts(dims, all.subList(begin, end));
    };
  }
}
