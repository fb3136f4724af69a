package org.hillock.diagnosis;

import java.util.Optional;
import org.hillock.network.Initialization;

/// Other starting values.
///
/// @param initialization the new ones
public record AnotherInitialization(Initialization initialization) implements Remedy {
  @Override
  public String text() {
    return initialization + " starting values";
  }

  @Override
  public Optional<Case> appliedTo(Case before) {
    return before.initialization().equals(initialization)
        ? Optional.empty()
        : Optional.of(before.with(initialization));
  }
}
