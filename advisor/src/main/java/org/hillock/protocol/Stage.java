package org.hillock.protocol;

/// How far and for what a candidate is tried.
public enum Stage {
  /// screening after a ninth of the epochs
  NINTH(1.0 / 9),
  /// screening after a third of the epochs
  THIRD(1.0 / 3),
  /// screening at full length
  FULL(1),
  /// the choice among the survivors, at full length, by validation score
  SELECTION(1),
  /// the chosen against the baseline, at full length, by the score on untouched test rows
  CONFIRMATION(1);

  private final double share;

  Stage(double share) {
    this.share = share;
  }

  /// The share of all epochs to train for.
  public double share() {
    return share;
  }
}
