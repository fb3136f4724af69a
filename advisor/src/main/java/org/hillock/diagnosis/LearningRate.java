package org.hillock.diagnosis;

import java.util.Optional;

/// Larger or smaller steps.
///
/// @param factor of the learning rate
public record LearningRate(double factor) implements Remedy {
  @Override
  public String text() {
    return factor < 1
        ? "a learning rate %s times smaller".formatted(Shown.number(1 / factor))
        : "a learning rate %s times larger".formatted(Shown.number(factor));
  }

  @Override
  public Optional<Case> appliedTo(Case before) {
    double rate = before.settings().optimizer().learningRate();
    return Optional.of(before.with(before.settings().withLearningRate(factor * rate)));
  }
}
