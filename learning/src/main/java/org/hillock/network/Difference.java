package org.hillock.network;

import java.util.Locale;
import java.util.function.DoubleSupplier;

/// By how much a number that is computed from floats changes with one of them, to the left and to
/// the right. At a corner both differ, and a slope between them is as good as any.
///
/// @param left by the step down
/// @param right by the step up
/// @param noise what rounding may add to either
record Difference(double left, double right, double noise) {
  private static final float STEP = 0x1p-7f;

  /// What a few roundings on the way, and the third derivative, may change of the whole.
  private static final double TOLERANCE = 1e-3;

  /// Moves one element and puts it back.
  static Difference of(float[] moved, int i, DoubleSupplier number) {
    float middle = moved[i];
    double here = number.getAsDouble();
    moved[i] = middle + STEP;
    double right = (number.getAsDouble() - here) / ((double) moved[i] - middle);
    moved[i] = middle - STEP;
    double left = (here - number.getAsDouble()) / ((double) middle - moved[i]);
    moved[i] = middle;
    double size = 1 + Math.abs(here) / 16 + Math.max(Math.abs(left), Math.abs(right));
    return new Difference(left, right, TOLERANCE * size);
  }

  boolean allows(double slope) {
    return slope >= Math.min(left, right) - noise && slope <= Math.max(left, right) + noise;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.4g downward and %.4g upward", left, right);
  }
}
