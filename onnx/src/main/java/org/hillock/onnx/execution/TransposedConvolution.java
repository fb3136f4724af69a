package org.hillock.onnx.execution;

import java.util.ArrayList;
import java.util.List;
import org.hillock.numeric.MatrixMultiply;

/// The transposed convolution: each input spreads the window over the output.
final class TransposedConvolution {
  private TransposedConvolution() {}

  static Value of(Call call) {
    Value.Floats x = call.floats(0);
    Value.Floats weights = call.floats(1);
    int groups = Math.toIntExact(call.integer("group", 1));
    int channels = x.dims().size(1);
    if (groups < 1 || weights.dims().size(0) != channels || channels % groups != 0) {
      throw call.wrong(
          "an input of %s, weights of %s and %d groups do not fit"
              .formatted(x.dims(), weights.dims(), groups));
    }
    Sliding back = sliding(call, x.dims(), Convolutions.kernel(call, weights.dims()));
    int outputs = weights.dims().size(1);
    int examples = x.dims().size(0);
    Dims dims = sizes(back, examples, outputs * groups);
    float[] y = Convolutions.biased(call, dims, back.inputs());
    for (int place = 0; place < examples * groups; place++) {
      spread(
          back, x.values(), weights.values(), y, place, place % groups, channels / groups, outputs);
    }
    return new Value.Floats(dims, y);
  }

  private static void spread(
      Sliding back,
      float[] x,
      float[] weights,
      float[] y,
      int place,
      int group,
      int channels,
      int outputs) {
    int taps = back.taps();
    int size = back.outputs();
    float[] spread = new float[outputs * size];
    MatrixMultiply multiply = new MatrixMultiply();
    for (int tap = 0; tap < taps; tap++) {
      multiply
          .left(weights, group * channels * outputs * taps + tap, taps, outputs * taps)
          .right(x, place * channels * size, size, 1)
          .fromZero(size)
          .result(spread, 0, size)
          .run(outputs, channels, size);
      for (int output = 0; output < outputs; output++) {
        add(back, tap, spread, output * size, y, (place * outputs + output) * back.inputs());
      }
    }
  }

  private static void add(Sliding back, int tap, float[] spread, int from, float[] y, int to) {
    Slide width = back.width();
    Slide height = back.height();
    Slide depth = back.depth();
    int across = tap % width.kernel();
    int down = tap / width.kernel() % height.kernel();
    int deep = tap / width.kernel() / height.kernel();
    for (int d = depth.first(deep); d < depth.end(deep); d++) {
      for (int h = height.first(down); h < height.end(down); h++) {
        int row = (depth.at(d, deep) * height.size() + height.at(h, down)) * width.size();
        int line = (d * height.outputs() + h) * width.outputs();
        for (int w = width.first(across); w < width.end(across); w++) {
          y[to + row + width.at(w, across)] += spread[from + line + w];
        }
      }
    }
  }

  /// The window that would slide over the output and give the input.
  private static Sliding sliding(Call call, Dims x, int[] kernel) {
    int rank = Sliding.checked(call, x, kernel);
    int[] strides = Sliding.setting(call, "strides", rank, 1);
    int[] dilations = Sliding.setting(call, "dilations", rank, 1);
    int[] more = Sliding.setting(call, "output_padding", rank, 0);
    int[] pads = Sliding.setting(call, "pads", 2 * rank, 0);
    long[] wanted = call.integers("output_shape").orElse(new long[0]);
    String automatic = call.text("auto_pad", "NOTSET");
    List<Slide> slides = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      int size = x.size(axis + 2);
      int full = strides[axis] * (size - 1) + more[axis] + (kernel[axis] - 1) * dilations[axis] + 1;
      int before = pads[axis];
      int length = full - before - pads[rank + axis];
      if (wanted.length > 0 || automatic.startsWith("SAME")) {
        length =
            wanted.length > 0
                ? Math.toIntExact(wanted[wanted.length - rank + axis])
                : size * strides[axis];
        int all = Math.max(0, full - length);
        before = automatic.equals("SAME_LOWER") ? all - all / 2 : all / 2;
      } else if (automatic.equals("VALID")) {
        before = 0;
        length = full;
      }
      if (length < 0) {
        throw call.wrong("its padding takes away more than there is");
      }
      slides.add(new Slide(length, kernel[axis], strides[axis], dilations[axis], before, 0, size));
    }
    return Sliding.of(slides);
  }

  private static Dims sizes(Sliding back, int examples, int channels) {
    List<Integer> sizes = new ArrayList<>(List.of(examples, channels));
    sizes.addAll(
        List.of(back.depth().size(), back.height().size(), back.width().size())
            .subList(3 - back.rank(), 3));
    return new Dims(sizes);
  }
}
