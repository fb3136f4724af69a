package org.hillock.numeric;

/// The largest number of each channel in each of a row of windows, and what goes back to it.
interface WindowPass {
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
  void largest(
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
      int count);

  /// Writes dy where the largest was, and 0 to all else in the windows, which must not overlap.
  ///
  /// @param dy window by window, as `taps`
  /// @param dx as x
  void spread(
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
      int count);
}
