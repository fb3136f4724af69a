package org.hillock.onnx.execution;

/// How a window slides along one axis.
///
/// @param size of what it slides over
/// @param kernel taps of the window
/// @param stride from one place of the window to the next
/// @param dilation from one tap to the next
/// @param before padding in front
/// @param after padding behind
/// @param outputs places of the window
record Slide(int size, int kernel, int stride, int dilation, int before, int after, int outputs) {
  /// An axis that is not there.
  static final Slide NONE = new Slide(1, 1, 1, 1, 0, 0, 1);

  /// Where a tap is; below 0 or from the size on it is in the padding.
  int at(int output, int tap) {
    return output * stride - before + tap * dilation;
  }

  /// Whether a tap is not in the padding.
  boolean meets(int output, int tap) {
    int at = at(output, tap);
    return at >= 0 && at < size;
  }

  /// The first place of the window whose tap is not in the padding in front.
  int first(int tap) {
    return Math.clamp(Math.ceilDiv(before - (long) tap * dilation, stride), 0, outputs);
  }

  /// One after the last place of the window whose tap is not in the padding behind.
  int end(int tap) {
    return Math.clamp(
        Math.ceilDiv((long) size + before - (long) tap * dilation, stride), 0, outputs);
  }
}
