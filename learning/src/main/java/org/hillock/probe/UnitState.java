package org.hillock.probe;

/// What has become of a unit by the end of a training.
public enum UnitState {
  /// It has a slope other than 0 on some example.
  ACTIVE("active"),
  /// It has slope 0 on every example that was looked at, but not all were, or it may wake up on
  /// another input.
  SLEEPING("sleeping"),
  /// It is active on fewer and fewer examples.
  DYING("dying"),
  /// It has slope 0 on every training example, or no input within their range can activate it.
  DEAD("dead"),
  /// It is dead, and had slope 0 on the sample before the first step already.
  DEAD_AT_BIRTH("dead at birth");

  private final String label;

  UnitState(String label) {
    this.label = label;
  }

  /// Its name in text.
  public String label() {
    return label;
  }
}
