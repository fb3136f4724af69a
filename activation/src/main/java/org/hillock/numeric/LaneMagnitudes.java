package org.hillock.numeric;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Magnitudes in lanes. Largest integers are the same in any order.
final class LaneMagnitudes implements MagnitudePass {
  private static final VectorSpecies<Float> FLOATS = Simd.Lanes.FLOATS;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final int LANES = Simd.Lanes.FLOAT_LANES;

  /// One chain is enough, as each link takes no longer than a load.
  @Override
  public int largest(float[] x, int from, int to) {
    int whole = from + FLOATS.loopBound(to - from);
    IntVector most = IntVector.zero(INTS);
    for (int i = from; i < whole; i += LANES) {
      IntVector bits = FloatVector.fromArray(FLOATS, x, i).reinterpretAsInts();
      most = most.max(bits.and(LargestMagnitude.MAGNITUDE));
    }
    return PlainMagnitudes.largest(x, whole, to, most.reduceLanes(VectorOperators.MAX));
  }
}
