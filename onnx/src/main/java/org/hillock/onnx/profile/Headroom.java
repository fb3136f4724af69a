package org.hillock.onnx.profile;

import org.hillock.probe.ActivationCount;
import org.hillock.probe.Distribution;

/// How numbers would fare in narrower formats.
///
/// @param largest magnitude that was seen
/// @param beyond16 whether one is beyond float16, which ends at 65504
/// @param tiny16 share of numbers other than 0 that float16 would keep with fewer bits: below 2^-14
/// @param zero8 share of numbers other than 0 of which an int8 grid over the range makes 0: below
///   half of its step, range / 255; to 1/8 of a power of two
public record Headroom(double largest, boolean beyond16, double tiny16, double zero8) {
  private static final float LARGEST_16 = 65_504;
  private static final float NORMAL_16 = 0x1p-14f;
  private static final double STEPS_8 = 255;

  /// Of all that went out.
  static Headroom of(ActivationCount count) {
    Distribution seen = count.outputs();
    // The grid has 0 on it.
    double step = (Math.max(0, seen.high()) - Math.min(0, seen.low())) / STEPS_8;
    double largest = Math.max(Math.abs(seen.low()), Math.abs(seen.high()));
    return new Headroom(
        largest, largest > LARGEST_16, count.smaller(NORMAL_16), count.smaller(step / 2));
  }

  /// How many times the largest could grow until float16 ends; infinite if all are 0.
  public double times16() {
    return LARGEST_16 / largest;
  }
}
