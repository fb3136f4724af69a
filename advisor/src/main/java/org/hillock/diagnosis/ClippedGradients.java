package org.hillock.diagnosis;

import java.util.Optional;
import org.hillock.optimizer.Clipping;
import org.hillock.optimizer.Descent;

/// Gradients that are made smaller where their norm is above a limit.
///
/// @param norm the limit of the Euclidean norm of all together
public record ClippedGradients(double norm) implements Remedy {
  @Override
  public String text() {
    return "gradients clipped to norm " + Shown.number(norm);
  }

  @Override
  public Optional<Case> appliedTo(Case before) {
    Descent descent = before.settings().descent();
    Clipping clipping = descent.clipping();
    return clipping.norm() <= norm
        ? Optional.empty()
        : Optional.of(
            before.with(
                before.settings().with(descent.with(new Clipping(norm, clipping.value())))));
  }
}
