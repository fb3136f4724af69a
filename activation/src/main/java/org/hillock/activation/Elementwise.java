package org.hillock.activation;

import java.util.Optional;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.hillock.numeric.Simd;

/// `y[i] = f(x[i])`. Any range may be computed alone, in any order, on any thread.
///
/// Contract: NaN in, NaN out; ±∞ give the limit; at a corner the slope is a stated choice.
public non-sealed interface Elementwise extends Activation {
  /// The definition, in double: the oracle of tests, plots and gradient checks. Near 2^-50
  /// relative.
  double value(double x);

  /// The derivative's definition, in double.
  double slope(double x);

  /// The kernel: the value rounded once to float.
  float at(float x);

  /// The kernel of the derivative. It is computed from x, never from y: in float `y (1 - y)` is 17
  /// % wrong at x = 15 and 0 from 17 on.
  float slopeAt(float x);

  /// The same kernel, the same operations in the same order, in SIMD lanes; empty if there is none,
  /// and the scalar kernel is used.
  default Optional<Lanes> lanes() {
    return Optional.empty();
  }

  /// A kernel in SIMD lanes, bit-equal to the scalar one.
  interface Lanes {
    /// As [Elementwise#at], of all lanes.
    FloatVector at(FloatVector x);

    /// As [Elementwise#slopeAt], of all lanes.
    FloatVector slopeAt(FloatVector x);

    /// The vectors this kernel takes: by default half-width floats, which widen to one vector of
    /// doubles.
    default VectorSpecies<Float> species() {
      return Simd.Lanes.HALF_FLOATS;
    }
  }
}
