package org.hillock.onnx.execution;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Operators that put elements, without a change, in another order or beside others.
final class Moves {
  private Moves() {}

  static Map<String, Operator> all() {
    return Map.ofEntries(
        entry("Transpose", Operator.of(Moves::transposed)),
        entry("Concat", Operator.of(Moves::concatenated)),
        entry("Split", Moves::split),
        entry("Slice", Operator.of(Moves::slice)),
        entry("Expand", Operator.of(Moves::expanded)),
        entry("Tile", Operator.of(Moves::tiled)),
        entry("DepthToSpace", Operator.of(Moves::depthToSpace)),
        entry("SpaceToDepth", Operator.of(Moves::spaceToDepth)),
        entry("Trilu", Operator.of(Moves::triangle)));
  }

  private static Value transposed(Call call) {
    Value x = call.input(0);
    int rank = x.dims().rank();
    long[] order =
        call.integers("perm")
            .orElse(IntStream.range(0, rank).mapToLong(i -> rank - 1L - i).toArray());
    int[] axes = x.dims().axes(order);
    if (Arrays.stream(axes).distinct().count() != rank) {
      throw call.wrong(
          "%s is no order of the axes of a value of %s"
              .formatted(Arrays.toString(order), x.dims()));
    }
    return Elements.transposed(x, axes);
  }

  private static Value concatenated(Call call) {
    Value first = call.input(0);
    int axis = first.dims().axis(call.integer("axis", 1));
    List<Value> all = new ArrayList<>();
    long size = 0;
    for (int i = 0; i < call.inputs().size(); i++) {
      Value one = call.input(i);
      if (one.type() != first.type()) {
        throw call.wrongType(i, "those of input 1");
      }
      if (one.dims().rank() != first.dims().rank()
          || !one.dims().with(axis, 1).equals(first.dims().with(axis, 1))) {
        throw call.wrong(
            "values of %s and %s cannot be joined along axis %d"
                .formatted(first.dims(), one.dims(), axis));
      }
      size += one.dims().size(axis);
      all.add(one);
    }
    return joined(all, axis, Math.toIntExact(size));
  }

  /// Values beside each other.
  static Value joined(List<Value> all, int axis, int size) {
    Value first = all.getFirst();
    Dims dims = first.dims().with(axis, size);
    Object y = Elements.room(first, dims.count());
    int outer = dims.product(0, axis);
    int inner = dims.product(axis + 1, dims.rank());
    int at = 0;
    for (Value one : all) {
      Object x = Elements.array(one);
      int n = one.dims().size(axis) * inner;
      for (int i = 0; i < outer; i++) {
        System.arraycopy(x, i * n, y, i * size * inner + at, n);
      }
      at += n;
    }
    return Elements.of(first, dims, y);
  }

  private static List<Value> split(Call call) {
    Value x = call.input(0);
    int axis = x.dims().axis(call.integer("axis", 0));
    int size = x.dims().size(axis);
    long[] parts = call.integers(1, "split").orElseGet(() -> even(call, size));
    if (Arrays.stream(parts).anyMatch(part -> part < 0) || Arrays.stream(parts).sum() != size) {
      throw call.wrong(
          "the parts %s are not together the %d of axis %d"
              .formatted(Arrays.toString(parts), size, axis));
    }
    List<Value> all = new ArrayList<>();
    int from = 0;
    for (long part : parts) {
      all.add(part(x, axis, from, 1, (int) part));
      from += (int) part;
    }
    return all;
  }

  /// As many parts as there are outputs; the last is smaller if they cannot be the same.
  private static long[] even(Call call, int size) {
    int count = Math.toIntExact(call.integer("num_outputs", call.node().outputs().size()));
    if (count < 1) {
      throw call.wrong("it is split into %d parts".formatted(count));
    }
    int part = Math.ceilDiv(size, count);
    long[] parts = new long[count];
    for (int i = 0; i < count; i++) {
      parts[i] = Math.clamp(size - (long) i * part, 0, part);
    }
    return parts;
  }

  /// Some of a value along one axis.
  static Value part(Value x, int axis, int from, int step, int count) {
    int[] steps = x.dims().strides();
    int start = from * steps[axis];
    steps[axis] *= step;
    return Elements.strided(x, x.dims().with(axis, count), start, steps);
  }

  private static Value slice(Call call) {
    Value x = call.input(0);
    long[] starts = call.integers(1, "starts").orElseThrow(() -> call.wrong("starts are missing"));
    long[] ends = call.integers(2, "ends").orElseThrow(() -> call.wrong("ends are missing"));
    long[] axes =
        call.integers(3, "axes").orElse(IntStream.range(0, starts.length).asLongStream().toArray());
    long[] steps = call.integers(4, "steps").orElseGet(() -> ones(starts.length));
    if (ends.length != starts.length
        || axes.length != starts.length
        || steps.length != starts.length) {
      throw call.wrong("starts, ends, axes and steps are not as many of each");
    }
    Value y = x;
    for (int i = 0; i < starts.length; i++) {
      y = slice(call, y, y.dims().axis(axes[i]), starts[i], ends[i], steps[i]);
    }
    return y;
  }

