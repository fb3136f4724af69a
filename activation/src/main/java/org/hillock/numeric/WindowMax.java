package org.hillock.numeric;

import java.util.function.Consumer;

/// The largest number of each channel in each of a row of windows, which number it was, and the way
/// back. Of several it is the first; what is not a number counts as larger than all.
public final class WindowMax {
  /// So many numbers take plain code a few milliseconds.
  private static final long ENOUGH = 4_000_000;

  private static final int FEW_CHANNELS = Simd.ON ? Simd.Lanes.FLOAT_LANES : 1;
  private static final int SIDE = 2;

  private static final Warmed<WindowPass> LARGEST = pass(WindowMax::exerciseLargest);
  private static final Warmed<WindowPass> SPREAD = pass(WindowMax::exerciseSpread);

  private WindowMax() {}

  /// Finds them.
  ///
  /// @param x where the windows lie, pixel by pixel, channels side by side
  /// @param xFrom the first pixel of the first window
  /// @param line distance from one row of pixels to the next
  /// @param step distance from one window to the next
  /// @param height rows of pixels in a window
  /// @param width pixels in each of these
  /// @param floor where a number is not above it, it is given instead; NaN for none
  /// @param y the largest, window by window
  /// @param taps which pixel of the window it was, counted from 1; 0 if the floor was given
  /// @param count of windows
  public static void largest(
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
    LARGEST
        .after((long) count * channels * height * width)
        .largest(
            x, xFrom, line, step, height, width, channels, floor, y, yFrom, taps, tapsFrom, count);
  }

  /// Writes dy where the largest was, and 0 to all else in the windows, which must not overlap.
  ///
  /// @param dy window by window, as `taps`, which [#largest] gave
  /// @param dx as x
  public static void spread(
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
    SPREAD
        .after((long) count * channels * height * width)
        .spread(dy, taps, dyFrom, dx, dxFrom, line, step, height, width, channels, count);
  }

  private static Warmed<WindowPass> pass(Consumer<WindowPass> exercise) {
    return Simd.ON
        ? Warmed.of(() -> new PlainWindows(), LaneWindows::new, ENOUGH, exercise)
        : Warmed.plain(() -> new PlainWindows());
  }

  private static void exerciseLargest(WindowPass pass) {
    int n = FEW_CHANNELS;
    float[] x = new float[SIDE * SIDE * n];
    pass.largest(x, 0, SIDE * n, SIDE * n, SIDE, SIDE, n, 0, new float[n], 0, new float[n], 0, 1);
  }

  private static void exerciseSpread(WindowPass pass) {
    int n = FEW_CHANNELS;
    float[] dx = new float[SIDE * SIDE * n];
    pass.spread(new float[n], new float[n], 0, dx, 0, SIDE * n, SIDE * n, SIDE, SIDE, n, 1);
  }
}
