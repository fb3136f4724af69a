package org.hillock.onnx.gradient;

import java.util.Map;
import org.hillock.onnx.execution.Call;
import org.hillock.onnx.execution.Dims;

/// Normalizations: y = x̂ s + b. Where mean and deviation are those of the numbers themselves, dx =
/// (g - mean(g) - x̂ mean(g x̂)) / σ with g = dy s.
final class NormalizationRules {
  private NormalizationRules() {}

  static Map<String, Rule> all() {
    return Map.of(
        "BatchNormalization",
        NormalizationRules::batch,
        "LayerNormalization",
        NormalizationRules::layer,
        "RMSNormalization",
        NormalizationRules::rootMeanSquare,
        "InstanceNormalization",
        NormalizationRules::instance,
        "GroupNormalization",
        NormalizationRules::group);
  }

  /// As in prediction: mean and variance are those of the training, and stay.
  private static void batch(Local local) {
    Call call = local.call();
    if (call.flag("training_mode", false)) {
      throw local.refused("it is set to training mode, in which rows depend on each other");
    }
    float[] x = call.floats(0).values();
    float[] scale = call.floats(1).values();
    float[] mean = call.floats(3).values();
    float[] variance = call.floats(4).values();
    double epsilon = call.number("epsilon", 1e-5f);
    float[] dy = local.dy();
    int[] channels = channels(call.floats(0).dims());
    double[] dScale = new double[scale.length];
    double[] dBias = new double[scale.length];
    double[] inverse = new double[scale.length];
    for (int c = 0; c < scale.length; c++) {
      inverse[c] = 1 / Math.sqrt(variance[c] + epsilon);
    }
    float[] dx = local.wants(0) ? local.gradient(0) : new float[x.length];
    for (int i = 0; i < x.length; i++) {
      int c = channels[i];
      dx[i] += (float) (dy[i] * scale[c] * inverse[c]);
      dScale[c] += dy[i] * (x[i] - mean[c]) * inverse[c];
      dBias[c] += dy[i];
    }
    add(local, dScale, dBias);
  }

  private static void layer(Local local) {
    Dims dims = local.call().floats(0).dims();
    int axis = dims.axis(local.call().integer("axis", -1));
    int[] scales = Places.of(local.call().floats(1).dims(), dims);
    each(local, dims.product(axis, dims.rank()), scales, true);
  }

  private static void rootMeanSquare(Local local) {
    Dims dims = local.call().floats(0).dims();
    int axis = dims.axis(local.call().integer("axis", -1));
    int[] scales = Places.of(local.call().floats(1).dims(), dims);
    each(local, dims.product(axis, dims.rank()), scales, false);
  }

  private static void instance(Local local) {
    Dims dims = local.call().floats(0).dims();
    each(local, dims.product(2, dims.rank()), channels(dims), true);
  }

  private static void group(Local local) {
    Dims dims = local.call().floats(0).dims();
    int groups = (int) local.call().integer("num_groups", 1);
    int[] scales = channels(dims);
    int perScale = dims.size(1) / local.call().floats(1).values().length;
    for (int i = 0; i < scales.length; i++) {
      scales[i] /= perScale;
    }
    each(local, dims.product(1, dims.rank()) / groups, scales, true);
  }

  /// The channel of each number; channels are the second axis.
  private static int[] channels(Dims dims) {
    int[] channels = new int[dims.count()];
    int size = dims.product(2, dims.rank());
    for (int i = 0; i < channels.length; i++) {
      channels[i] = i / size % dims.size(1);
    }
    return channels;
  }

  /// Numbers that are normalized together lie side by side.
  ///
  /// @param scales where each one's scale and bias are
  /// @param centered whether their mean is taken away
  private static void each(Local local, int length, int[] scales, boolean centered) {
    float[] x = local.call().floats(0).values();
    float[] scale = local.call().floats(1).values();
    float[] dy = local.dy();
    double epsilon = local.call().number("epsilon", 1e-5f);
    double[] dScale = new double[scale.length];
    double[] dBias = new double[scale.length];
    float[] dx = local.wants(0) ? local.gradient(0) : new float[x.length];
    for (int from = 0; from < x.length; from += length) {
      double mean = centered ? mean(x, from, length) : 0;
      double inverse = 1 / Math.sqrt(square(x, from, length, mean) + epsilon);
      double sum = 0;
      double product = 0;
      for (int i = from; i < from + length; i++) {
        double standard = (x[i] - mean) * inverse;
        double g = dy[i] * scale[scales[i]];
        sum += g;
        product += g * standard;
        dScale[scales[i]] += dy[i] * standard;
        dBias[scales[i]] += dy[i];
      }
      double common = centered ? sum / length : 0;
      for (int i = from; i < from + length; i++) {
        double g = dy[i] * scale[scales[i]];
        double standard = (x[i] - mean) * inverse;
        dx[i] += (float) ((g - common - standard * product / length) * inverse);
      }
    }
    add(local, dScale, dBias);
  }

  private static double mean(float[] x, int from, int length) {
    double sum = 0;
    for (int i = from; i < from + length; i++) {
      sum += x[i];
    }
    return sum / length;
  }

  /// The mean squared distance from the mean.
  private static double square(float[] x, int from, int length, double mean) {
    double sum = 0;
    for (int i = from; i < from + length; i++) {
      sum += (x[i] - mean) * (x[i] - mean);
    }
    return sum / length;
  }

  private static void add(Local local, double[] dScale, double[] dBias) {
    if (local.wants(1)) {
      ArithmeticRules.add(dScale, local.gradient(1));
    }
    if (local.wants(2)) {
      ArithmeticRules.add(dBias, local.gradient(2));
    }
  }
}
