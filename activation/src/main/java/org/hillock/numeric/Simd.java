package org.hillock.numeric;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
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

    /// How many lanes [#FLOATS] has.
    public static final int FLOAT_LANES = FLOATS.length();

    /// How many lanes [#DOUBLES] and [#HALF_FLOATS] have.
    public static final int DOUBLE_LANES = DOUBLES.length();

    private Lanes() {}
  }
}
