package org.hillock.onnx.execution;

import java.util.Arrays;
import org.hillock.activation.Activations;
import org.hillock.activation.Rowwise;
import org.hillock.numeric.MatrixMultiply;

/// softmax(scale Q Kᵀ + bias) V, head by head. Several heads of queries may share one of keys and
/// values.
///
/// @param scale of products
/// @param cap products are cap tanh(product / cap); none if 0
/// @param shown which products are an outcome: 0 as they are, 1 capped, 2 with bias, 3 after
///   softmax
record Attending(float scale, float cap, int shown) {
  private static final Rowwise SOFTMAX = (Rowwise) Activations.named("softmax");

  /// What comes out.
  ///
  /// @param y examples x heads x queries x numbers of a value
  /// @param products examples x heads x queries x keys
  record Outcome(Value.Floats y, Value.Floats products) {}

  /// @param q examples x heads x queries x numbers
  /// @param k examples x heads x keys x numbers
  /// @param v examples x heads x keys x numbers of a value
  /// @param bias examples x heads x queries x keys
  Outcome of(Call call, Value.Floats q, Value.Floats k, Value.Floats v, float[] bias) {
    Dims dims = q.dims();
    int heads = dims.size(1);
    int shared = k.dims().size(1);
    int queries = dims.size(2);
    int keys = k.dims().size(2);
    int width = dims.size(3);
    int out = v.dims().size(3);
    if (shared < 1
        || heads % shared != 0
        || k.dims().size(0) != dims.size(0)
        || k.dims().size(3) != width
        || !v.dims().equals(k.dims().with(3, out))) {
      throw call.wrong("heads of %s, %s and %s do not fit".formatted(dims, k.dims(), v.dims()));
    }
    Dims all = Dims.of(dims.size(0), heads, queries, keys);
    Dims given = dims.with(3, out);
    float[] products = new float[all.count()];
    float[] y = new float[given.count()];
    float[] weights = new float[queries * keys];
    MatrixMultiply multiply = new MatrixMultiply();
    for (int head = 0; head < dims.size(0) * heads; head++) {
      int own = head / heads * shared + head % heads / (heads / shared);
      int from = head * queries * keys;
      multiply
          .left(q.values(), head * queries * width, width, 1)
          .right(k.values(), own * keys * width, 1, width)
          .fromZero(keys)
          .result(weights, 0, keys)
          .run(queries, width, keys);
      weigh(weights, keys, bias, from, products);
      multiply
          .left(weights, 0, keys, 1)
          .right(v.values(), own * keys * out, out, 1)
          .fromZero(out)
          .result(y, head * queries * out, out)
          .run(queries, keys, out);
    }
    return new Outcome(new Value.Floats(given, y), new Value.Floats(all, products));
  }

  /// Makes weights of products, row by row.
  private void weigh(float[] weights, int keys, float[] bias, int from, float[] products) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= scale;
    }
    show(0, weights, products, from);
    for (int i = 0; i < weights.length && cap > 0; i++) {
      weights[i] = (float) (cap * StrictMath.tanh(weights[i] / cap));
    }
    show(1, weights, products, from);
    for (int i = 0; i < weights.length; i++) {
      weights[i] += bias[from + i];
    }
    show(2, weights, products, from);
    for (int row = 0; row < weights.length; row += keys) {
      if (isForbidden(weights, row, keys)) {
        // A query that may see nothing gives 0.
        Arrays.fill(weights, row, row + keys, 0);
      } else {
        SOFTMAX.forward(weights, row, weights, row, keys);
      }
    }
    show(3, weights, products, from);
  }

  private void show(int stage, float[] weights, float[] products, int from) {
    if (stage == shown) {
      System.arraycopy(weights, 0, products, from, weights.length);
    }
  }

  private static boolean isForbidden(float[] x, int from, int n) {
    for (int i = from; i < from + n; i++) {
      if (x[i] != Float.NEGATIVE_INFINITY) {
        return false;
      }
    }
    return true;
  }
}
