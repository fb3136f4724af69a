package org.hillock.numeric;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// Knows whether SIMD lanes are in use: the module `jdk.incubator.vector` is present (start Java
/// with `--add-modules jdk.incubator.vector`) and `-Dhillock.simd=off` is not set. Every result has
/// the same bits either way; only the time differs.
public final class Simd {
  /// Whether kernels run in SIMD lanes.
  public static final boolean ON =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
          && !"off".equals(System.getProperty("hillock.simd"));

  private Simd() {}

  /// The lanes of this machine. Touch only when [Simd#ON].
  public static final class Lanes {
    /// The widest float vectors.
    public static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

    /// The widest double vectors.
    public static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

    /// As many floats as there are lanes in [#DOUBLES]: what a kernel widens to doubles.
    public static final VectorSpecies<Float> HALF_FLOATS =
        VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));

    private Lanes() {}

    /// Each float as a double, exactly.
    public static DoubleVector widen(FloatVector x) {
      return (DoubleVector) x.convertShape(VectorOperators.F2D, DOUBLES, 0);
    }

    /// Each double rounded to the nearest float, ties to even.
    ///
    /// Past some 18,000 nodes C2 inlines no more methods of ours, only the JDK's own vector
    /// operations. A kernel with a long polynomial therefore ends in `convertShape` itself: with a
    /// call to this method as its last step, GELU took ten times as long.
    public static FloatVector round(DoubleVector y) {
      return (FloatVector) y.convertShape(VectorOperators.D2F, HALF_FLOATS, 0);
    }
  }
}
