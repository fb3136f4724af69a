package org.hillock.reproduction;

import java.util.List;

/// Whether what was measured agrees with what was claimed.
public enum Agreement {
  /// All checks hold.
  AGREES("agrees"),
  /// Some checks hold.
  PARTLY("agrees in part"),
  /// No check holds.
  DISAGREES("does not agree");

  private final String label;

  Agreement(String label) {
    this.label = label;
  }

  /// In words.
  public String label() {
    return label;
  }

  static Agreement of(List<Check> checks) {
    long held = checks.stream().filter(Check::holds).count();
    return held == checks.size() ? AGREES : held == 0 ? DISAGREES : PARTLY;
  }
}
