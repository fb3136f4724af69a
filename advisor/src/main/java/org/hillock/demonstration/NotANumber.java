package org.hillock.demonstration;

import org.hillock.diagnosis.Case;
import org.hillock.diagnosis.Condition;
import org.hillock.diagnosis.LearningRate;
import org.hillock.diagnosis.Remedy;

/// Numbers that leave the floats: squared error and a rate made for classes.
public record NotANumber() implements Demonstration {
  @Override
  public String name() {
    return "nan";
  }

  @Override
  public String broken() {
    return "Three hidden layers of relu for the strength of concrete, with gradient descent at 0.3 and momentum 0.9.";
  }

  @Override
  public String why() {
    return "The rate comes from a classifier, whose gradients are bounded; that of squared error grows with the error.";
  }

  @Override
  public Condition condition() {
    return Condition.NON_FINITE;
  }

  @Override
  public Remedy cure() {
    return new LearningRate(0.1);
  }

  @Override
  public Case broken(long seed) {
    return Usual.descending(Usual.concrete(seed), 0.3);
  }

  @Override
  public Case healthy(long seed) {
    return Usual.concrete(seed);
  }
}
