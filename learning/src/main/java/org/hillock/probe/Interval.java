package org.hillock.probe;

import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;

/// All numbers from one to another.
///
/// @param low may be -∞
/// @param high may be ∞
record Interval(double low, double high) {
  /// What is not known.
  static final Interval ALL = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /// Where slopes are looked at, besides the ends.
  private static final int POINTS = 16;

  /// All sums of a number of each.
  Interval plus(Interval other) {
    return new Interval(low + other.low, high + other.high).rounded();
  }

  /// One float further on both sides, for what rounding does.
  Interval rounded() {
    return new Interval(down(low), up(high));
  }

  private static double down(double x) {
    return Math.nextDown((float) x);
  }

  private static double up(double x) {
    return Math.nextUp((float) x);
  }

  /// What an activation that [#hasItsCard] can give: between its values at the ends if it is
  /// monotone, else within its range.
  Interval through(Activation activation) {
    Card.Shape shape = activation.card().shape();
    if (activation instanceof Elementwise f && shape.traits().contains(Trait.MONOTONE)) {
      double least = Double.isInfinite(low) ? shape.low() : f.value(low);
      double most = Double.isInfinite(high) ? shape.high() : f.value(high);
      return new Interval(least, most).rounded();
    }
    return new Interval(shape.low(), shape.high()).rounded();
  }

  /// Whether a function that [#hasItsCard] is known to have slope 0 everywhere between the ends: it
  /// is monotone, has the same value at both and slope 0 there and at points in between.
  boolean isFlatFor(Activation activation) {
    if (!(activation instanceof Elementwise f)
        || !f.card().shape().traits().contains(Trait.MONOTONE)) {
      return false;
    }
    double least = Math.max(low, -Float.MAX_VALUE);
    double most = Math.min(high, Float.MAX_VALUE);
    if (f.value(least) != f.value(most)) {
      return false;
    }
    for (int i = 0; i <= POINTS; i++) {
      double x = least + (most - least) * i / POINTS;
      if (f.slopeAt((float) x) != 0) {
        return false;
      }
    }
    return true;
  }

  /// Whether what the card of an activation says is sure: it has its default parameters.
  static boolean hasItsCard(Activation activation) {
    return Activations.all().contains(activation);
  }
}
