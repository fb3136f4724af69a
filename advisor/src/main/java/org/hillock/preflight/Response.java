package org.hillock.preflight;

import org.hillock.activation.Activation;
import org.hillock.activation.Rowwise;
import org.hillock.theory.FlatRegions;
import org.hillock.theory.Nonlinearity;

/// What kind of curve an activation has, as far as rules care.
enum Response {
  /// Bounded, never below 0, flat at both ends, with slopes of at most 1/2: sigmoid.
  SIGMOID,
  /// Bounded, of both signs, flat at both ends: tanh.
  TANH,
  /// Any other.
  OTHER;

  private static final double REACH = 20;
  private static final double GENTLE = 0.5;

  static Response of(Activation activation) {
    if (activation instanceof Rowwise) {
      return OTHER;
    }
    Nonlinearity f = Nonlinearity.of(activation).orElseThrow();
    double low = activation.card().shape().low();
    double high = activation.card().shape().high();
    FlatRegions flat = FlatRegions.of(f);
    boolean ends =
        Double.isFinite(low)
            && Double.isFinite(high)
            && flat.regions().size() == 2
            && Double.isInfinite(flat.regions().getFirst().from())
            && Double.isInfinite(flat.regions().getLast().to());
    if (!ends) {
      return OTHER;
    }
    return low < 0 && high > 0 ? TANH : steepest(f) <= GENTLE ? SIGMOID : OTHER;
  }

  private static double steepest(Nonlinearity f) {
    double steepest = 0;
    for (double x = -REACH; x <= REACH; x += 1.0 / 64) {
      steepest = Math.max(steepest, Math.abs(f.slope().applyAsDouble(x)));
    }
    return steepest;
  }
}
