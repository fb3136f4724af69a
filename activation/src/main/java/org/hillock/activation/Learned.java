package org.hillock.activation;

import java.util.Optional;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.hillock.numeric.Simd;

/// `y[r, c] = f(x[r, c], p[c])`: an activation with one trained number per column, such as PReLU's
/// slope.
public non-sealed interface Learned extends Activation {
  /// The value that training starts from.
  float initial();

  /// The definition, in double.
  double value(double x, double p);

  /// ∂f/∂x, in double.
  double slope(double x, double p);

  /// ∂f/∂p, in double.
  double parameterSlope(double x, double p);

  /// The kernel: the value rounded once to float.
  float at(float x, float p);

  /// The kernel of ∂f/∂x.
  float slopeAt(float x, float p);

  /// The kernel of ∂f/∂p.
  float parameterSlopeAt(float x, float p);

  /// The same kernels in SIMD lanes; empty if there are none.
  default Optional<Lanes> lanes() {
    return Optional.empty();
  }

  /// Kernels in SIMD lanes, bit-equal to the scalar ones.
  interface Lanes {
    /// As [Learned#at], of all lanes.
    FloatVector at(FloatVector x, FloatVector p);

    /// As [Learned#slopeAt], of all lanes.
    FloatVector slopeAt(FloatVector x, FloatVector p);

    /// As [Learned#parameterSlopeAt], of all lanes.
    FloatVector parameterSlopeAt(FloatVector x, FloatVector p);

    /// The vectors these kernels take.
    default VectorSpecies<Float> species() {
      return Simd.Lanes.HALF_FLOATS;
    }
  }
}
