package org.hillock.onnx.execution;

import java.util.Arrays;

/// What the windows of some outputs see, as columns of a matrix: a row for each channel and tap.
final class Columns {
  private Columns() {}

  /// @param x the first channel begins at `from`
  /// @param line the first row of outputs
  /// @param lines how many rows of outputs
  /// @param columns channels and taps x outputs
  static void fill(
      Sliding sliding, float[] x, int from, int channels, int line, int lines, float[] columns) {
    Slide width = sliding.width();
    Slide height = sliding.height();
    Slide depth = sliding.depth();
    int length = width.outputs();
    int to = 0;
    for (int channel = 0; channel < channels; channel++) {
      int plane = from + channel * sliding.inputs();
      for (int tap = 0; tap < sliding.taps(); tap++) {
        int across = tap % width.kernel();
        int down = tap / width.kernel() % height.kernel();
        int deep = tap / width.kernel() / height.kernel();
        for (int i = line; i < line + lines; i++) {
          int d = i / height.outputs();
          int h = i % height.outputs();
          if (depth.meets(d, deep) && height.meets(h, down)) {
            int row = (depth.at(d, deep) * height.size() + height.at(h, down)) * width.size();
            line(width, across, x, plane + row, columns, to);
          } else {
            Arrays.fill(columns, to, to + length, 0);
          }
          to += length;
        }
      }
    }
  }

  private static void line(Slide width, int tap, float[] x, int row, float[] columns, int to) {
    int first = width.first(tap);
    int end = Math.max(first, width.end(tap));
    Arrays.fill(columns, to, to + first, 0);
    Arrays.fill(columns, to + end, to + width.outputs(), 0);
    if (width.stride() == 1 && end > first) {
      System.arraycopy(x, row + width.at(first, tap), columns, to + first, end - first);
    } else {
      int from = row + width.at(0, tap);
      for (int i = first; i < end; i++) {
        columns[to + i] = x[from + i * width.stride()];
      }
    }
  }
}
