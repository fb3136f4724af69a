package org.hillock.onnx.execution;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/// Operators that take or replace elements at places that are computed. A place that is not there
/// is refused.
final class Gathers {
  private Gathers() {}

  static Map<String, Operator> all() {
    return Map.ofEntries(
        entry("Gather", Operator.of(Gathers::gather)),
        entry("GatherElements", Operator.of(Gathers::gatherElements)),
        entry("GatherND", Operator.of(Gathers::gatherBlocks)),
        entry("Scatter", Operator.of(Gathers::scatterElements)),
        entry("ScatterElements", Operator.of(Gathers::scatterElements)),
        entry("ScatterND", Operator.of(Gathers::scatterBlocks)),
        entry("Compress", Operator.of(Gathers::compressed)),
        entry(
            Operators.CLASSIC + "ArrayFeatureExtractor",
            Operator.of(call -> {
              Value x = call.input(0);
              Dims dims = x.dims().rank() == 1 ? Dims.of(1, x.dims().size(0)) : x.dims();
              return gathered(
                  call,
                  x.in(dims),
                  call.integers(1).in(Dims.of(call.integers(1).values().length)),
                  dims.rank() - 1);
            })));
  }

  private static Value gather(Call call) {
    Value x = call.input(0);
    return gathered(call, x, call.integers(1), x.dims().axis(call.integer("axis", 0)));
  }

  private static Value gathered(Call call, Value x, Value.Integers indices, int axis) {
    Dims dims = x.dims();
    int rank = dims.rank();
    int size = dims.size(axis);
    int[] places = new int[indices.values().length];
    for (int i = 0; i < places.length; i++) {
      places[i] = place(call, indices.values()[i], size);
    }
    long[] sizes = new long[rank - 1 + indices.dims().rank()];
    for (int i = 0; i < sizes.length; i++) {
      int behind = i - axis - indices.dims().rank();
      sizes[i] =
          i < axis
              ? dims.size(i)
              : behind < 0 ? indices.dims().size(i - axis) : dims.size(axis + 1 + behind);
    }
    Dims result = Dims.of(sizes);
    int inner = dims.product(axis + 1, rank);
    Object from = Elements.array(x);
    Object y = Elements.room(x, result.count());
    int at = 0;
    for (int i = 0; i < dims.product(0, axis); i++) {
      for (int place : places) {
        System.arraycopy(from, (i * size + place) * inner, y, at, inner);
        at += inner;
      }
    }
    return Elements.of(x, result, y);
  }

  private static int place(Call call, long index, int size) {
    if (index < -size || index >= size) {
      throw call.wrong("the index %d is out of range, and there are %d".formatted(index, size));
    }
    return (int) (index < 0 ? index + size : index);
  }

  private static Value gatherElements(Call call) {
    Value x = call.input(0);
    Value.Integers indices = call.integers(1);
    return Elements.at(x, indices.dims(), places(call, x.dims(), indices));
  }

  /// For each index the place in the value: that of the index itself, but for one axis, where it
  /// says where.
  private static int[] places(Call call, Dims dims, Value.Integers indices) {
    int axis = dims.axis(call.integer("axis", 0));
    if (indices.dims().rank() != dims.rank()) {
      throw call.wrong(
          "indices of %s do not go with a value of %s".formatted(indices.dims(), dims));
    }
    for (int i = 0; i < dims.rank(); i++) {
      if (i != axis && indices.dims().size(i) > dims.size(i)) {
        throw call.wrong(
            "indices of %s are larger than the value of %s".formatted(indices.dims(), dims));
      }
    }
    int[] strides = dims.strides();
    int[] own = indices.dims().strides();
    int[] places = new int[indices.values().length];
    for (int i = 0; i < places.length; i++) {
      int place = place(call, indices.values()[i], dims.size(axis)) * strides[axis];
      int rest = i;
      for (int k = 0; k < own.length; k++) {
        place += k == axis ? 0 : rest / own[k] * strides[k];
        rest %= own[k];
      }
      places[i] = place;
    }
    return places;
  }

  private static Value scatterElements(Call call) {
    Value x = call.input(0);
    Value.Integers indices = call.integers(1);
    Value updates = updates(call, x, indices.dims());
    Object y = copy(x);
    int[] places = places(call, x.dims(), indices);
    Scattering how = Scattering.of(call);
    for (int i = 0; i < places.length; i++) {
      how.put(Elements.array(updates), i, y, places[i], 1);
    }
    return Elements.of(x, x.dims(), y);
  }

