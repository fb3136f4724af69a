package org.hillock.network;

import java.util.Arrays;
import org.hillock.network.Padding.Fixed;
import org.hillock.numeric.WindowMax;

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

  /// Which pixel of its window each of the largest was, counted from 1; 0 if there was none.
  @Override
  public int kept() {
    return outputs();
  }

  /// Those of one example, if nothing is kept.
  @Override
  public int work(int rows) {
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

  /// Whether the windows lie in the image and do not overlap, whatever its length.
  boolean fits() {
    return fits(sweep.vertical()) && fits(sweep.horizontal());
  }

  private static boolean fits(Axis axis) {
    return axis.dilation() == 1
        && axis.stride() >= axis.kernel()
        && axis.padding().equals(new Fixed(0, 0));
  }

  @Override
  public void forward(Pass pass, int first, int rows) {
    for (int row = first; row < first + rows; row++) {
      int height = sweep.heightOf(pass.lengths()[row]);
      int width = sweep.widthOf(pass.lengths()[row]);
      int outHeight = sweep.vertical().outputs(height);
      int outWidth = sweep.horizontal().outputs(width);
      for (int i = 0; i < outHeight; i++) {
        line(pass, row, height, width, i, outWidth);
      }
      int to = row * outputs();
      Sweep.clearRest(
          pass.y(), to, outHeight, outWidth, sweep.outHeight(), sweep.outWidth(), sweep.channels());
    }
  }

  /// A row of windows: those in the middle, which lie in the image, all at once.
  private void line(Pass pass, int row, int height, int width, int i, int outWidth) {
    Axis down = sweep.vertical();
    Axis right = sweep.horizontal();
    int channels = sweep.channels();
    int top = i * down.stride() - down.before(height);
    int begin = outWidth;
    int end = outWidth;
    if (down.dilation() == 1
        && right.dilation() == 1
        && top >= 0
        && top + down.kernel() <= height
        && right.kernel() <= width) {
      begin = (right.before(width) + right.stride() - 1) / right.stride();
      end = (width - right.kernel() + right.before(width)) / right.stride() + 1;
      begin = Math.min(begin, outWidth);
      end = Math.clamp(end, begin, outWidth);
      int left = begin * right.stride() - right.before(width);
      int to = (i * sweep.outWidth() + begin) * channels;
      boolean keeps = pass.kept().length > 0;
      WindowMax.largest(
          pass.x(),
          row * inputs() + (top * sweep.width() + left) * channels,
          sweep.width() * channels,
          right.stride() * channels,
          down.kernel(),
          right.kernel(),
          channels,
          Float.NaN,
          pass.y(),
          row * outputs() + to,
          keeps ? pass.kept() : pass.work(),
          keeps ? row * outputs() + to : to,
          end - begin);
    }
    for (int j = 0; j < begin; j++) {
      window(pass, row, height, width, i, j);
    }
    for (int j = end; j < outWidth; j++) {
      window(pass, row, height, width, i, j);
    }
  }

  private void window(Pass pass, int row, int height, int width, int i, int j) {
    Axis down = sweep.vertical();
    Axis right = sweep.horizontal();
    int channels = sweep.channels();
    int top = i * down.stride() - down.before(height);
    int left = j * right.stride() - right.before(width);
    int to = row * outputs() + (i * sweep.outWidth() + j) * channels;
    Arrays.fill(pass.y(), to, to + channels, 0);
    if (pass.kept().length > 0) {
      Arrays.fill(pass.kept(), to, to + channels, 0);
    }
    boolean isFirst = true;
    for (int u = 0; u < down.kernel(); u++) {
      int y = top + u * down.dilation();
      for (int v = 0; v < right.kernel() && y >= 0 && y < height; v++) {
        int x = left + v * right.dilation();
        if (x >= 0 && x < width) {
          int from = row * inputs() + (y * sweep.width() + x) * channels;
          take(pass, from, to, u * right.kernel() + v + 1, isFirst);
          isFirst = false;
        }
      }
    }
  }

  private void take(Pass pass, int from, int to, int tap, boolean isFirst) {
    float[] x = pass.x();
    float[] y = pass.y();
    float[] kept = pass.kept();
    int channels = sweep.channels();
    for (int c = 0; c < channels; c++) {
      float value = x[from + c];
      // What is not a number stays.
      if (isFirst || value > y[to + c] || Float.isNaN(value)) {
        y[to + c] = value;
        if (kept.length > 0) {
          kept[to + c] = tap;
        }
      }
    }
  }

  @Override
  public void backward(Pass pass, int first, int rows) {
    if (pass.dx().length == 0) {
      return;
    }
    Arrays.fill(pass.dx(), first * inputs(), (first + rows) * inputs(), 0);
    for (int row = first; row < first + rows; row++) {
      int height = sweep.heightOf(pass.lengths()[row]);
      int width = sweep.widthOf(pass.lengths()[row]);
      int outHeight = sweep.vertical().outputs(height);
      int outWidth = sweep.horizontal().outputs(width);
      for (int i = 0; i < outHeight; i++) {
        if (fits()) {
          spread(pass, row, i, outWidth);
          continue;
        }
        for (int j = 0; j < outWidth; j++) {
          back(pass, row, height, width, i, j);
        }
      }
    }
  }

  private void spread(Pass pass, int row, int i, int outWidth) {
    int channels = sweep.channels();
    int line = sweep.width() * channels;
    WindowMax.spread(
        pass.dy(),
        pass.kept(),
        row * outputs() + i * sweep.outWidth() * channels,
        pass.dx(),
        row * inputs() + i * sweep.vertical().stride() * line,
        line,
        sweep.horizontal().stride() * channels,
        sweep.vertical().kernel(),
        sweep.horizontal().kernel(),
        channels,
        outWidth);
  }

  private void back(Pass pass, int row, int height, int width, int i, int j) {
    Axis down = sweep.vertical();
    Axis right = sweep.horizontal();
    float[] dx = pass.dx();
    float[] dy = pass.dy();
    int channels = sweep.channels();
    int top = i * down.stride() - down.before(height);
    int left = j * right.stride() - right.before(width);
    int from = row * outputs() + (i * sweep.outWidth() + j) * channels;
    int line = down.dilation() * sweep.width() * channels;
    int to = row * inputs() + (top * sweep.width() + left) * channels;
    for (int c = 0; c < channels; c++) {
      int tap = (int) pass.kept()[from + c] - 1;
      if (tap >= 0) {
        int at = tap / right.kernel() * line + tap % right.kernel() * right.dilation() * channels;
        dx[to + at + c] += dy[from + c];
      }
    }
  }
}
