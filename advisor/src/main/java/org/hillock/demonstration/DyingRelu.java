package org.hillock.demonstration;

import org.hillock.diagnosis.Case;
import org.hillock.diagnosis.Condition;
import org.hillock.diagnosis.LearningRate;
import org.hillock.diagnosis.Remedy;

/// Units that die: relu and steps that are too large.
public record DyingRelu() implements Demonstration {
  @Override
  public String name() {
    return "dying-relu";
  }

  @Override
  public String broken() {
    return "Two hidden layers of relu on handwritten digits, with gradient descent at 0.25 and momentum 0.9.";
  }

  @Override
  public String why() {
    return "The rate was found without momentum, which makes steps ten times as large; or it was raised to be done sooner.";
  }

  @Override
  public Condition condition() {
    return Condition.DYING;
  }

  @Override
  public Remedy cure() {
    return new LearningRate(0.1);
  }

  @Override
  public Case broken(long seed) {
    return Usual.descending(Usual.digits(seed), 0.25);
  }

  @Override
  public Case healthy(long seed) {
    return Usual.digits(seed);
  }
}
