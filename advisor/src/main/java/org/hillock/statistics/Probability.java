package org.hillock.statistics;

/// Checks of what must be a probability.
final class Probability {
  private Probability() {}

  /// Refuses what is not in [0, 1].
  static void require(String name, double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException(
          name + " is " + p + ", expected a probability from 0 to 1; 5 % is 0.05");
    }
  }

  /// Refuses what is not strictly between 0 and 1.
  static void requireInside(String name, double p) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException(
          name + " is " + p + ", expected a number between 0 and 1, ends excluded; 5 % is 0.05");
    }
  }
}
