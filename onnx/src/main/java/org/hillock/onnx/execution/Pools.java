package org.hillock.onnx.execution;

import java.util.List;
import java.util.Map;
import org.hillock.onnx.ElementType;

/// Pools of examples x channels x sizes, along 1 to 3 axes.
final class Pools {
  private Pools() {}

  static Map<String, Operator> all() {
    return Map.of(
        "MaxPool", Pools::largest,
        "AveragePool", Operator.of(call -> pooled(call, Pooling.mean(included(call)))),
        "LpPool", Operator.of(call -> pooled(call, Pooling.norm((double) call.integer("p", 2)))),
        "GlobalMaxPool", Operator.of(call -> whole(call, Pooling.largest())),
        "GlobalAveragePool", Operator.of(call -> whole(call, Pooling.mean(false))),
        "GlobalLpPool",
            Operator.of(call -> whole(call, Pooling.norm((double) call.integer("p", 2)))));
  }

  private static boolean included(Call call) {
    return call.flag("count_include_pad", false);
  }

  private static Value pooled(Call call, Pooling pooling) {
    Value.Floats x = call.floats(0);
    Sliding sliding = sliding(call, x.dims());
    int planes = x.dims().product(0, 2);
    Dims dims = sliding.dims(x.dims().size(0), x.dims().size(1));
    float[] y = new float[dims.count()];
    Windows windows = new Windows(sliding);
    for (int plane = 0; plane < planes; plane++) {
      for (int output = 0; output < sliding.outputs(); output++) {
        windows.at(output);
        y[plane * sliding.outputs() + output] =
            pooling.of(x.values(), plane * sliding.inputs(), windows);
      }
    }
    return new Value.Floats(dims, y);
  }

  /// Over whole channels, however many axes they have.
  private static Value whole(Call call, Pooling pooling) {
    Value.Floats x = call.floats(0);
    int rank = x.dims().rank();
    if (rank < 2) {
      throw call.wrong("its input of %s has no channels".formatted(x.dims()));
    }
    int size = x.dims().product(2, rank);
    Dims dims = x.dims();
    for (int axis = 2; axis < rank; axis++) {
      dims = dims.with(axis, 1);
    }
    float[] y = new float[dims.count()];
    Windows windows = new Windows(Sliding.of(List.of(new Slide(size, size, 1, 1, 0, 0, 1))));
    windows.at(0);
    for (int plane = 0; plane < y.length; plane++) {
      y[plane] = pooling.of(x.values(), plane * size, windows);
    }
    return new Value.Floats(dims, y);
  }

  private static Sliding sliding(Call call, Dims x) {
    int[] kernel =
        Dims.of(
                call.integers("kernel_shape")
                    .orElseThrow(() -> call.wrong("it has no kernel_shape")))
            .sizes()
            .stream()
            .mapToInt(size -> size)
            .toArray();
    return Sliding.of(call, x, kernel);
  }

  /// The largest, and where each is among all elements.
  private static List<Value> largest(Call call) {
    Dims x = call.input(0).dims();
    Sliding sliding = sliding(call, x);
    Dims dims = sliding.dims(x.size(0), x.size(1));
    int[] places = places(sliding, comparable(call), dims);
    Value y =
        switch (call.input(0)) {
          case Value.Integers(ElementType type, Dims _, long[] values) -> {
            long[] taken = new long[places.length];
            for (int i = 0; i < taken.length; i++) {
              taken[i] = values[places[i]];
            }
            yield new Value.Integers(type, dims, taken);
          }
          default -> {
            float[] values = call.floats(0).values();
            float[] taken = new float[places.length];
            for (int i = 0; i < taken.length; i++) {
              taken[i] = places[i] < 0 ? Float.NEGATIVE_INFINITY : values[places[i]];
            }
            yield new Value.Floats(dims, taken);
          }
        };
    return call.wants(1) ? List.of(y, indices(call, sliding, dims, places)) : List.of(y);
  }

  /// Integers of 8 bits compare as floats.
  private static float[] comparable(Call call) {
    if (!(call.input(0) instanceof Value.Integers integers)) {
      return call.floats(0).values();
    }
    float[] values = new float[integers.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = integers.values()[i];
    }
    return values;
  }

  private static int[] places(Sliding sliding, float[] x, Dims dims) {
    int[] places = new int[dims.count()];
    Windows windows = new Windows(sliding);
    for (int i = 0; i < places.length; i++) {
      windows.at(i % sliding.outputs());
      int from = i / sliding.outputs() * sliding.inputs();
      int best = -1;
      for (int tap = 0; tap < windows.count(); tap++) {
        int place = from + windows.place(tap);
        if (best < 0 || x[place] > x[best] || Float.isNaN(x[place])) {
          best = place;
        }
      }
      places[i] = best;
    }
    return places;
  }

  /// Counted row by row, or if it asks so, column by column.
  private static Value indices(Call call, Sliding sliding, Dims dims, int[] places) {
    long[] indices = new long[places.length];
    int height = sliding.height().size();
    int width = sliding.width().size();
    int depth = sliding.depth().size();
    for (int i = 0; i < indices.length; i++) {
      int inside = places[i] % sliding.inputs();
      int across = inside % width;
      int down = inside / width % height;
      int deep = inside / width / height;
      indices[i] =
          call.flag("storage_order", false)
              ? places[i] - inside + deep + (long) depth * (down + (long) height * across)
              : places[i];
    }
    return new Value.Integers(ElementType.INT64, dims, indices);
  }
}
