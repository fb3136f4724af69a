package org.hillock.diagnosis;

import java.util.List;
import java.util.Optional;

/// One thing that is wrong.
///
/// @param condition what
/// @param evidence why one can know; at least one
/// @param cause one sentence
/// @param remedies what to do, in the order to try
/// @param followsFrom another condition of the same course that explains this one; empty if none
///   does
public record Diagnosis(
    Condition condition,
    List<Evidence> evidence,
    String cause,
    List<Remedy> remedies,
    Optional<Condition> followsFrom) {
  /// Copies the lists.
  public Diagnosis {
    evidence = List.copyOf(evidence);
    remedies = List.copyOf(remedies);
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException(
          condition.label() + " has no evidence; nothing is diagnosed without a measured reason.");
    }
  }

  /// One that no other explains.
  public Diagnosis(
      Condition condition, List<Evidence> evidence, String cause, List<Remedy> remedies) {
    this(condition, evidence, cause, remedies, Optional.empty());
  }

  /// The same as a consequence of another condition.
  public Diagnosis following(Condition other) {
    return new Diagnosis(condition, evidence, cause, remedies, Optional.of(other));
  }

  /// The same without remedies that change nothing there.
  Diagnosis with(List<Remedy> others) {
    return new Diagnosis(condition, evidence, cause, others, followsFrom);
  }
}
