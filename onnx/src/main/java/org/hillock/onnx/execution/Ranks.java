package org.hillock.onnx.execution;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hillock.onnx.ElementType;

/// Operators that look at the elements along one axis in their order: which is the largest, where
/// those are that are not 0, what they sum up to so far.
final class Ranks {
  private Ranks() {}

  static Map<String, Operator> all() {
    return Map.ofEntries(
        entry("ArgMax", Operator.of(call -> best(call, true))),
        entry("ArgMin", Operator.of(call -> best(call, false))),
        entry("TopK", Ranks::best),
        entry("NonZero", Operator.of(Ranks::nonZero)),
        entry("CumSum", Operator.of(Ranks::summedUp)));
  }

  /// Elements along one axis of a value.
  private record Lane(Value value, int start, int step, int n) {
    /// Those with the smallest elements first; NaN is larger than any number.
    int compare(int a, int b) {
      int i = start + a * step;
      int j = start + b * step;
      return switch (value) {
        case Value.Floats(Dims _, float[] x) -> x[i] == x[j] ? 0 : Float.compare(x[i], x[j]);
        case Value.Doubles(Dims _, double[] x) -> x[i] == x[j] ? 0 : Double.compare(x[i], x[j]);
        case Value.Integers(ElementType type, Dims _, long[] x) ->
            Integral.compare(type, x[i], x[j]);
        case Value.Texts(Dims _, List<String> x) -> x.get(i).compareTo(x.get(j));
      };
    }
  }

  private static List<Lane> lanes(Call call, Value value, int axis) {
    if (value instanceof Value.Texts) {
      throw call.wrongType(0, "numbers");
    }
    Dims dims = value.dims();
    int n = dims.size(axis);
    int inner = dims.product(axis + 1, dims.rank());
    List<Lane> lanes = new ArrayList<>();
    for (int i = 0; i < dims.product(0, axis); i++) {
      for (int k = 0; k < inner; k++) {
        lanes.add(new Lane(value, i * n * inner + k, inner, n));
      }
    }
    return lanes;
  }

  private static Value best(Call call, boolean largest) {
    Value x = call.input(0);
    int axis = x.dims().axis(call.integer("axis", 0));
    boolean last = call.flag("select_last_index", false);
    if (x.dims().size(axis) == 0) {
      throw call.wrong("there is nothing along axis %d of %s".formatted(axis, x.dims()));
    }
    List<Lane> lanes = lanes(call, x, axis);
    long[] y = new long[lanes.size()];
    for (int i = 0; i < y.length; i++) {
      Lane lane = lanes.get(i);
      int found = 0;
      for (int k = 1; k < lane.n(); k++) {
        int order = largest ? lane.compare(k, found) : lane.compare(found, k);
        found = order > 0 || (order == 0 && last) ? k : found;
      }
      y[i] = found;
    }
    Value.Integers kept = new Value.Integers(ElementType.INT64, x.dims().with(axis, 1), y);
    if (call.flag("keepdims", true)) {
      return kept;
    }
    List<Integer> sizes = new ArrayList<>(x.dims().sizes());
    sizes.subList(axis, axis + 1).clear();
    return kept.in(new Dims(sizes));
  }

  /// The k largest, or smallest, in their order, and where they were; of equals the first.
  private static List<Value> best(Call call) {
    Value x = call.input(0);
    int axis = x.dims().axis(call.integer("axis", -1));
    long wanted = call.has(1) ? call.integers(1).values()[0] : call.integer("k", -1);
    int n = x.dims().size(axis);
    if (wanted < 0 || wanted > n) {
      throw call.wrong("%d of the %d along axis %d are wanted".formatted(wanted, n, axis));
    }
    int k = (int) wanted;
    boolean largest = call.flag("largest", true);
    Dims dims = x.dims().with(axis, k);
    int inner = dims.product(axis + 1, dims.rank());
    int[] places = new int[dims.count()];
    long[] indices = new long[places.length];
    List<Lane> lanes = lanes(call, x, axis);
    for (int i = 0; i < lanes.size(); i++) {
      Lane lane = lanes.get(i);
      Integer[] order = new Integer[n];
      Arrays.setAll(order, e -> e);
      Comparator<Integer> up = lane::compare;
      Arrays.sort(order, largest ? up.reversed() : up);
      for (int e = 0; e < k; e++) {
        int at = (i / inner * k + e) * inner + i % inner;
        places[at] = lane.start() + order[e] * lane.step();
        indices[at] = order[e];
      }
    }
    return List.of(
        Elements.at(x, dims, places), new Value.Integers(ElementType.INT64, dims, indices));
  }

  /// The indices of the elements that are not 0, a column for each.
  private static Value nonZero(Call call) {
    Value x = call.input(0);
    if (x instanceof Value.Texts) {
      throw call.wrongType(0, "numbers");
    }
    double[] values = Casts.doubles(x, call);
    int[] found = new int[values.length];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 0) {
        found[count++] = i;
      }
    }
    int rank = x.dims().rank();
    int[] strides = x.dims().strides();
    long[] y = new long[Math.multiplyExact(rank, count)];
    for (int axis = 0; axis < rank; axis++) {
      for (int i = 0; i < count; i++) {
        y[axis * count + i] = found[i] / strides[axis] % x.dims().size(axis);
      }
    }
    return new Value.Integers(ElementType.INT64, Dims.of(rank, count), y);
  }

  private static Value summedUp(Call call) {
    Value x = call.input(0);
    long[] given = call.integers(1).values();
    if (given.length != 1) {
      throw call.wrong("the axis is not a single number");
    }
    boolean exclusive = call.flag("exclusive", false);
    boolean reverse = call.flag("reverse", false);
    double[] reals = x instanceof Value.Integers ? new double[0] : Casts.doubles(x, call);
    long[] longs = x instanceof Value.Integers integers ? integers.values() : new long[0];
    double[] y = new double[reals.length];
    long[] z = new long[longs.length];
    for (Lane lane : lanes(call, x, x.dims().axis(given[0]))) {
      double sum = 0;
      long whole = 0;
      for (int i = 0; i < lane.n(); i++) {
        int at = lane.start() + (reverse ? lane.n() - 1 - i : i) * lane.step();
        if (x instanceof Value.Integers) {
          z[at] = exclusive ? whole : whole + longs[at];
          whole += longs[at];
        } else {
          y[at] = exclusive ? sum : sum + reals[at];
          sum += reals[at];
        }
      }
    }
    if (x instanceof Value.Integers(ElementType type, Dims dims, long[] _)) {
      Arrays.setAll(z, i -> Integral.wrapped(type, z[i]));
      return new Value.Integers(type, dims, z);
    }
    return Casts.to(x.type(), new Value.Doubles(x.dims(), y), call);
  }
}
