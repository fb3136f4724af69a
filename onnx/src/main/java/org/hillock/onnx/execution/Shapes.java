package org.hillock.onnx.execution;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hillock.onnx.ElementType;

/// Operators that look at sizes, or give the same elements in others.
final class Shapes {
  private Shapes() {}

  static Map<String, Operator> all() {
    return Map.ofEntries(
        entry("Identity", Operator.of(call -> call.input(0))),
        entry("Reshape", Operator.of(Shapes::reshaped)),
        entry("Flatten", Operator.of(Shapes::flat)),
        entry("Squeeze", Operator.of(Shapes::squeezed)),
        entry("Unsqueeze", Operator.of(Shapes::unsqueezed)),
        entry("Shape", Operator.of(Shapes::shape)),
        entry("Size", Operator.of(call -> number(call.input(0).dims().count()))));
  }

  private static Value number(long number) {
    return new Value.Integers(ElementType.INT64, Dims.of(), new long[] {number});
  }

  private static Value reshaped(Call call) {
    Value x = call.input(0);
    long[] wanted =
        call.integers(1, "shape").orElseThrow(() -> call.wrong("the sizes are missing"));
    boolean zeros = call.flag("allowzero", false);
    long[] sizes = wanted.clone();
    int open = -1;
    long known = 1;
    for (int axis = 0; axis < sizes.length; axis++) {
      if (sizes[axis] == 0 && !zeros) {
        if (axis >= x.dims().rank()) {
          throw call.wrong("it copies size %d of a value of %s".formatted(axis + 1, x.dims()));
        }
        sizes[axis] = x.dims().size(axis);
      }
      if (sizes[axis] == -1 && open < 0) {
        open = axis;
      } else if (sizes[axis] < 0) {
        throw call.wrong("the sizes %s have more than one that is open".formatted(text(wanted)));
      } else {
        known = Math.multiplyExact(known, sizes[axis]);
      }
    }
    int count = x.dims().count();
    if (open >= 0) {
      if (known == 0 || count % known != 0) {
        throw call.wrong("a value of %s does not go into %s".formatted(x.dims(), text(wanted)));
      }
      sizes[open] = count / known;
    }
    return x.in(Dims.of(sizes));
  }

  private static String text(long[] sizes) {
    return Arrays.toString(sizes);
  }

  private static Value flat(Call call) {
    Value x = call.input(0);
    long axis = call.integer("axis", 1);
    int rank = x.dims().rank();
    int at = axis == rank ? rank : x.dims().axis(axis);
    return x.in(Dims.of(x.dims().product(0, at), x.dims().product(at, rank)));
  }

  private static Value squeezed(Call call) {
    Value x = call.input(0);
    Set<Integer> gone = new TreeSet<>();
    long[] axes = call.integers(1, "axes").orElse(new long[0]);
    for (long axis : axes) {
      gone.add(x.dims().axis(axis));
    }
    boolean all = !call.has(1) && axes.length == 0;
    List<Integer> sizes = new ArrayList<>();
    for (int axis = 0; axis < x.dims().rank(); axis++) {
      int size = x.dims().size(axis);
      if (gone.contains(axis) && size != 1) {
        throw call.wrong("axis %d of a value of %s is not 1".formatted(axis, x.dims()));
      }
      if (!gone.contains(axis) && !(all && size == 1)) {
        sizes.add(size);
      }
    }
    return x.in(new Dims(sizes));
  }

  private static Value unsqueezed(Call call) {
    Value x = call.input(0);
    long[] axes = call.integers(1, "axes").orElseThrow(() -> call.wrong("the axes are missing"));
    int rank = x.dims().rank() + axes.length;
    Set<Long> fresh = new TreeSet<>();
    for (long axis : axes) {
      long place = axis < 0 ? axis + rank : axis;
      if (place < 0 || place >= rank || !fresh.add(place)) {
        throw call.wrong(
            "the new axes %s do not go into a value of %s".formatted(text(axes), x.dims()));
      }
    }
    List<Integer> sizes = new ArrayList<>();
    int next = 0;
    for (long axis = 0; axis < rank; axis++) {
      sizes.add(fresh.contains(axis) ? 1 : x.dims().size(next++));
    }
    return x.in(new Dims(sizes));
  }

  private static Value shape(Call call) {
    Dims dims = call.input(0).dims();
    int from = bound(call.integer("start", 0), dims.rank());
    int to = bound(call.integer("end", dims.rank()), dims.rank());
    return Value.Integers.of(
        dims.sizes().subList(from, Math.max(from, to)).stream().mapToLong(size -> size).toArray());
  }

  private static int bound(long axis, int rank) {
    return Math.clamp(axis < 0 ? axis + rank : axis, 0, rank);
  }
}
