package org.hillock.diagnosis;

import java.util.Optional;
import org.hillock.loss.Loss;
import org.hillock.training.Settings;

/// The loss that belongs to the task.
public record LossOfTask() implements Remedy {
  @Override
  public String text() {
    return "the loss of the task";
  }

  @Override
  public Optional<Case> appliedTo(Case before) {
    Settings settings = before.settings();
    Loss own = Loss.of(before.problem().task());
    return settings.loss().isEmpty() || settings.loss().get().equals(own)
        ? Optional.empty()
        : Optional.of(before.with(settings.with(own)));
  }
}
