package org.hillock.onnx.gradient;

import java.util.Map;
import org.hillock.kernel.Exp;
import org.hillock.onnx.execution.Dims;

/// Softmax and its logarithm, along one axis: dx = y (dy - Σ dy y) and dx = dy - exp(y) Σ dy.
final class SoftmaxRules {
  /// The first version in which softmax is along one axis, not along all from one on.
  private static final long ONE_AXIS = 13;

  private SoftmaxRules() {}

  static Map<String, Rule> all() {
    return Map.of(
        "Softmax",
        local -> handOn(local, false),
        "LogSoftmax",
        local -> handOn(local, true),
        "Hardmax",
        _ -> {});
  }

  private static void handOn(Local local, boolean logarithm) {
    Dims dims = local.y().dims();
    boolean one = local.call().opset() >= ONE_AXIS;
    int axis = dims.axis(local.call().integer("axis", one ? -1 : 1));
    int end = one ? axis + 1 : dims.rank();
    int length = dims.product(axis, end);
    int step = dims.product(end, dims.rank());
    float[] y = local.y().values();
    float[] dy = local.dy();
    float[] dx = local.gradient(0);
    for (int row = 0; row < y.length / Math.max(1, length); row++) {
      int from = row / step * length * step + row % step;
      double sum = 0;
      for (int i = 0; i < length; i++) {
        int at = from + i * step;
        sum += logarithm ? dy[at] : (double) dy[at] * y[at];
      }
      for (int i = 0; i < length; i++) {
        int at = from + i * step;
        dx[at] += (float) (logarithm ? dy[at] - Exp.exp(y[at]) * sum : y[at] * (dy[at] - sum));
      }
    }
  }
}
