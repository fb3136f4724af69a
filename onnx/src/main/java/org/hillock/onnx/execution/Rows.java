package org.hillock.onnx.execution;

import java.util.Map;
import java.util.stream.IntStream;
import org.hillock.activation.Rowwise;
import org.hillock.activation.function.Hardmax;
import org.hillock.activation.function.LogSoftmax;
import org.hillock.activation.function.Softmax;

/// Softmax and its kin, by Hillock's functions of rows.
final class Rows {
  private Rows() {}

  static Map<String, Operator> all() {
    return Map.of(
        "Softmax", Operator.of(call -> computed(call, new Softmax())),
        "LogSoftmax", Operator.of(call -> computed(call, new LogSoftmax())),
        "Hardmax", Operator.of(call -> computed(call, new Hardmax())));
  }

  /// Since version 13 a row goes along one axis; before, along it and all that follow.
  private static Value computed(Call call, Rowwise function) {
    Value x = call.input(0);
    int rank = x.dims().rank();
    if (call.opset() < 13) {
      long axis = call.integer("axis", 1);
      int from = axis == rank ? rank : x.dims().axis(axis);
      return alongLast(call, function, x, x.dims().product(from, rank));
    }
    int axis = x.dims().axis(call.integer("axis", -1));
    if (axis == rank - 1) {
      return alongLast(call, function, x, x.dims().size(axis));
    }
    int[] order =
        IntStream.range(0, rank)
            .map(i -> i == axis ? rank - 1 : i == rank - 1 ? axis : i)
            .toArray();
    Value turned = Elements.transposed(x, order);
    return Elements.transposed(alongLast(call, function, turned, x.dims().size(axis)), order);
  }

  /// A function of rows along the last axis.
  static Value alongLast(Call call, Rowwise function, Value value) {
    return alongLast(call, function, value, value.dims().size(value.dims().rank() - 1));
  }

  /// @param n how long rows are; those of a function that gives rows of another length are along
  ///   the last axis
  private static Value alongLast(Call call, Rowwise function, Value value, int n) {
    int m = function.outputs(n);
    Dims dims = value.dims();
    Dims given = m == n ? dims : dims.with(dims.rank() - 1, m);
    return switch (value) {
      case Value.Floats(Dims _, float[] x) -> {
        float[] y = new float[given.count()];
        double[] scratch = new double[function.scratch(n)];
        for (int row = 0; row * m < y.length; row++) {
          function.forward(x, row * n, y, row * m, n, scratch);
        }
        yield new Value.Floats(given, y);
      }
      case Value.Doubles(Dims _, double[] x) -> {
        double[] y = new double[given.count()];
        double[] own = new double[n];
        for (int row = 0; row * m < y.length; row++) {
          System.arraycopy(x, row * n, own, 0, n);
          System.arraycopy(function.values(own), 0, y, row * m, m);
        }
        yield new Value.Doubles(given, y);
      }
      case Value.Integers _, Value.Texts _ -> throw call.wrongType(0, "float32 or float64");
    };
  }
}
