package org.hillock.onnx.execution;

import java.util.Map;
import java.util.stream.IntStream;

/// Elements around a value.
final class Padding {
  /// A place outside the value.
  private static final int OUTSIDE = -1;

  private Padding() {}

  static Map<String, Operator> all() {
    return Map.of("Pad", Operator.of(Padding::padded));
  }

  /// Before version 11 the numbers are settings, and before version 2 under another name.
  private static Value padded(Call call) {
    Value x = call.input(0);
    int rank = x.dims().rank();
    long[] given =
        call.integers(1, "pads")
            .or(() -> call.integers("paddings"))
            .orElseThrow(() -> call.wrong("it is not said how much is put around"));
    int[] axes =
        call.has(3) ? x.dims().axes(call.integers(3).values()) : IntStream.range(0, rank).toArray();
    if (given.length != 2 * axes.length) {
      throw call.wrong(
          "%d numbers for both ends of %d axes are given".formatted(given.length, axes.length));
    }
    long[] before = new long[rank];
    long[] after = new long[rank];
    long[] sizes = x.dims().sizes().stream().mapToLong(size -> size).toArray();
    for (int i = 0; i < axes.length; i++) {
      before[axes[i]] = given[i];
      after[axes[i]] = given[axes.length + i];
      sizes[axes[i]] = Math.addExact(sizes[axes[i]], Math.addExact(given[i], after[axes[i]]));
    }
    Dims dims = Dims.of(sizes);
    String mode = call.text("mode", "constant");
    int[] places = new int[dims.count()];
    int[] strides = x.dims().strides();
    int inner = places.length;
    for (int axis = 0; axis < rank && places.length > 0; axis++) {
      int size = dims.size(axis);
      inner /= size;
      for (int i = 0; i < size; i++) {
        int source = source(call, mode, i - before[axis], x.dims().size(axis));
        add(places, i * inner, inner, size * inner, source, strides[axis]);
      }
    }
    return mode.equals("constant") ? around(call, x, dims, places) : Elements.at(x, dims, places);
  }

  /// Adds a place along one axis to blocks of elements that are equally far apart.
  private static void add(int[] places, int from, int n, int apart, int source, int stride) {
    for (int block = from; block < places.length; block += apart) {
      for (int at = block; at < block + n; at++) {
        boolean outside = source == OUTSIDE || places[at] == OUTSIDE;
        places[at] = outside ? OUTSIDE : places[at] + source * stride;
      }
    }
  }

  private static int source(Call call, String mode, long i, int size) {
    if (i >= 0 && i < size) {
      return (int) i;
    }
    if (size == 0 && !mode.equals("constant")) {
      throw call.wrong("there is nothing that could be repeated around it");
    }
    return switch (mode) {
      case "constant" -> OUTSIDE;
      case "edge" -> i < 0 ? 0 : size - 1;
      case "wrap" -> (int) Math.floorMod(i, (long) size);
      case "reflect" -> {
        long turn = Math.floorMod(i, Math.max(1, 2L * (size - 1)));
        yield (int) Math.min(turn, 2L * (size - 1) - turn);
      }
      default -> throw call.wrong("its setting mode is \"%s\"".formatted(mode));
    };
  }

  private static Value around(Call call, Value x, Dims dims, int[] places) {
    Value around =
        call.has(2)
            ? call.input(2)
            : Casts.to(
                x.type(), new Value.Floats(Dims.of(), new float[] {call.number("value", 0)}), call);
    if (around.type() != x.type() || around.dims().count() != 1) {
      throw call.wrong("what is put around is not a single one of type " + x.type());
    }
    // The one is put behind the others, so that it has a place.
    int n = x.dims().count();
    Object all = Elements.room(x, n + 1);
    System.arraycopy(Elements.array(x), 0, all, 0, n);
    System.arraycopy(Elements.array(around), 0, all, n, 1);
    for (int i = 0; i < places.length; i++) {
      places[i] = places[i] == OUTSIDE ? n : places[i];
    }
    return Elements.at(Elements.of(x, Dims.of(n + 1), all), dims, places);
  }
}
