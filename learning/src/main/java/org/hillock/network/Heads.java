package org.hillock.network;

import java.util.Arrays;
import org.hillock.activation.function.Softmax;
import org.hillock.numeric.MatrixMultiply;

/// What the heads of [SelfAttention] do with one example, between its first product and its last:
/// for each head P = softmax(Q Kᵀ), then P V. Queries come in scaled.
///
/// Queries, keys and values of a step lie side by side, of each all heads.
final class Heads {
  private static final Softmax SOFTMAX = new Softmax();

  private Heads() {}

  /// Writes the weights and the context.
  ///
  /// @param layer whose heads they are
  /// @param room holds queries, keys and values from `qkv` on; the context goes to `context`, P to
  ///   `weights`
  /// @param n steps of the example
  static void forward(
      SelfAttention layer, Pass pass, float[] room, int qkv, int context, int weights, int n) {
    int width = layer.headWidth();
    int inner = layer.inner();
    int stride = 3 * inner;
    for (int head = 0; head < layer.heads(); head++) {
      int query = qkv + head * width;
      int p = weights + head * n * n;
      MatrixMultiply multiply = pass.multiply();
      multiply
          .left(room, query, stride, 1)
          .right(room, query + inner, 1, stride)
          .fromZero(n)
          .result(room, p, n)
          .run(n, width, n);
      for (int i = 0; i < n; i++) {
        int seen = seen(layer, i, n);
        int row = p + i * n;
        SOFTMAX.forward(room, row, room, row, seen, pass.wideWork());
        Arrays.fill(room, row + seen, row + n, 0);
      }
      multiply
          .left(room, p, n, 1)
          .right(room, query + 2 * inner, stride, 1)
          .fromZero(width)
          .result(room, context + head * width, inner)
          .run(n, n, width);
    }
  }

  /// How many steps, the first, step i sees.
  private static int seen(SelfAttention layer, int i, int n) {
    return layer.causal() ? i + 1 : n;
  }

  /// Replaces queries, keys and values by ∂loss by them, the unscaled queries.
  ///
  /// @param layer whose heads they are
  /// @param dContext ∂loss by the context, in the pass's work; its free part begins at `free`
  static void backward(
      SelfAttention layer,
      Pass pass,
      float[] room,
      int qkv,
      int weights,
      int n,
      int dContext,
      int free) {
    int width = layer.headWidth();
    int inner = layer.inner();
    int stride = 3 * inner;
    float[] work = pass.work();
    MatrixMultiply multiply = pass.multiply();
    int dQuery = free + n * n;
    for (int head = 0; head < layer.heads(); head++) {
      int query = qkv + head * width;
      int key = query + inner;
      int value = key + inner;
      int p = weights + head * n * n;
      int dy = dContext + head * width;
      multiply
          .left(work, dy, inner, 1)
          .right(room, value, 1, stride)
          .fromZero(n)
          .result(work, free, n)
          .run(n, width, n);
      multiply
          .left(room, p, 1, n)
          .right(work, dy, inner, 1)
          .fromZero(width)
          .result(room, value, stride)
          .run(n, n, width);
      byScores(layer, room, p, work, free, n);
      multiply
          .left(work, free, n, 1)
          .right(room, key, stride, 1)
          .fromZero(width)
          .result(work, dQuery, width)
          .run(n, n, width);
      multiply
          .left(work, free, 1, n)
          .right(room, query, stride, 1)
          .fromZero(width)
          .result(room, key, stride)
          .run(n, n, width);
      for (int i = 0; i < n; i++) {
        scale(work, dQuery + i * width, layer.scale(), room, query + i * stride, width);
      }
    }
  }

  /// From ∂loss by the weights to ∂loss by the scores, in place.
  private static void byScores(
      SelfAttention layer, float[] weights, int p, float[] gradient, int from, int n) {
    for (int i = 0; i < n; i++) {
      int seen = seen(layer, i, n);
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
