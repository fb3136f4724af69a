package org.hillock.numeric;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Magnitudes in lanes, two vectors at a time. Largest integers are the same in any order.
final class LaneMagnitudes implements MagnitudePass {
  private static final VectorSpecies<Float> FLOATS = Simd.Lanes.FLOATS;
  private static final int LANES = Simd.Lanes.FLOAT_LANES;

  @Override
  public int largest(float[] x, int from, int to) {
    int whole = from + FLOATS.loopBound(to - from);
    int i = from;
    if (i == whole) {
      return PlainMagnitudes.largest(x, i, to, 0);
    }
    IntVector first = magnitudes(x, i);
    IntVector second = first;
    i += LANES;
    for (; i <= whole - 2 * LANES; i += 2 * LANES) {
      first = first.max(magnitudes(x, i));
      second = second.max(magnitudes(x, i + LANES));
    }
    if (i < whole) {
      second = second.max(magnitudes(x, i));
    }
    int most = first.max(second).reduceLanes(VectorOperators.MAX);
    return PlainMagnitudes.largest(x, whole, to, most);
  }

  private static IntVector magnitudes(float[] x, int at) {
    return FloatVector.fromArray(FLOATS, x, at).reinterpretAsInts().and(LargestMagnitude.MAGNITUDE);
  }
}
