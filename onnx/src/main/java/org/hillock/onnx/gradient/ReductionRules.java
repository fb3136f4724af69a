package org.hillock.onnx.gradient;

import java.util.HashMap;
import java.util.Map;
import org.hillock.kernel.Exp;
import org.hillock.onnx.execution.Call;
import org.hillock.onnx.execution.Dims;

/// Sums, means and their kin along axes.
final class ReductionRules {
  private ReductionRules() {}

  /// A slope by one number that is taken in.
  @FunctionalInterface
  private interface Slope {
    /// @param count how many numbers are taken together
    double at(double x, double y, double count);
  }

  static Map<String, Rule> all() {
    Map<String, Rule> all = new HashMap<>();
    all.put("ReduceSum", of((_, _, _) -> 1));
    all.put("ReduceMean", of((_, _, count) -> 1 / count));
    all.put("ReduceL1", of((x, _, _) -> StrictMath.signum(x)));
    all.put("ReduceL2", of((x, y, _) -> y == 0 ? 0 : x / y));
    all.put("ReduceSumSquare", of((x, _, _) -> 2 * x));
    all.put("ReduceLogSum", of((_, y, _) -> Exp.exp(-y)));
    all.put("ReduceLogSumExp", of((x, y, _) -> Exp.exp(x - y)));
    all.put("ReduceMax", ReductionRules::extreme);
    all.put("ReduceMin", ReductionRules::extreme);
    return all;
  }

  private static Rule of(Slope slope) {
    return local -> {
      float[] x = local.call().floats(0).values();
      float[] y = local.y().values();
      float[] dy = local.dy();
      float[] dx = local.gradient(0);
      int[] places = places(local);
      double count = (double) x.length / Math.max(1, y.length);
      for (int i = 0; i < x.length; i++) {
        dx[i] += (float) (dy[places[i]] * slope.at(x[i], y[places[i]], count));
      }
    };
  }

  /// The first number that is as large or small as the result gets its gradient.
  private static void extreme(Local local) {
    float[] x = local.call().floats(0).values();
    float[] y = local.y().values();
    float[] left = local.dy().clone();
    float[] dx = local.gradient(0);
    int[] places = places(local);
    for (int i = 0; i < x.length; i++) {
      if (x[i] == y[places[i]]) {
        dx[i] += left[places[i]];
        left[places[i]] = 0;
      }
    }
  }

  /// For each number the place of the result that it went into.
  private static int[] places(Local local) {
    Call call = local.call();
    Dims dims = call.floats(0).dims();
    long[] axes =
        call.has(1)
            ? call.integers(1).values()
            : call.integers("axes").orElseGet(() -> new long[0]);
    Dims kept = dims;
    if (axes.length > 0) {
      for (long axis : axes) {
        kept = kept.with(dims.axis(axis), 1);
      }
    } else if (!call.flag("noop_with_empty_axes", false)) {
      for (int axis = 0; axis < dims.rank(); axis++) {
        kept = kept.with(axis, 1);
      }
    }
    return Places.of(kept, dims);
  }
}
