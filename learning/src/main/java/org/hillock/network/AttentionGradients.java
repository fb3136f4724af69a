package org.hillock.network;

/// The gradients of the parameters of [SelfAttention], a share of them at a time.
final class AttentionGradients {
  private AttentionGradients() {}

  /// Adds what n steps give, from the first of a row on.
  static void add(SelfAttention layer, Pass pass, int row, int n, int begin, int end) {
    int width = layer.width();
    int inner = layer.inner();
    int stride = 3 * inner;
    int second = width * stride;
    float[] kept = pass.kept();
    float[] sums = pass.gradients();
    int dQkv = layer.qkv(row);
    int context = layer.context(kept.length / layer.kept(), row);
    int dy = row * layer.outputs();
    int input = Math.min(begin, second) / stride;
    int ofFirst = Math.min(end, second) / stride - input;
    if (ofFirst > 0) {
      pass.multiply()
          .left(pass.x(), row * layer.inputs() + input, 1, width)
          .right(kept, dQkv, stride, 1)
          .result(sums, pass.from() + input * stride, stride)
          .fromResult()
          .run(ofFirst, n, stride);
    }
    int value = Math.clamp(begin - second, 0, inner * width) / width;
    int ofSecond = Math.clamp(end - second, 0, inner * width) / width - value;
    if (ofSecond > 0) {
      pass.multiply()
          .left(kept, context + value, 1, inner)
          .right(pass.dy(), dy, width, 1)
          .result(sums, pass.from() + second + value * width, width)
          .fromResult()
          .run(ofSecond, n, width);
    }
    int bias = pass.from() + layer.weights();
    addColumns(kept, dQkv, n, stride, sums, bias, begin - layer.weights(), end - layer.weights());
    int last = layer.weights() + stride;
    addColumns(pass.dy(), dy, n, width, sums, bias + stride, begin - last, end - last);
  }

  /// Adds to each of the sums from `begin` to `end` its column, as far as there are such columns.
  private static void addColumns(
      float[] x, int from, int rows, int columns, float[] sums, int to, int begin, int end) {
    int first = Math.clamp(begin, 0, columns);
    int last = Math.clamp(end, 0, columns);
    for (int row = 0; row < rows; row++) {
      for (int j = first; j < last; j++) {
        sums[to + j] += x[from + row * columns + j];
      }
    }
  }
}
