package org.hillock.onnx.execution;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.hillock.onnx.ElementType;
import org.jspecify.annotations.Nullable;

/// Sums and the like over some axes. Those of floats are taken in double and rounded once.
final class Reductions {
  /// What is made of the elements that become one.
  ///
  /// @param longs null if integers are not reduced so
  private record Rule(ToDoubleFunction<double[]> doubles, @Nullable ToLongFunction<long[]> longs) {}

  private Reductions() {}

  static Map<String, Operator> all() {
    return Map.ofEntries(
        entry("ReduceSum", reduction(Reductions::sum, Reductions::sum)),
        entry("ReduceMean", reduction(x -> sum(x) / x.length, x -> sum(x) / Math.max(1, x.length))),
        entry("ReduceProd", reduction(Reductions::product, Reductions::product)),
        entry("ReduceSumSquare", reduction(Reductions::squares, Reductions::squares)),
        entry("ReduceL1", reduction(Reductions::absolutes, Reductions::absolutes)),
        entry(
            "ReduceL2",
            reduction(x -> Math.sqrt(squares(x)), x -> (long) Math.sqrt((double) squares(x)))),
        entry("ReduceLogSum", reduction(x -> StrictMath.log(sum(x)), null)),
        entry("ReduceLogSumExp", reduction(Reductions::logOfExponentials, null)),
        entry("ReduceMax", Operator.of(call -> extremes(call, true))),
        entry("ReduceMin", Operator.of(call -> extremes(call, false))));
  }

  private static Operator reduction(
      ToDoubleFunction<double[]> doubles, @Nullable ToLongFunction<long[]> longs) {
    return Operator.of(call -> reduced(call, new Rule(doubles, longs)));
  }

  private static Value extremes(Call call, boolean largest) {
    ElementType type = call.input(0).type();
    return reduced(
        call,
        new Rule(
            x -> {
              double found = largest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
              for (double one : x) {
                found = largest ? Math.max(found, one) : Math.min(found, one);
              }
              return found;
            },
            x -> {
              long found = largest ? Integral.smallest(type) : Integral.largest(type);
              for (long one : x) {
                found = Integral.compare(type, one, found) > 0 == largest ? one : found;
              }
              return found;
            }));
  }

  private static Value reduced(Call call, Rule rule) {
    Value x = call.input(0);
    int rank = x.dims().rank();
    long[] axes = call.integers(1, "axes").orElse(new long[0]);
    if (axes.length == 0 && call.flag("noop_with_empty_axes", false)) {
      return x;
    }
    boolean[] gone = new boolean[rank];
    for (int axis : x.dims().axes(axes)) {
      gone[axis] = true;
    }
    if (axes.length == 0) {
      Arrays.fill(gone, true);
    }
    boolean keep = call.flag("keepdims", true);
    int n = 1;
    List<Integer> sizes = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      int size = x.dims().size(axis);
      n = gone[axis] ? n * size : n;
      if (!gone[axis] || keep) {
        sizes.add(gone[axis] ? 1 : size);
      }
    }
    int[] order =
        IntStream.concat(
                IntStream.range(0, rank).filter(axis -> !gone[axis]),
                IntStream.range(0, rank).filter(axis -> gone[axis]))
            .toArray();
    return alongLast(call, rule, Elements.transposed(x, order), n, new Dims(sizes));
  }

  private static Value alongLast(Call call, Rule rule, Value value, int n, Dims dims) {
    int count = dims.count();
    return switch (value) {
      case Value.Floats(Dims _, float[] x) -> {
        float[] y = new float[count];
        double[] row = new double[n];
        for (int i = 0; i < count; i++) {
          for (int k = 0; k < n; k++) {
            row[k] = x[i * n + k];
          }
          y[i] = (float) rule.doubles().applyAsDouble(row);
        }
        yield new Value.Floats(dims, y);
      }
      case Value.Doubles(Dims _, double[] x) -> {
        double[] y = new double[count];
        double[] row = new double[n];
        for (int i = 0; i < count; i++) {
          System.arraycopy(x, i * n, row, 0, n);
          y[i] = rule.doubles().applyAsDouble(row);
        }
        yield new Value.Doubles(dims, y);
      }
      case Value.Integers(ElementType type, Dims _, long[] x) when rule.longs() != null -> {
        long[] y = new long[count];
        long[] row = new long[n];
        for (int i = 0; i < count; i++) {
          System.arraycopy(x, i * n, row, 0, n);
          y[i] = Integral.wrapped(type, rule.longs().applyAsLong(row));
        }
        yield new Value.Integers(type, dims, y);
      }
      case Value.Integers _, Value.Texts _ -> throw call.wrongType(0, "float32 or float64");
    };
  }

  private static double sum(double[] x) {
    double sum = 0;
    for (double one : x) {
      sum += one;
    }
    return sum;
  }

  private static long sum(long[] x) {
    long sum = 0;
    for (long one : x) {
      sum += one;
    }
    return sum;
  }

  private static double product(double[] x) {
    double product = 1;
    for (double one : x) {
      product *= one;
    }
    return product;
  }

  private static long product(long[] x) {
    long product = 1;
    for (long one : x) {
      product *= one;
    }
    return product;
  }

  private static double squares(double[] x) {
    double sum = 0;
    for (double one : x) {
      sum += one * one;
    }
    return sum;
  }

  private static long squares(long[] x) {
    long sum = 0;
    for (long one : x) {
      sum += one * one;
    }
    return sum;
  }

  private static double absolutes(double[] x) {
    double sum = 0;
    for (double one : x) {
      sum += Math.abs(one);
    }
    return sum;
  }

  private static long absolutes(long[] x) {
    long sum = 0;
    for (long one : x) {
      sum += Math.abs(one);
    }
    return sum;
  }

  /// With the largest taken out, so that no exponential overflows.
  private static double logOfExponentials(double[] x) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double one : x) {
      largest = Math.max(largest, one);
    }
    if (Double.isInfinite(largest)) {
      return largest;
    }
    double sum = 0;
    for (double one : x) {
      sum += StrictMath.exp(one - largest);
    }
    return largest + StrictMath.log(sum);
  }
}
