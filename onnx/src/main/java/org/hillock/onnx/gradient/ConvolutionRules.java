package org.hillock.onnx.gradient;

import java.util.Map;
import org.hillock.numeric.Matrix;
import org.hillock.numeric.MatrixMultiply;
import org.hillock.onnx.execution.Value;

/// Convolutions, as products with the patches that their windows see: dW = dY Pᵀ, dP = Wᵀ dY.
final class ConvolutionRules {
  private ConvolutionRules() {}

  static Map<String, Rule> all() {
    return Map.of("Conv", ConvolutionRules::conv);
  }

  private static void conv(Local local) {
    Value.Floats x = local.call().floats(0);
    Value.Floats w = local.call().floats(1);
    int axes = w.dims().rank() - 2;
    long[] kernel = new long[axes];
    for (int axis = 0; axis < axes; axis++) {
      kernel[axis] = w.dims().size(axis + 2);
    }
    Windows windows = Windows.of(local.call(), x.dims(), local.y().dims(), kernel);
    int groups = (int) local.call().integer("group", 1);
    int outputs = w.dims().size(0) / groups;
    Patches patches = new Patches(windows, w.dims().size(1));
    float[] dy = local.dy();
    MatrixMultiply product = new MatrixMultiply();
    for (int i = 0; i < x.dims().size(0) * groups; i++) {
      int group = i % groups;
      int atX = i * patches.channels * windows.inputs();
      int atW = group * outputs * patches.depth();
      Matrix gradient = Matrix.of(dy, i * outputs * windows.outputs(), outputs, windows.outputs());
      if (local.wants(1)) {
        product.add(
            gradient,
            patches.of(x.values(), atX).transposed(),
            Matrix.of(local.gradient(1), atW, outputs, patches.depth()));
      }
      if (local.wants(0)) {
        Matrix seen = patches.empty();
        product.add(
            Matrix.of(w.values(), atW, outputs, patches.depth()).transposed(), gradient, seen);
        patches.addTo(local.gradient(0), atX, seen.data());
      }
    }
    if (local.wants(2)) {
      bias(local, windows.outputs(), w.dims().size(0));
    }
  }

  private static void bias(Local local, int outputs, int channels) {
    float[] dy = local.dy();
    double[] sums = new double[channels];
    for (int i = 0; i < dy.length; i++) {
      sums[i / outputs % channels] += dy[i];
    }
    ArithmeticRules.add(sums, local.gradient(2));
  }

  /// What the windows see of some channels: (channels × taps) × outputs.
  private record Patches(Windows windows, int channels) {
    int depth() {
      return channels * windows.taps();
    }

    Matrix empty() {
      return Matrix.of(new float[depth() * windows.outputs()], 0, depth(), windows.outputs());
    }

    Matrix of(float[] x, int from) {
      Matrix patches = empty();
      int[] places = windows.places();
      for (int channel = 0; channel < channels; channel++) {
        int to = channel * places.length;
        int at = from + channel * windows.inputs();
        for (int i = 0; i < places.length; i++) {
          patches.data()[to + i] = places[i] < 0 ? 0 : x[at + places[i]];
        }
      }
      return patches;
    }

    void addTo(float[] dx, int from, float[] patches) {
      int[] places = windows.places();
      for (int channel = 0; channel < channels; channel++) {
        int to = channel * places.length;
        int at = from + channel * windows.inputs();
        for (int i = 0; i < places.length; i++) {
          if (places[i] >= 0) {
            dx[at + places[i]] += patches[to + i];
          }
        }
      }
    }
  }
}
