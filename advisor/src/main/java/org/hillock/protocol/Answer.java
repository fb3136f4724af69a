package org.hillock.protocol;

/// What the confirmation comes to.
public enum Answer {
  /// the challenger is better than the baseline, by more than the margin
  BETTER,
  /// the challenger, the best of the others, is worse than the baseline, by more than the margin
  WORSE,
  /// a gain of more than the margin is ruled out
  TIE,
  /// neither: more blocks or rows would be needed
  TOO_LITTLE_DATA
}
