package org.hillock.onnx.profile;

import org.hillock.probe.Distribution;

/// How numbers would fare in narrower formats.
///
/// @param largest magnitude that was seen
/// @param beyond16 whether one is beyond float16, which ends at 65504
/// @param tiny16 share of numbers other than 0 that float16 would keep with fewer bits: below 2^-14
/// @param zero8 share of numbers other than 0 of which an int8 grid over the range makes 0: below
///   half of its step, range / 255
public record Headroom(double largest, boolean beyond16, double tiny16, double zero8) {
  private static final float LARGEST_16 = 65_504;
  private static final float NORMAL_16 = 0x1p-14f;
  private static final double STEPS_8 = 255;

  /// The step of an int8 grid for such numbers; the grid has 0 on it.
  static float step8(Distribution seen) {
    return (float) ((Math.max(0, seen.high()) - Math.min(0, seen.low())) / STEPS_8);
  }

  /// Looks at some numbers.
  ///
  /// @param seen of all numbers, whose range decides the grid
  static Headroom of(float[] values, Distribution seen) {
    float half = step8(seen) / 2;
    long others = 0;
    long tiny = 0;
    long lost = 0;
    for (float value : values) {
      float size = Math.abs(value);
      others += size > 0 ? 1 : 0;
      tiny += size > 0 && size < NORMAL_16 ? 1 : 0;
      lost += size > 0 && size < half ? 1 : 0;
    }
    double largest = Math.max(Math.abs(seen.low()), Math.abs(seen.high()));
    double all = Math.max(1, others);
    return new Headroom(largest, largest > LARGEST_16, tiny / all, lost / all);
  }
}
