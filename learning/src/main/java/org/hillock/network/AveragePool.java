package org.hillock.network;

import java.util.Arrays;

/// The mean of `x[i s + u d - p, j s + v d - p, c]` over the rows u and columns v of a window.
///
/// @param sweep the window over what comes in
/// @param countsPadding whether what lies beyond the ends counts, as zeros
public record AveragePool(Sweep sweep, boolean countsPadding) implements Layer {
  @Override
  public String label() {
    return "average pool " + inputShape() + " → " + outputShape();
  }

  @Override
  public int inputs() {
    return sweep.inputs();
  }

  @Override
  public Shape inputShape() {
    return sweep.inputShape();
  }

  @Override
  public int outputs() {
    return sweep.outHeight() * sweep.outWidth() * sweep.channels();
  }

  @Override
  public Shape outputShape() {
    return sweep.outputShape(sweep.channels());
  }

  @Override
  public int length(int incoming) {
    return sweep.length(incoming);
  }

  @Override
  public double gain(double incoming) {
    return incoming;
  }

  @Override
  public long operations() {
    return (long) outputs() * sweep.taps();
  }

  @Override
  public void forward(Pass pass, int first, int rows) {
    Arrays.fill(pass.y(), first * outputs(), (first + rows) * outputs(), 0);
    for (int row = first; row < first + rows; row++) {
      through(pass, row, false);
    }
  }

  @Override
  public void backward(Pass pass, int first, int rows) {
    if (pass.dx().length == 0) {
      return;
    }
    Arrays.fill(pass.dx(), first * inputs(), (first + rows) * inputs(), 0);
    for (int row = first; row < first + rows; row++) {
      through(pass, row, true);
    }
  }

  private void through(Pass pass, int row, boolean isBackward) {
    int height = sweep.heightOf(pass.lengths()[row]);
    int width = sweep.widthOf(pass.lengths()[row]);
    int outHeight = sweep.vertical().outputs(height);
    int outWidth = sweep.horizontal().outputs(width);
    for (int i = 0; i < outHeight; i++) {
      for (int j = 0; j < outWidth; j++) {
        through(pass, row, height, width, i, j, isBackward);
      }
    }
  }

  /// The window of one output.
  private void through(
      Pass pass, int row, int height, int width, int i, int j, boolean isBackward) {
    Axis down = sweep.vertical();
    Axis right = sweep.horizontal();
    int channels = sweep.channels();
    int top = i * down.stride() - down.before(height);
    int left = j * right.stride() - right.before(width);
    int out = row * outputs() + (i * sweep.outWidth() + j) * channels;
    int count =
        countsPadding ? sweep.taps() : inside(down, top, height) * inside(right, left, width);
    float share = 1f / count;
    for (int u = 0; u < down.kernel(); u++) {
      int y = top + u * down.dilation();
      for (int v = 0; v < right.kernel() && y >= 0 && y < height; v++) {
        int x = left + v * right.dilation();
        if (x >= 0 && x < width) {
          int in = row * inputs() + (y * sweep.width() + x) * channels;
          if (isBackward) {
            add(pass.dy(), out, pass.dx(), in, channels, share);
          } else {
            add(pass.x(), in, pass.y(), out, channels, share);
          }
        }
      }
    }
  }

  /// How many taps lie on inputs.
  private static int inside(Axis axis, int first, int size) {
    int count = 0;
    for (int k = 0; k < axis.kernel(); k++) {
      int at = first + k * axis.dilation();
      count += at >= 0 && at < size ? 1 : 0;
    }
    return count;
  }

  private static void add(float[] x, int from, float[] sum, int to, int n, float factor) {
    for (int c = 0; c < n; c++) {
      sum[to + c] = Math.fma(factor, x[from + c], sum[to + c]);
    }
  }
}
