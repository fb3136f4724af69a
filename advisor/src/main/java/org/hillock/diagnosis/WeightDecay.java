package org.hillock.diagnosis;

import java.util.Optional;
import org.hillock.optimizer.Descent;

/// Weights that shrink a little at each step.
///
/// @param decay λ: by learning rate × λ of themselves
public record WeightDecay(double decay) implements Remedy {
  @Override
  public String text() {
    return "weight decay " + Shown.number(decay);
  }

  @Override
  public Optional<Case> appliedTo(Case before) {
    Descent descent = before.settings().descent();
    return descent.weightDecay() >= decay
        ? Optional.empty()
        : Optional.of(before.with(before.settings().with(descent.withWeightDecay(decay))));
  }
}
