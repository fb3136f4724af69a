package org.hillock.diagnosis;

import java.util.List;

/// One thing that is wrong.
///
/// @param condition what
/// @param evidence why one can know; at least one
/// @param cause one sentence
/// @param remedies what to do, in the order to try
public record Diagnosis(
    Condition condition, List<Evidence> evidence, String cause, List<Remedy> remedies) {
  /// Copies the lists.
  public Diagnosis {
    evidence = List.copyOf(evidence);
    remedies = List.copyOf(remedies);
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException(
          condition.label() + " has no evidence; nothing is diagnosed without a measured reason.");
    }
  }
}
