package org.hillock.network;

import java.util.Arrays;
import org.hillock.activation.function.Softmax;
import org.hillock.numeric.MatrixMultiply;

/// What the heads of [SelfAttention] do with one example, between its first product and its last:
/// for each head P = softmax(Q Kᵀ), then P V. Queries come in scaled.
///
/// Queries, keys and values of a step lie side by side, of each all heads.
///
/// @param count of the heads
/// @param width numbers of a head's query, key or value
/// @param causal whether a step sees itself and those before it only
record Heads(int count, int width, boolean causal) {
  private static final Softmax SOFTMAX = new Softmax();

  /// Numbers of all heads' values of a step.
  int inner() {
    return count * width;
  }

  /// Numbers of a step's queries, keys and values.
  private int stride() {
    return 3 * inner();
  }

  /// How many numbers the weights P of one example of n steps are.
  int weights(int n) {
    return count * n * n;
  }

  /// How many numbers [#backward] works on.
  int work(int n) {
    return n * n + n * width;
  }

  /// Writes the weights and the context.
  ///
  /// @param room holds queries, keys and values from `qkv` on; the context goes to `context`, P to
  ///   `weights`
  /// @param n steps of the example
  void forward(Pass pass, float[] room, int qkv, int context, int weights, int n) {
    for (int head = 0; head < count; head++) {
      int query = qkv + head * width;
      int p = weights + head * n * n;
      MatrixMultiply multiply = pass.multiply();
      multiply
          .left(room, query, stride(), 1)
          .right(room, query + inner(), 1, stride())
          .fromZero(n)
          .result(room, p, n)
          .run(n, width, n);
      for (int i = 0; i < n; i++) {
        int seen = seen(i, n);
        int row = p + i * n;
        SOFTMAX.forward(room, row, room, row, seen, pass.wideWork());
        Arrays.fill(room, row + seen, row + n, 0);
      }
      multiply
          .left(room, p, n, 1)
          .right(room, query + 2 * inner(), stride(), 1)
          .fromZero(width)
          .result(room, context + head * width, inner())
          .run(n, n, width);
    }
  }

  /// How many steps, the first, step i sees.
  private int seen(int i, int n) {
    return causal ? i + 1 : n;
  }

  /// Replaces queries, keys and values by ∂loss by them, the unscaled queries.
  ///
  /// @param scale of the queries
  /// @param dContext ∂loss by the context, in the pass's work; its free part begins at `free`
  void backward(
      Pass pass, float[] room, int qkv, int weights, int n, float scale, int dContext, int free) {
    float[] work = pass.work();
    MatrixMultiply multiply = pass.multiply();
    int dQuery = free + n * n;
    for (int head = 0; head < count; head++) {
      int query = qkv + head * width;
      int key = query + inner();
      int value = key + inner();
      int p = weights + head * n * n;
      int dy = dContext + head * width;
      multiply
          .left(work, dy, inner(), 1)
          .right(room, value, 1, stride())
          .fromZero(n)
          .result(work, free, n)
          .run(n, width, n);
      multiply
          .left(room, p, 1, n)
          .right(work, dy, inner(), 1)
          .fromZero(width)
          .result(room, value, stride())
          .run(n, n, width);
      byScores(room, p, work, free, n);
      multiply
          .left(work, free, n, 1)
          .right(room, key, stride(), 1)
          .fromZero(width)
          .result(work, dQuery, width)
          .run(n, n, width);
      multiply
          .left(work, free, 1, n)
          .right(room, query, stride(), 1)
          .fromZero(width)
          .result(room, key, stride())
          .run(n, n, width);
      for (int i = 0; i < n; i++) {
        scale(work, dQuery + i * width, scale, room, query + i * stride(), width);
      }
    }
  }

  /// From ∂loss by the weights to ∂loss by the scores, in place.
  private void byScores(float[] weights, int p, float[] gradient, int from, int n) {
    for (int i = 0; i < n; i++) {
      int seen = seen(i, n);
      int y = p + i * n;
      int dy = from + i * n;
      SOFTMAX.backward(weights, y, weights, y, gradient, dy, gradient, dy, seen);
      Arrays.fill(gradient, dy + seen, dy + n, 0);
    }
  }

  /// y = factor x.
  static void scale(float[] x, int from, float factor, float[] y, int to, int n) {
    for (int j = 0; j < n; j++) {
      y[to + j] = factor * x[from + j];
    }
  }
}
