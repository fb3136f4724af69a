package org.hillock.protocol;

/// What the confirmation comes to.
public enum Answer {
  /// the challenger is better than the baseline, and its mean gain is above the margin
  BETTER,
  /// the challenger, the best of the others, is worse, and its mean loss is above the margin
  WORSE,
  /// a sizeable gain is ruled out
  TIE,
  /// neither: more blocks or rows would be needed
  TOO_LITTLE_DATA
}