  private static Value updates(Call call, Value x, Dims dims) {
    Value updates = call.input(2);
    if (updates.type() != x.type()) {
      throw call.wrongType(2, "those of input 1");
    }
    if (!updates.dims().equals(dims)) {
      throw call.wrong("updates of %s are not as many as %s".formatted(updates.dims(), dims));
    }
    return updates;
  }

  private static Object copy(Value x) {
    int n = x.dims().count();
    Object y = Elements.room(x, n);
    System.arraycopy(Elements.array(x), 0, y, 0, n);
    return y;
  }

  private static Value gatherBlocks(Call call) {
    Value x = call.input(0);
    Value.Integers indices = call.integers(1);
    int batch = Math.toIntExact(call.integer("batch_dims", 0));
    int last = lastSize(call, indices.dims());
    int depth = batch + last;
    if (batch < 0 || depth > x.dims().rank() || batch >= indices.dims().rank()) {
      throw call.wrong("indices of %s do not go into %s".formatted(indices.dims(), x.dims()));
    }
    int[] places = blocks(call, x.dims(), indices, batch);
    Dims dims =
        new Dims(
            Stream.concat(
                    indices.dims().sizes().subList(0, indices.dims().rank() - 1).stream(),
                    x.dims().sizes().subList(depth, x.dims().rank()).stream())
                .toList());
    int inner = x.dims().product(depth, x.dims().rank());
    Object from = Elements.array(x);
    Object y = Elements.room(x, dims.count());
    for (int i = 0; i < places.length; i++) {
      System.arraycopy(from, places[i], y, i * inner, inner);
    }
    return Elements.of(x, dims, y);
  }

  private static int lastSize(Call call, Dims indices) {
    if (indices.rank() == 0) {
      throw call.wrong("the indices are a single number");
    }
    return indices.size(indices.rank() - 1);
  }

  /// The place of the block that each row of indices says.
  private static int[] blocks(Call call, Dims dims, Value.Integers indices, int batch) {
    int[] strides = dims.strides();
    int last = lastSize(call, indices.dims());
    int rows = indices.dims().product(0, indices.dims().rank() - 1);
    int perBatch = Math.max(1, indices.dims().product(batch, indices.dims().rank() - 1));
    int batchStride = dims.product(batch, dims.rank());
    int[] places = new int[rows];
    for (int row = 0; row < rows; row++) {
      int place = row / perBatch * batchStride;
      for (int k = 0; k < last; k++) {
        long index = indices.values()[row * last + k];
        place += place(call, index, dims.size(batch + k)) * strides[batch + k];
      }
      places[row] = place;
    }
    return places;
  }

  private static Value scatterBlocks(Call call) {
    Value x = call.input(0);
    Value.Integers indices = call.integers(1);
    int last = lastSize(call, indices.dims());
    if (last > x.dims().rank()) {
      throw call.wrong("indices of %s do not go into %s".formatted(indices.dims(), x.dims()));
    }
    int[] places = blocks(call, x.dims(), indices, 0);
    int inner = x.dims().product(last, x.dims().rank());
    Value updates = call.input(2);
    if (updates.type() != x.type() || updates.dims().count() != places.length * inner) {
      throw call.wrong(
          "updates of %s do not go to %d places of %d elements of type %s"
              .formatted(updates.dims(), places.length, inner, x.type()));
    }
    Object y = copy(x);
    Object from = Elements.array(updates);
    Scattering how = Scattering.of(call);
    for (int i = 0; i < places.length; i++) {
      how.put(from, i * inner, y, places[i], inner);
    }
    return Elements.of(x, x.dims(), y);
  }

  private static Value compressed(Call call) {
    boolean whole = call.node().attribute("axis").isEmpty();
    Value x = whole ? call.input(0).in(Dims.of(call.input(0).dims().count())) : call.input(0);
    long[] condition = call.integers(1).values();
    long[] kept = new long[condition.length];
    int count = 0;
    for (int i = 0; i < condition.length; i++) {
      if (condition[i] != 0) {
        kept[count++] = i;
      }
    }
    return gathered(
        call,
        x,
        Value.Integers.of(Arrays.copyOf(kept, count)),
        x.dims().axis(call.integer("axis", 0)));
  }
}
