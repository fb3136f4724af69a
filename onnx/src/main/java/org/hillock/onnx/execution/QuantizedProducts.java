package org.hillock.onnx.execution;

import static java.util.Map.entry;

import java.util.Map;
import org.hillock.onnx.ElementType;

/// Products of matrices of integers of 8 bits, summed in 32 bits.
final class QuantizedProducts {
  private QuantizedProducts() {}

  static Map<String, Operator> all() {
    return Map.ofEntries(
        entry("MatMulInteger", Operator.of(QuantizedProducts::product)),
        entry("QLinearMatMul", Operator.of(QuantizedProducts::quantizedProduct)));
  }

  private static Value product(Call call) {
    return product(call, 0, 2, 1, 3);
  }

  /// The inputs of A, its zeros, B and its zeros.
  private static Value.Integers product(
      Call call, int left, int leftZero, int right, int rightZero) {
    Dims leftDims = call.integers(left).dims();
    Dims rightDims = call.integers(right).dims();
    Plan plan = Plan.of(leftDims, rightDims);
    int rows = leftDims.rank() == 1 ? 1 : leftDims.size(leftDims.rank() - 2);
    int[] a = shifted(call, left, leftZero, plan.inner(), rows);
    int[] b = shifted(call, right, rightZero, 1, plan.columns());
    int[] c = new int[plan.dims().count()];
    for (Plan.Piece piece : plan.pieces()) {
      multiply(a, b, c, piece, plan.inner(), plan.columns());
    }
    long[] y = new long[c.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = c[i];
    }
    return new Value.Integers(ElementType.INT32, plan.dims(), y);
  }

  private static void multiply(
      int[] a, int[] b, int[] c, Plan.Piece piece, int inner, int columns) {
    for (int row = 0; row < piece.rows(); row++) {
      int to = piece.c() + row * columns;
      for (int k = 0; k < inner; k++) {
        int factor = a[piece.a() + row * inner + k];
        int from = piece.b() + k * columns;
        for (int j = 0; j < columns; j++) {
          c[to + j] += factor * b[from + j];
        }
      }
    }
  }

  /// Integers without their zeros, of which there is one, or one for each row or column.
  ///
  /// @param inner how many elements in a row have the same
  private static int[] shifted(Call call, int input, int zero, int inner, int several) {
    long[] x = call.integers(input).values();
    long[] zeros = call.has(zero) ? call.integers(zero).values() : new long[1];
    if (zeros.length != 1 && zeros.length != several) {
      throw call.wrong(
          "%d zeros are given for %d rows or columns".formatted(zeros.length, several));
    }
    int[] y = new int[x.length];
    if (zeros.length == 1) {
      for (int i = 0; i < y.length; i++) {
        y[i] = (int) (x[i] - zeros[0]);
      }
      return y;
    }
    for (int i = 0; i < y.length; i++) {
      y[i] = (int) (x[i] - zeros[i / inner % several]);
    }
    return y;
  }

  /// Scales are single numbers.
  private static Value quantizedProduct(Call call) {
    Value.Integers sums = product(call, 0, 2, 3, 5);
    for (int input : new int[] {1, 4, 6}) {
      if (call.floats(input).values().length != 1) {
        throw call.wrong("input %d is not a single scale".formatted(input + 1));
      }
    }
    float scale = call.number(1, 1) * call.number(4, 1) / call.number(6, 1);
    Value.Integers zero = call.integers(7);
    long[] y = new long[sums.values().length];
    for (int i = 0; i < y.length; i++) {
      y[i] = Quantization.nearest(zero.type(), sums.values()[i] * scale, zero.values()[0]);
    }
    return new Value.Integers(zero.type(), sums.dims(), y);
  }
}
