package org.hillock.network;

import java.util.Arrays;

/// A convolution of each channel by itself, all channels side by side: products of matrices with
/// one column would take ten times as long. The work numbers hold the weights tap by tap, then an
/// example with zeros around it, in all its channels.
final class Depthwise {
  private Depthwise() {}

  /// One example.
  ///
  /// @param y where the outputs go, whose place of the first is `to`
  static void forward(Convolution layer, Pass pass, int row, float[] y, int to) {
    Sweep sweep = layer.sweep();
    float[] work = pass.work();
    int channels = layer.channels();
    int outHeight = outHeight(layer, pass, row);
    int outWidth = outWidth(layer, pass, row);
    int line = line(layer, pass, row);
    turn(layer, pass.parameters(), pass.from(), work, true);
    pad(layer, pass, row);
    for (int i = 0; i < outHeight; i++) {
      for (int j = 0; j < outWidth; j++) {
        int at = to + (i * sweep.outWidth() + j) * channels;
        System.arraycopy(pass.parameters(), pass.from() + layer.weights(), y, at, channels);
        for (int tap = 0; tap < sweep.taps(); tap++) {
          add(work, place(layer, line, i, j, tap), work, tap * channels, y, at, channels);
        }
      }
    }
  }

  /// dx of one example.
  ///
  /// @param dy ∂loss by the outputs, which begin at `from`
  static void inputs(Convolution layer, Pass pass, int row, float[] dy, int from) {
    Sweep sweep = layer.sweep();
    float[] work = pass.work();
    int channels = layer.channels();
    int height = sweep.heightOf(pass.lengths()[row]);
    int width = sweep.widthOf(pass.lengths()[row]);
    int line = line(layer, pass, row);
    int padded = layer.weights();
    int outHeight = outHeight(layer, pass, row);
    int outWidth = outWidth(layer, pass, row);
    turn(layer, pass.parameters(), pass.from(), work, true);
    Arrays.fill(work, padded, padded + sweep.vertical().padded(height) * line, 0);
    for (int i = 0; i < outHeight; i++) {
      for (int j = 0; j < outWidth; j++) {
        int at = from + (i * sweep.outWidth() + j) * channels;
        for (int tap = 0; tap < sweep.taps(); tap++) {
          add(dy, at, work, tap * channels, work, place(layer, line, i, j, tap), channels);
        }
      }
    }
    int corner =
        padded
            + sweep.vertical().before(height) * line
            + sweep.horizontal().before(width) * channels;
    for (int i = 0; i < height; i++) {
      int to = row * layer.inputs() + i * sweep.width() * channels;
      System.arraycopy(work, corner + i * line, pass.dx(), to, width * channels);
    }
  }

  /// Adds what one example has for the weights.
  static void weights(Convolution layer, Pass pass, int row, float[] dy, int from) {
    Sweep sweep = layer.sweep();
    float[] work = pass.work();
    int channels = layer.channels();
    int outHeight = outHeight(layer, pass, row);
    int outWidth = outWidth(layer, pass, row);
    int line = line(layer, pass, row);
    turn(layer, pass.gradients(), pass.from(), work, true);
    pad(layer, pass, row);
    for (int i = 0; i < outHeight; i++) {
      for (int j = 0; j < outWidth; j++) {
        int at = from + (i * sweep.outWidth() + j) * channels;
        for (int tap = 0; tap < sweep.taps(); tap++) {
          add(dy, at, work, place(layer, line, i, j, tap), work, tap * channels, channels);
        }
      }
    }
    turn(layer, pass.gradients(), pass.from(), work, false);
  }

  /// Copies weights, or their gradients, to the work numbers tap by tap, or back channel by
  /// channel.
  private static void turn(
      Convolution layer, float[] weights, int from, float[] work, boolean isThere) {
    int taps = layer.sweep().taps();
    int channels = layer.channels();
    for (int c = 0; c < channels; c++) {
      for (int tap = 0; tap < taps; tap++) {
        if (isThere) {
          work[tap * channels + c] = weights[from + c * taps + tap];
        } else {
          weights[from + c * taps + tap] = work[tap * channels + c];
        }
      }
    }
  }

  private static void pad(Convolution layer, Pass pass, int row) {
    Sweep sweep = layer.sweep();
    int height = sweep.heightOf(pass.lengths()[row]);
    int width = sweep.widthOf(pass.lengths()[row]);
    int channels = layer.channels();
    Sweep.pad(
        pass.x(),
        row * layer.inputs(),
        channels,
        sweep.width() * channels,
        height,
        width,
        channels,
        pass.work(),
        layer.weights(),
        sweep.vertical().padded(height),
        sweep.horizontal().padded(width),
        sweep.vertical().before(height),
        sweep.horizontal().before(width));
  }

  private static int outHeight(Convolution layer, Pass pass, int row) {
    return layer.sweep().vertical().outputs(layer.sweep().heightOf(pass.lengths()[row]));
  }

  private static int outWidth(Convolution layer, Pass pass, int row) {
    return layer.sweep().horizontal().outputs(layer.sweep().widthOf(pass.lengths()[row]));
  }

  /// Where the work numbers hold the pixel that a tap of the window of an output reads.
  private static int place(Convolution layer, int line, int i, int j, int tap) {
    Axis down = layer.sweep().vertical();
    Axis right = layer.sweep().horizontal();
    int y = i * down.stride() + tap / right.kernel() * down.dilation();
    int x = j * right.stride() + tap % right.kernel() * right.dilation();
    return layer.weights() + y * line + x * layer.channels();
  }

  /// Numbers in a row of pixels with zeros around it.
  private static int line(Convolution layer, Pass pass, int row) {
    int width = layer.sweep().widthOf(pass.lengths()[row]);
    return layer.sweep().horizontal().padded(width) * layer.channels();
  }

  private static void add(
      float[] x, int xFrom, float[] w, int wFrom, float[] sum, int sumFrom, int n) {
    for (int c = 0; c < n; c++) {
      sum[sumFrom + c] = Math.fma(x[xFrom + c], w[wFrom + c], sum[sumFrom + c]);
    }
  }
}
