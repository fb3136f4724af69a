package org.hillock.diagnosis;

import java.util.List;
import java.util.Optional;

/// How one condition is recognized.
sealed interface Rule
    permits Collapsing,
        Dying,
        Exploding,
        LinearStack,
        Memorizing,
        Mismatched,
        NonFinite,
        RateTooHigh,
        RateTooLow,
        Saturating,
        Symmetric,
        Unscaled,
        Vanishing {
  /// The diagnosis, if what was measured says so.
  Optional<Diagnosis> examine(Examination e);

  /// Conditions of which this one may be a mere consequence; the likeliest first.
  List<Condition> explainedBy();

  /// Conditions whose diagnosis says the same and more.
  default List<Condition> saidBy() {
    return List.of();
  }
}
