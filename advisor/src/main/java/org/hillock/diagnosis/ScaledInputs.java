package org.hillock.diagnosis;

import java.util.Optional;
import org.hillock.data.Scaling;

/// Columns with mean 0 and deviation 1, brightness from 0 to 1.
public record ScaledInputs() implements Remedy {
  @Override
  public String text() {
    return "inputs scaled to mean 0 and deviation 1";
  }

  @Override
  public Optional<Case> appliedTo(Case before) {
    return before.problem().scaling() == Scaling.STANDARD
        ? Optional.empty()
        : Optional.of(before.with(before.problem().with(Scaling.STANDARD)));
  }
}
