package org.hillock.statistics;

/// The region of practical equivalence, -margin to margin: differences inside it matter to nobody.
///
/// Deciding by an interval of 1 - 2 alpha is the same as two one-sided tests at level alpha each.
///
/// Source: J. Kruschke, "Rejecting or accepting parameter values in Bayesian estimation", 2018; D.
/// Schuirmann, "A comparison of the two one-sided tests procedure", 1987.
///
/// @param margin the largest difference that does not matter, at least 0
public record Equivalence(double margin) {
  /// Where an interval lies.
  public enum Decision {
    /// all of it above the region: a gain that matters
    ABOVE,
    /// all of it inside the region: no difference that matters
    EQUIVALENT,
    /// all of it below the region: a loss that matters
    BELOW,
    /// across an end of the region: more data would decide
    UNDECIDED
  }

  /// @throws IllegalArgumentException if the margin is negative or not finite
  public Equivalence {
    if (!(margin >= 0 && margin < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the margin is "
              + margin
              + ", expected a finite number of at least 0; 0 asks for any gain");
    }
  }

  /// What an interval for the difference says.
  public Decision decide(Interval difference) {
    if (difference.low() > margin) {
      return Decision.ABOVE;
    }
    if (difference.high() < -margin) {
      return Decision.BELOW;
    }
    return -margin <= difference.low() && difference.high() <= margin
        ? Decision.EQUIVALENT
        : Decision.UNDECIDED;
  }
}
