package org.hillock.onnx.gradient;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.onnx.execution.Call;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Value;

/// Pools: the largest number of a window gets its gradient, or all get their share.
final class PoolRules {
  private PoolRules() {}

  static Map<String, Rule> all() {
    Map<String, Rule> all = new HashMap<>();
    all.put("MaxPool", local -> largest(local, windows(local)));
    all.put("AveragePool", PoolRules::average);
    all.put("GlobalMaxPool", local -> largest(local, whole(local)));
    all.put("GlobalAveragePool", PoolRules::globalAverage);
    return all;
  }

  private static Windows windows(Local local) {
    return Windows.of(
        local.call(),
        local.call().floats(0).dims(),
        local.y().dims(),
        local
            .call()
            .integers("kernel_shape")
            .orElseThrow(() -> local.refused("its setting kernel_shape is missing")));
  }

  /// One window over all.
  private static Windows whole(Local local) {
    Dims x = local.call().floats(0).dims();
    int size = x.product(2, x.rank());
    int[] places = new int[size];
    Arrays.setAll(places, i -> i);
    return new Windows(places, size, size, 1);
  }

  private static void largest(Local local, Windows windows) {
    float[] x = local.call().floats(0).values();
    float[] dy = local.dy();
    float[] dx = local.gradient(0);
    for (int i = 0; i < dy.length; i++) {
      int from = i / windows.outputs() * windows.inputs();
      int best = -1;
      for (int tap = 0; tap < windows.taps(); tap++) {
        int place = windows.places()[tap * windows.outputs() + i % windows.outputs()];
        if (place >= 0 && (best < 0 || x[from + place] > x[best])) {
          best = from + place;
        }
      }
      if (best >= 0) {
        dx[best] += dy[i];
      }
    }
  }

  private static void average(Local local) {
    Windows windows = windows(local);
    float[] shares = shares(local, windows);
    float[] dy = local.dy();
    float[] dx = local.gradient(0);
    for (int i = 0; i < dy.length; i++) {
      int from = i / windows.outputs() * windows.inputs();
      int output = i % windows.outputs();
      for (int tap = 0; tap < windows.taps(); tap++) {
        int place = windows.places()[tap * windows.outputs() + output];
        if (place >= 0) {
          dx[from + place] += dy[i] * shares[output];
        }
      }
    }
  }

  /// What one number counts in the mean of each window. How many are divided by where windows go
  /// over the edge has changed with the versions, so the operator itself is asked: a pool of ones.
  private static float[] shares(Local local, Windows windows) {
    Call call = local.call();
    Dims one = call.floats(0).dims().with(0, 1).with(1, 1);
    float[] ones = new float[one.count()];
    Arrays.fill(ones, 1);
    Call asked =
        new Call(
            call.node(),
            call.opset(),
            List.of(Optional.of(new Value.Floats(one, ones))),
            call.bodies());
    float[] shares = ((Value.Floats) local.again(asked).getFirst()).values().clone();
    for (int output = 0; output < shares.length; output++) {
      int inside = 0;
      for (int tap = 0; tap < windows.taps(); tap++) {
        inside += windows.places()[tap * windows.outputs() + output] >= 0 ? 1 : 0;
      }
      shares[output] /= Math.max(1, inside);
    }
    return shares;
  }

  private static void globalAverage(Local local) {
    float[] dy = local.dy();
    float[] dx = local.gradient(0);
    int size = dx.length / Math.max(1, dy.length);
    for (int i = 0; i < dx.length; i++) {
      dx[i] += dy[i / size] / size;
    }
  }
}
