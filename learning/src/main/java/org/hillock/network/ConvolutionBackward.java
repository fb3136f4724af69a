package org.hillock.network;

import java.util.Arrays;
import org.hillock.numeric.MatrixMultiply;

/// ∂loss by what a convolution takes in. Where the window moves by one, it is itself a convolution,
/// of ∂loss by the outputs with the kernel turned round; else each tap of the kernel adds its share
/// to the inputs that it read.
final class ConvolutionBackward {
  private ConvolutionBackward() {}

  static void inputs(Convolution layer, Pass pass, int first, int rows) {
    Sweep sweep = layer.sweep();
    turn(layer, pass.parameters(), pass.from(), pass.work());
    for (int row = first; row < first + rows; row++) {
      int height = sweep.heightOf(pass.lengths()[row]);
      int width = sweep.widthOf(pass.lengths()[row]);
      if (sweep.vertical().outputs(height) == 0 || sweep.horizontal().outputs(width) == 0) {
        height = 0;
        width = 0;
      }
      boolean turns = sweep.vertical().turns(height) && sweep.horizontal().turns(width);
      for (int group = 0; group < layer.groups() && height > 0 && width > 0; group++) {
        if (turns) {
          convolve(layer, pass, row, group, height, width);
        } else {
          scatter(layer, pass, row, group, height, width);
        }
      }
      Sweep.clearRest(
          pass.dx(),
          row * layer.inputs(),
          height,
          width,
          sweep.height(),
          sweep.width(),
          sweep.channels());
    }
  }

  /// The weights with the taps of each group last to first, and in and out exchanged.
  private static void turn(Convolution layer, float[] w, int from, float[] turned) {
    int taps = layer.sweep().taps();
    int in = layer.sweep().channels() / layer.groups();
    int out = layer.channels() / layer.groups();
    int size = in * out;
    for (int group = 0; group < layer.groups(); group++) {
      for (int tap = 0; tap < taps; tap++) {
        int source = from + (group * taps + tap) * size;
        turn(w, source, turned, (group * taps + taps - 1 - tap) * size, in, out);
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

  private static void convolve(
      Convolution layer, Pass pass, int row, int group, int height, int width) {
    Sweep sweep = layer.sweep();
    Axis down = sweep.vertical();
    Axis right = sweep.horizontal();
    int in = sweep.channels() / layer.groups();
    int out = layer.channels() / layer.groups();
    int paddedWidth = width + right.kernel() - 1;
    int to = layer.weights();
    Sweep.pad(
        pass.dy(),
        row * layer.outputs() + group * out,
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
      Convolution layer, Pass pass, int row, int group, int height, int width) {
    Sweep sweep = layer.sweep();
    Axis down = sweep.vertical();
    Axis right = sweep.horizontal();
    int in = sweep.channels() / layer.groups();
    int out = layer.channels() / layer.groups();
    int line = right.padded(width) * in;
    int padded = layer.weights();
    Arrays.fill(pass.work(), padded, padded + down.padded(height) * line, 0);
    MatrixMultiply m = pass.multiply();
    m.left(pass.dy(), row * layer.outputs() + group * out, layer.channels(), 1);
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
    int from = padded + down.before(height) * line + right.before(width) * in;
    for (int i = 0; i < height; i++) {
      Sweep.copyPixels(
          pass.work(),
          from + i * line,
          in,
          pass.dx(),
          row * layer.inputs() + i * sweep.width() * sweep.channels() + group * in,
          sweep.channels(),
          width,
          in);
    }
  }
}
