package org.hillock.numeric;

/// Windows without vectors.
record PlainWindows() implements WindowPass {
  @Override
  public void largest(
      float[] x,
      int xFrom,
      int line,
      int step,
      int height,
      int width,
      int channels,
      float floor,
      float[] y,
      int yFrom,
      float[] taps,
      int tapsFrom,
      int count) {
    largest(
        0, x, xFrom, line, step, height, width, channels, floor, y, yFrom, taps, tapsFrom, count);
  }

  /// @param first channel; those before it are left to others
  static void largest(
      int first,
      float[] x,
      int xFrom,
      int line,
      int step,
      int height,
      int width,
      int channels,
      float floor,
      float[] y,
      int yFrom,
      float[] taps,
      int tapsFrom,
      int count) {
    for (int window = 0; window < count; window++) {
      for (int c = first; c < channels; c++) {
        int from = xFrom + window * step + c;
        float best = x[from];
        int tap = 1;
        for (int u = 0; u < height; u++) {
          for (int v = 0; v < width; v++) {
            float value = x[from + u * line + v * channels];
            // What is not a number stays.
            if (value > best || Float.isNaN(value)) {
              best = value;
              tap = u * width + v + 1;
            }
          }
        }
        int to = window * channels + c;
        y[yFrom + to] = best <= floor ? floor : best;
        taps[tapsFrom + to] = best <= floor ? 0 : tap;
      }
    }
  }

  @Override
  public void spread(
      float[] dy,
      float[] taps,
      int dyFrom,
      float[] dx,
      int dxFrom,
      int line,
      int step,
      int height,
      int width,
      int channels,
      int count) {
    spread(0, dy, taps, dyFrom, dx, dxFrom, line, step, height, width, channels, count);
  }

  /// @param first channel; those before it are left to others
  static void spread(
      int first,
      float[] dy,
      float[] taps,
      int dyFrom,
      float[] dx,
      int dxFrom,
      int line,
      int step,
      int height,
      int width,
      int channels,
      int count) {
    for (int window = 0; window < count; window++) {
      for (int c = first; c < channels; c++) {
        int from = dyFrom + window * channels + c;
        int to = dxFrom + window * step + c;
        for (int u = 0; u < height; u++) {
          for (int v = 0; v < width; v++) {
            boolean isLargest = taps[from] == u * width + v + 1;
            dx[to + u * line + v * channels] = isLargest ? dy[from] : 0;
          }
        }
      }
    }
  }
}
