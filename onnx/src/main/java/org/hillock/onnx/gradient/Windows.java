package org.hillock.onnx.gradient;

import java.util.Arrays;
import org.hillock.onnx.execution.Call;
import org.hillock.onnx.execution.Dims;

/// Which places of the input the windows of a convolution or pool look at, over any number of axes.
///
/// @param places taps × outputs; -1 for a place outside the input
/// @param taps places of one window
/// @param inputs places of one channel that comes in
/// @param outputs places of one channel that goes out
@SuppressWarnings("ArrayRecordComponent")
record Windows(int[] places, int taps, int inputs, int outputs) {
  /// Of a node with ONNX's usual settings.
  ///
  /// @param x rows × channels × sizes
  /// @param y rows × channels × sizes
  /// @param kernel size of a window along each axis
  static Windows of(Call call, Dims x, Dims y, long[] kernel) {
    int axes = kernel.length;
    long[] strides = call.integers("strides").orElseGet(() -> ones(axes));
    long[] dilations = call.integers("dilations").orElseGet(() -> ones(axes));
    long[] pads = call.integers("pads").orElseGet(() -> new long[2 * axes]);
    String automatic = call.text("auto_pad", "NOTSET");
    Windows windows = new Windows(new int[] {0}, 1, 1, 1);
    for (int axis = 0; axis < axes; axis++) {
      int size = x.size(axis + 2);
      int outputs = y.size(axis + 2);
      long reach = (outputs - 1) * strides[axis] + (kernel[axis] - 1) * dilations[axis] + 1;
      long missing = Math.max(0, reach - size);
      long ahead =
          switch (automatic) {
            case "SAME_UPPER" -> missing / 2;
            case "SAME_LOWER" -> (missing + 1) / 2;
            case "VALID" -> 0;
            default -> pads[axis];
          };
      windows =
          windows.along(size, outputs, (int) kernel[axis], strides[axis], dilations[axis], ahead);
    }
    return windows;
  }

  private Windows along(int size, int more, int kernel, long stride, long dilation, long ahead) {
    int[] all = new int[taps * kernel * outputs * more];
    int at = 0;
    for (int tap = 0; tap < taps * kernel; tap++) {
      for (int output = 0; output < outputs * more; output++) {
        int before = places[tap / kernel * outputs + output / more];
        long place = output % more * stride + tap % kernel * dilation - ahead;
        boolean inside = before >= 0 && place >= 0 && place < size;
        all[at++] = inside ? before * size + (int) place : -1;
      }
    }
    return new Windows(all, taps * kernel, inputs * size, outputs * more);
  }

  private static long[] ones(int count) {
    long[] ones = new long[count];
    Arrays.fill(ones, 1);
    return ones;
  }
}
