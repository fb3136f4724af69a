package org.hillock.network;

import java.util.Arrays;
import org.hillock.numeric.MatrixMultiply;

/// The way back through a convolution, one example at a time. Where the window moves by one, ∂loss
/// by what came in is itself a convolution, of ∂loss by the outputs with the kernel turned round;
/// else each tap of the kernel adds its share to the inputs that it read.
final class ConvolutionBackward {
  private static final float[] ONE = {1};

  private ConvolutionBackward() {}

  /// Writes to the first work numbers the weights with the taps of each group last to first, and in
  /// and out exchanged.
  static void turn(Convolution layer, Pass pass) {
    int taps = layer.sweep().taps();
    int size = layer.in() * layer.out();
    for (int group = 0; group < layer.products(); group++) {
      for (int tap = 0; tap < taps; tap++) {
        int from = pass.from() + (group * taps + tap) * size;
        int to = (group * taps + taps - 1 - tap) * size;
        turn(pass.parameters(), from, pass.work(), to, layer.in(), layer.out());
      }
    }
  }

  /// Four rows at once: what is written lies side by side then.
  private static void turn(float[] x, int from, float[] y, int to, int rows, int columns) {
    int i = 0;
    for (; i + 4 <= rows; i += 4) {
      int at = from + i * columns;
      for (int j = 0; j < columns; j++) {
        int target = to + j * rows + i;
        y[target] = x[at + j];
        y[target + 1] = x[at + columns + j];
        y[target + 2] = x[at + 2 * columns + j];
        y[target + 3] = x[at + 3 * columns + j];
      }
    }
    for (; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        y[to + j * rows + i] = x[from + i * columns + j];
      }
    }
  }

  /// dx of one example; the weights are turned already.
  ///
  /// @param dy ∂loss by the outputs
  /// @param from where the example's begin
  static void inputs(Convolution layer, Pass pass, int row, float[] dy, int from) {
    Sweep sweep = layer.sweep();
    int height = sweep.heightOf(pass.lengths()[row]);
    int width = sweep.widthOf(pass.lengths()[row]);
    if (sweep.vertical().outputs(height) == 0 || sweep.horizontal().outputs(width) == 0) {
      height = 0;
      width = 0;
    }
    if (layer.isDepthwise() && height > 0) {
      Depthwise.inputs(layer, pass, row, dy, from);
    }
    boolean turns = sweep.vertical().turns(height) && sweep.horizontal().turns(width);
    for (int group = 0; group < layer.products() && height > 0 && width > 0; group++) {
      if (turns) {
        convolve(layer, pass, row, group, height, width, dy, from);
      } else {
        scatter(layer, pass, row, group, height, width, dy, from);
      }
    }
    int to = row * layer.inputs();
    Sweep.clearRest(pass.dx(), to, height, width, sweep.height(), sweep.width(), sweep.channels());
  }

  private static void convolve(
      Convolution layer,
      Pass pass,
      int row,
      int group,
      int height,
      int width,
      float[] dy,
      int from) {
    Sweep sweep = layer.sweep();
    Axis down = sweep.vertical();
    Axis right = sweep.horizontal();
    int in = layer.in();
    int out = layer.out();
    int paddedWidth = width + right.kernel() - 1;
    int to = layer.weights();
    Sweep.pad(
        dy,
        from + group * out,
        layer.channels(),
        sweep.outWidth() * layer.channels(),
        down.outputs(height),
        right.outputs(width),
        out,
        pass.work(),
        to,
        height + down.kernel() - 1,
        paddedWidth,
        down.kernel() - 1 - down.before(height),
        right.kernel() - 1 - right.before(width));
    pass.multiply()
        .left(pass.work(), to, out, 1)
        .right(pass.work(), group * sweep.taps() * in * out, in, 1)
        .result(pass.dx(), row * layer.inputs() + group * in, sweep.channels())
        .fromZero(in)
        .bands(height, paddedWidth * out, sweep.width() * sweep.channels())
        .segments(down.kernel(), paddedWidth * out, right.kernel() * out * in)
        .run(width, right.kernel() * out, in);
  }

  private static void scatter(
      Convolution layer,
      Pass pass,
      int row,
      int group,
      int height,
      int width,
      float[] dy,
      int from) {
    Sweep sweep = layer.sweep();
    Axis down = sweep.vertical();
    Axis right = sweep.horizontal();
    int in = layer.in();
    int out = layer.out();
    int line = right.padded(width) * in;
    int padded = layer.weights();
    Arrays.fill(pass.work(), padded, padded + down.padded(height) * line, 0);
    MatrixMultiply m = pass.multiply();
    m.left(dy, from + group * out, layer.channels(), 1);
    for (int tap = 0; tap < sweep.taps(); tap++) {
      int u = tap / right.kernel() * down.dilation();
      int v = tap % right.kernel() * right.dilation();
      int turned = (group + 1) * sweep.taps() - 1 - tap;
      m.right(pass.work(), turned * in * out, in, 1)
          .result(pass.work(), padded + u * line + v * in, right.stride() * in)
          .fromResult()
          .bands(down.outputs(height), sweep.outWidth() * layer.channels(), down.stride() * line)
          .run(right.outputs(width), out, in);
    }
    int corner = padded + down.before(height) * line + right.before(width) * in;
    int to = row * layer.inputs() + group * in;
    for (int i = 0; i < height; i++) {
      int target = to + i * sweep.width() * sweep.channels();
      Sweep.copyPixels(
          pass.work(), corner + i * line, in, pass.dx(), target, sweep.channels(), width, in);
    }
  }

  /// Adds what one example has for some of the parameters. The bias is one more row of W, whose
  /// input is always 1.
  ///
  /// @param dy ∂loss by the outputs
  /// @param from where the example's begin
  static void parameters(
      Convolution layer, Pass pass, int row, float[] dy, int from, int begin, int end) {
    Sweep sweep = layer.sweep();
    int outHeight = sweep.vertical().outputs(sweep.heightOf(pass.lengths()[row]));
    int outWidth = sweep.horizontal().outputs(sweep.widthOf(pass.lengths()[row]));
    int last = Math.min(end, layer.weights()) / layer.out();
    if (layer.isDepthwise() && begin == 0) {
      Depthwise.weights(layer, pass, row, dy, from);
    }
    for (int group = 0; group < layer.products() && outHeight > 0 && outWidth > 0; group++) {
      int first = Math.max(begin / layer.out() - group * layer.fanIn(), 0);
      int to = Math.min(last - group * layer.fanIn(), layer.fanIn());
      if (first < to) {
        weights(layer, pass, row, group, dy, from, first, to);
      }
    }
    if (end == layer.parameters()) {
      pass.multiply()
          .left(ONE, 0, 0, 0)
          .right(dy, from, layer.channels(), 1)
          .result(pass.gradients(), pass.from() + layer.weights(), layer.channels())
          .fromResult()
          .segments(outHeight, 0, sweep.outWidth() * layer.channels())
          .run(1, outWidth, layer.channels());
    }
  }

  /// @param first row of the group's weights
  /// @param to the one after the last
  private static void weights(
      Convolution layer, Pass pass, int row, int group, float[] dy, int from, int first, int to) {
    Sweep sweep = layer.sweep();
    Axis down = sweep.vertical();
    Axis right = sweep.horizontal();
    int height = sweep.heightOf(pass.lengths()[row]);
    int width = sweep.widthOf(pass.lengths()[row]);
    int in = layer.in();
    int out = layer.out();
    boolean isPadded = layer.pad(pass, row, group, height, width);
    float[] a = isPadded ? pass.work() : pass.x();
    int corner = isPadded ? layer.weights() : row * layer.inputs();
    int line = right.padded(width) * in;
    // So many rows of W read numbers that lie side by side.
    int run = right.dilation() == 1 ? right.kernel() * in : in;
    int at = first;
    while (at < to) {
      int u = at / in / right.kernel() * down.dilation();
      int v = at / in % right.kernel() * right.dilation();
      int count = Math.min(to, at / run * run + run) - at;
      int bands = right.dilation() == 1 && count == run ? (to - at) / run : 1;
      pass.multiply()
          .left(a, corner + u * line + v * in + at % in, 1, right.stride() * in)
          .right(dy, from + group * out, layer.channels(), 1)
          .result(pass.gradients(), pass.from() + (group * layer.fanIn() + at) * out, out)
          .fromResult()
          .bands(bands, down.dilation() * line, run * out)
          .segments(down.outputs(height), down.stride() * line, sweep.outWidth() * layer.channels())
          .run(count, right.outputs(width), out);
      at += bands * count;
    }
  }
}
