package org.hillock.advice;

import org.hillock.statistics.Interval;

/// A candidate against the baseline, block by block; gains are positive where the candidate is
/// better.
///
/// @param function the candidate
/// @param gain mean gain, in the metric's unit
/// @param seeds 95 % bootstrap interval of the gain over seeds, on these rows
/// @param rows 95 % interval that also counts that the blocks share rows: what to expect of new
///   rows (Nadeau and Bengio)
/// @param p two-sided exact sign-flip test over seeds, after Holm's correction over all contrasts
/// @param rowsP corrected resampled t test (Nadeau and Bengio), after Holm's correction
public record Contrast(
    String function, double gain, Interval seeds, Interval rows, double p, double rowsP) {
  /// The level of every claim.
  static final double LEVEL = 0.05;

  /// Whether seeds alone tell the two apart.
  public boolean detected() {
    return p < LEVEL && !seeds.contains(0);
  }

  /// Whether the difference can be claimed for new rows too.
  public boolean claimed() {
    return detected() && rowsP < LEVEL && !rows.contains(0);
  }

  /// Whether the candidate is better than the baseline, as a claim.
  public boolean better() {
    return claimed() && gain > 0;
  }

  /// Whether the candidate is worse than the baseline on these rows.
  public boolean worse() {
    return detected() && gain < 0;
  }
}
