package org.hillock.onnx.execution;

import java.util.Arrays;
import java.util.Map;
import org.hillock.numeric.MatrixMultiply;

/// Convolutions of examples x channels x sizes, along 1 to 3 axes.
final class Convolutions {
  /// Columns are laid out in so many floats at a time, which stay in the level-2 cache.
  private static final int BLOCK = 1 << 17;

  private Convolutions() {}

  static Map<String, Operator> all() {
    return Map.of(
        "Conv", Operator.of(Convolutions::convolution),
        "ConvTranspose", Operator.of(TransposedConvolution::of));
  }

  private static Value convolution(Call call) {
    Value.Floats x = call.floats(0);
    Value.Floats weights = call.floats(1);
    Sliding sliding = Sliding.of(call, x.dims(), kernel(call, weights.dims()));
    int groups = Math.toIntExact(call.integer("group", 1));
    int channels = x.dims().size(1);
    int outputs = weights.dims().size(0);
    if (groups < 1 || weights.dims().size(1) * groups != channels || outputs % groups != 0) {
      throw call.wrong(
          "an input of %s, weights of %s and %d groups do not fit"
              .formatted(x.dims(), weights.dims(), groups));
    }
    int examples = x.dims().size(0);
    Dims dims = sliding.dims(examples, outputs);
    float[] y = biased(call, dims, sliding.outputs());
    Convolution convolution =
        new Convolution(sliding, channels / groups, outputs / groups, new MatrixMultiply());
    for (int group = 0; group < examples * groups; group++) {
      convolution.add(x.values(), group, weights.values(), group % groups, y);
    }
    return new Value.Floats(dims, y);
  }

  /// Taps along each axis: as the weights have them.
  static int[] kernel(Call call, Dims weights) {
    int rank = Math.max(0, weights.rank() - 2);
    int[] kernel = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      kernel[axis] = weights.size(axis + 2);
    }
    long[] said = call.integers("kernel_shape").orElse(new long[0]);
    if (said.length > 0 && !Dims.of(said).equals(Dims.of(kernel))) {
      throw call.wrong(
          "its kernel_shape is %s, its weights are %s".formatted(Dims.of(said), weights));
    }
    return kernel;
  }

  /// An output that begins with the bias of each channel, or with 0.
  static float[] biased(Call call, Dims dims, int size) {
    float[] y = new float[dims.count()];
    if (!call.has(2)) {
      return y;
    }
    float[] bias = call.floats(2).values();
    int channels = dims.size(1);
    if (bias.length != channels) {
      throw call.wrong("its bias has %d numbers for %d channels".formatted(bias.length, channels));
    }
    for (int channel = 0; channel < dims.size(0) * channels; channel++) {
      Arrays.fill(y, channel * size, (channel + 1) * size, bias[channel % channels]);
    }
    return y;
  }

  /// One group of channels of one example.
  ///
  /// @param channels that come in
  /// @param outputs channels that go out
  private record Convolution(Sliding sliding, int channels, int outputs, MatrixMultiply multiply) {
    void add(float[] x, int place, float[] weights, int group, float[] y) {
      int from = place * channels * sliding.inputs();
      int to = place * outputs * sliding.outputs();
      int own = group * outputs * channels * sliding.taps();
      if (channels == 1) {
        for (int output = 0; output < outputs; output++) {
          each(x, from, weights, own + output * sliding.taps(), y, to + output * sliding.outputs());
        }
      } else if (sliding.isPointwise()) {
        product(weights, own, x, from, y, to, sliding.outputs(), sliding.outputs());
      } else {
        inColumns(x, from, weights, own, y, to);
      }
    }

    /// One channel with a window of its own: tap by tap, along whole rows.
    private void each(float[] x, int from, float[] weights, int own, float[] y, int to) {
      Slide width = sliding.width();
      Slide height = sliding.height();
      Slide depth = sliding.depth();
      for (int tap = 0; tap < sliding.taps(); tap++) {
        int across = tap % width.kernel();
        int down = tap / width.kernel() % height.kernel();
        int deep = tap / width.kernel() / height.kernel();
        float weight = weights[own + tap];
        int first = width.first(across);
        int count = width.end(across) - first;
        for (int d = depth.first(deep); d < depth.end(deep); d++) {
          for (int h = height.first(down); h < height.end(down); h++) {
            int row = (depth.at(d, deep) * height.size() + height.at(h, down)) * width.size();
            int line = (d * height.outputs() + h) * width.outputs();
            addRow(
                x,
                from + row + width.at(first, across),
                width.stride(),
                weight,
                y,
                to + line + first,
                count);
          }
        }
      }
    }

    private static void addRow(
        float[] x, int from, int stride, float weight, float[] y, int to, int count) {
      if (stride == 1) {
        for (int i = 0; i < count; i++) {
          y[to + i] += weight * x[from + i];
        }
      } else {
        for (int i = 0; i < count; i++) {
          y[to + i] += weight * x[from + i * stride];
        }
      }
    }

    /// Some lines of the output at a time: what each of them sees becomes a column.
    private void inColumns(float[] x, int from, float[] weights, int own, float[] y, int to) {
      int length = sliding.width().outputs();
      int lines = sliding.depth().outputs() * sliding.height().outputs();
      int inner = channels * sliding.taps();
      int most = Math.clamp(BLOCK / Math.max(1L, (long) inner * length), 1, Math.max(1, lines));
      float[] columns = new float[Math.multiplyExact(inner, most * length)];
      for (int line = 0; line < lines; line += most) {
        int count = Math.min(most, lines - line);
        Columns.fill(sliding, x, from, channels, line, count, columns);
        int side = count * length;
        product(weights, own, columns, 0, y, to + line * length, side, side);
      }
    }

    private void product(
        float[] weights,
        int own,
        float[] columns,
        int from,
        float[] y,
        int to,
        int width,
        int row) {
      int inner = channels * sliding.taps();
      multiply
          .left(weights, own, inner, 1)
          .right(columns, from, row, 1)
          .result(y, to, sliding.outputs())
          .fromResult()
          .run(outputs, inner, width);
    }
  }
}
