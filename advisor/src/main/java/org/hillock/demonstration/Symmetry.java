package org.hillock.demonstration;

import org.hillock.diagnosis.AnotherInitialization;
import org.hillock.diagnosis.Case;
import org.hillock.diagnosis.Condition;
import org.hillock.diagnosis.Remedy;
import org.hillock.network.Initialization;

/// Units that are copies: all weights start with the same number.
public record Symmetry() implements Demonstration {
  @Override
  public String name() {
    return "symmetry";
  }

  @Override
  public String broken() {
    return "Two hidden layers of relu on handwritten digits, with all weights 0.01 at the start.";
  }

  @Override
  public String why() {
    return "Small equal weights seem neutral, and a linear model learns from them.";
  }

  @Override
  public Condition condition() {
    return Condition.SYMMETRIC;
  }

  @Override
  public Remedy cure() {
    return new AnotherInitialization(Initialization.gainCorrected());
  }

  @Override
  public Case broken(long seed) {
    return Usual.digits(seed).with(Initialization.parse("constant=0.01"));
  }

  @Override
  public Case healthy(long seed) {
    return Usual.digits(seed);
  }
}
