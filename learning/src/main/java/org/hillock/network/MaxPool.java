package org.hillock.network;

import java.util.Arrays;

/// `y[i, j, c] = max x[i s + u d - p, j s + v d - p, c]` over the rows u and columns v of a window;
/// what lies beyond the ends does not count. The gradient goes to the largest, and to the first of
/// several.
///
/// @param sweep the window over what comes in
public record MaxPool(Sweep sweep) implements Layer {
  @Override
  public String label() {
    return "max pool " + inputShape() + " → " + outputShape();
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

  /// Where each of the largest was, counted from 1; 0 if there was none.
  @Override
  public int kept() {
    return outputs();
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
    int channels = sweep.channels();
    for (int row = first; row < first + rows; row++) {
      int height = sweep.heightOf(pass.lengths()[row]);
      int width = sweep.widthOf(pass.lengths()[row]);
      int outHeight = sweep.vertical().outputs(height);
      int outWidth = sweep.horizontal().outputs(width);
      int to = row * outputs();
      for (int i = 0; i < outHeight; i++) {
        for (int j = 0; j < outWidth; j++) {
          forward(pass, row, height, width, i, j);
        }
      }
      Sweep.clearRest(
          pass.y(), to, outHeight, outWidth, sweep.outHeight(), sweep.outWidth(), channels);
    }
  }

  private void forward(Pass pass, int row, int height, int width, int i, int j) {
    Axis down = sweep.vertical();
    Axis right = sweep.horizontal();
    int channels = sweep.channels();
    int top = i * down.stride() - down.before(height);
    int left = j * right.stride() - right.before(width);
    int to = row * outputs() + (i * sweep.outWidth() + j) * channels;
    boolean isFirst = true;
    for (int u = 0; u < down.kernel(); u++) {
      int y = top + u * down.dilation();
      for (int v = 0; v < right.kernel() && y >= 0 && y < height; v++) {
        int x = left + v * right.dilation();
        if (x >= 0 && x < width) {
          int place = (y * sweep.width() + x) * channels;
          take(pass, row * inputs() + place, to, place, isFirst);
          isFirst = false;
        }
      }
    }
    if (isFirst) {
      Arrays.fill(pass.y(), to, to + channels, 0);
      if (pass.kept().length > 0) {
        Arrays.fill(pass.kept(), to, to + channels, 0);
      }
    }
  }

  private void take(Pass pass, int from, int to, int place, boolean isFirst) {
    float[] x = pass.x();
    float[] y = pass.y();
    float[] kept = pass.kept();
    int channels = sweep.channels();
    for (int c = 0; c < channels; c++) {
      float value = x[from + c];
      // What is not a number stays.
      if (isFirst || value > y[to + c] || value != value) {
        y[to + c] = value;
        if (kept.length > 0) {
          kept[to + c] = Float.intBitsToFloat(place + c + 1);
        }
      }
    }
  }

  @Override
  public void backward(Pass pass, int first, int rows) {
    float[] dx = pass.dx();
    float[] dy = pass.dy();
    float[] kept = pass.kept();
    int channels = sweep.channels();
    for (int row = first; row < first + rows && dx.length > 0; row++) {
      int length = pass.lengths()[row];
      int outHeight = sweep.vertical().outputs(sweep.heightOf(length));
      int run = sweep.horizontal().outputs(sweep.widthOf(length)) * channels;
      int from = row * inputs();
      Arrays.fill(dx, from, from + inputs(), 0);
      for (int i = 0; i < outHeight; i++) {
        int at = row * outputs() + i * sweep.outWidth() * channels;
        for (int k = at; k < at + run; k++) {
          int place = Float.floatToRawIntBits(kept[k]);
          if (place > 0) {
            dx[from + place - 1] += dy[k];
          }
        }
      }
    }
  }
}