  private static Value slice(Call call, Value x, int axis, long start, long end, long step) {
    if (step == 0) {
      throw call.wrong("a step is 0");
    }
    long size = x.dims().size(axis);
    long lowest = step > 0 ? 0 : -1;
    long highest = step > 0 ? size : size - 1;
    long from = Math.clamp(start < 0 ? start + size : start, lowest, highest);
    long to = Math.clamp(end < 0 ? Math.max(end, Long.MIN_VALUE / 2) + size : end, lowest, highest);
    long stride = Math.clamp(step, -size - 1, size + 1);
    long count = Math.max(0, Math.ceilDiv(to - from, stride));
    return count == 0
        ? Elements.strided(x, x.dims().with(axis, 0), 0, x.dims().strides())
        : part(x, axis, (int) from, (int) stride, (int) count);
  }

  private static long[] ones(int count) {
    long[] ones = new long[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static Value expanded(Call call) {
    Value x = call.input(0);
    return Elements.expanded(x, x.dims().broadcast(Dims.of(call.integers(1).values())));
  }

  private static Value tiled(Call call) {
    Value x = call.input(0);
    Value.Integers repeats = call.integers(1);
    int rank = x.dims().rank();
    long[] times = repeats.values();
    if (call.has(2)) {
      times = ones(rank);
      times[x.dims().axis(call.integers(2).values()[0])] = repeats.values()[0];
    }
    if (times.length != rank) {
      throw call.wrong("%d repeats are given for a value of %s".formatted(times.length, x.dims()));
    }
    long[] sizes = new long[rank];
    long[] open = new long[2 * rank];
    int[] steps = new int[2 * rank];
    int[] own = x.dims().strides();
    for (int axis = 0; axis < rank; axis++) {
      sizes[axis] = Math.multiplyExact(times[axis], (long) x.dims().size(axis));
      open[2 * axis] = times[axis];
      open[2 * axis + 1] = x.dims().size(axis);
      steps[2 * axis + 1] = own[axis];
    }
    return Elements.strided(x, Dims.of(open), 0, steps).in(Dims.of(sizes));
  }

  private static Value depthToSpace(Call call) {
    Value x = images(call);
    Dims dims = x.dims();
    int block = block(call);
    int depth = Math.max(1, dims.size(1) / (block * block));
    boolean columnsFirst = call.text("mode", "DCR").equals("DCR");
    Dims open =
        columnsFirst
            ? Dims.of(dims.size(0), block, block, depth, dims.size(2), dims.size(3))
            : Dims.of(dims.size(0), depth, block, block, dims.size(2), dims.size(3));
    int[] order = columnsFirst ? new int[] {0, 3, 4, 1, 5, 2} : new int[] {0, 1, 4, 2, 5, 3};
    return Elements.transposed(x.in(open), order)
        .in(Dims.of(dims.size(0), depth, dims.size(2) * block, dims.size(3) * block));
  }

  private static Value spaceToDepth(Call call) {
    Value x = images(call);
    Dims dims = x.dims();
    int block = block(call);
    int height = dims.size(2) / block;
    int width = dims.size(3) / block;
    Dims open = Dims.of(dims.size(0), dims.size(1), height, block, width, block);
    return Elements.transposed(x.in(open), 0, 3, 5, 1, 2, 4)
        .in(Dims.of(dims.size(0), dims.size(1) * block * block, height, width));
  }

  private static Value images(Call call) {
    Value x = call.input(0);
    if (x.dims().rank() != 4) {
      throw call.wrong("a value of %s has no four axes".formatted(x.dims()));
    }
    return x;
  }

  private static int block(Call call) {
    long block = call.integer("blocksize", 0);
    if (block < 1 || block > 1 << 15) {
      throw call.wrong("its setting blocksize is %d".formatted(block));
    }
    return (int) block;
  }

  private static Value triangle(Call call) {
    Value x = call.input(0);
    int rank = x.dims().rank();
    if (rank < 2) {
      throw call.wrong("a value of %s has no rows and columns".formatted(x.dims()));
    }
    int rows = x.dims().size(rank - 2);
    int columns = x.dims().size(rank - 1);
    long diagonal =
        call.has(1) ? Math.clamp(call.integers(1).values()[0], -rows - 1, columns + 1) : 0;
    boolean upper = call.flag("upper", true);
    long[] kept = new long[x.dims().count()];
    for (int i = 0; i < kept.length; i++) {
      long above = i % columns - i / columns % rows - diagonal;
      kept[i] = (upper ? above >= 0 : above <= 0) ? 1 : 0;
    }
    Value zeros = Elements.of(x, x.dims(), Elements.room(x, kept.length));
    return Elements.chosen(kept, x, zeros);
  }
}
