package org.hillock.demonstration;

import org.hillock.data.Scaling;
import org.hillock.diagnosis.Case;
import org.hillock.diagnosis.Condition;
import org.hillock.diagnosis.Remedy;
import org.hillock.diagnosis.ScaledInputs;

/// Inputs in their units: some a thousand times as large as others.
public record UnscaledInputs() implements Demonstration {
  @Override
  public String name() {
    return "unscaled";
  }

  @Override
  public String broken() {
    return "Two hidden layers of relu on the breast cancer data as they are measured, with gradient descent at 0.01.";
  }

  @Override
  public String why() {
    return "The table is read and fed as it is; trees, which came before, do not mind.";
  }

  @Override
  public Condition condition() {
    return Condition.UNSCALED;
  }

  @Override
  public Remedy cure() {
    return new ScaledInputs();
  }

  @Override
  public Case broken(long seed) {
    return unscaled(Usual.descending(Usual.breastCancer(seed), 0.01));
  }

  private static Case unscaled(Case scaled) {
    return scaled.with(scaled.problem().with(Scaling.NONE));
  }

  @Override
  public Case healthy(long seed) {
    return Usual.breastCancer(seed);
  }
}
