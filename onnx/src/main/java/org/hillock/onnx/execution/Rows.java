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

  private static Value alongLast(Call call, Rowwise function, Value value, int n) {
    return switch (value) {
      case Value.Floats(Dims dims, float[] x) -> {
        float[] y = new float[x.length];
        double[] scratch = new double[function.scratch(n)];
        for (int at = 0; at < y.length; at += n) {
          function.forward(x, at, y, at, n, scratch);
        }
        yield new Value.Floats(dims, y);
      }
      case Value.Doubles(Dims dims, double[] x) -> {
        double[] y = new double[x.length];
        double[] row = new double[n];
        for (int at = 0; at < y.length; at += n) {
          System.arraycopy(x, at, row, 0, n);
          System.arraycopy(function.values(row), 0, y, at, n);
        }
        yield new Value.Doubles(dims, y);
      }
      case Value.Integers _, Value.Texts _ -> throw call.wrongType(0, "float32 or float64");
    };
  }
}
