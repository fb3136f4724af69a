package org.hillock.advice;

/// What kind of thing a reason names; in this order, if several apply.
public enum Cause {
  /// Trainings met NaN or infinity.
  NON_FINITE("non-finite values"),
  /// Gradients grow or fade between the last hidden layer and the first.
  GRADIENTS("gradients"),
  /// Many units have slope 0 on all rows.
  DEAD_UNITS("dead units"),
  /// Many units are where their function is flat.
  SATURATED_UNITS("saturated units"),
  /// The diagnosis finds a condition of another kind.
  DIAGNOSED("diagnosed"),
  /// Even the rows that are learned from are fitted less well.
  UNDERFITTING("underfitting"),
  /// The rows that are learned from are fitted better, others worse.
  OVERFITTING("overfitting"),
  /// It takes more epochs to come as far.
  SLOWNESS("slowness"),
  /// No cause, but what the result costs: epochs that take longer or shorter.
  TIME("time"),
  /// Nothing that was measured explains the result.
  NONE("no visible cause");

  private final String label;

  Cause(String label) {
    this.label = label;
  }

  /// Its name in files.
  public String label() {
    return label;
  }
}
