package org.hillock.onnx.tuning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Value;

/// Rows that are put into a model.
///
/// @param inputs by name; the first axis of each is the rows
/// @param rows how many there are
public record Sample(Map<String, Value> inputs, int rows) {
  /// Copies the map.
  public Sample {
    inputs = Map.copyOf(inputs);
  }

  /// Some of the rows, in this order; one may come again.
  public Sample some(int... wanted) {
    Map<String, Value> picked = new LinkedHashMap<>();
    inputs.forEach((name, value) -> picked.put(name, some(value, wanted)));
    return new Sample(picked, wanted.length);
  }

  private static Value some(Value value, int... wanted) {
    int size = value.dims().product(1, value.dims().rank());
    Dims dims = value.dims().with(0, wanted.length);
    IntStream places =
        IntStream.of(wanted).flatMap(row -> IntStream.range(row * size, (row + 1) * size));
    return switch (value) {
      case Value.Floats(_, float[] all) -> {
        float[] some = new float[dims.count()];
        for (int i = 0; i < wanted.length; i++) {
          System.arraycopy(all, wanted[i] * size, some, i * size, size);
        }
        yield new Value.Floats(dims, some);
      }
      case Value.Doubles(_, double[] all) ->
          new Value.Doubles(dims, places.mapToDouble(i -> all[i]).toArray());
      case Value.Integers(var type, _, long[] all) ->
          new Value.Integers(type, dims, places.mapToLong(i -> all[i]).toArray());
      case Value.Texts(_, List<String> all) -> {
        List<String> some = new ArrayList<>();
        places.forEach(i -> some.add(all.get(i)));
        yield new Value.Texts(dims, some);
      }
    };
  }
}
