package org.hillock.demonstration;

import org.hillock.diagnosis.AnotherInitialization;
import org.hillock.diagnosis.Case;
import org.hillock.diagnosis.Condition;
import org.hillock.diagnosis.Remedy;
import org.hillock.network.Initialization;

/// Gradients that explode: starting weights with deviation 1.
public record ExplodingGradients() implements Demonstration {
  @Override
  public String name() {
    return "exploding";
  }

  @Override
  public String broken() {
    return "Five hidden layers of relu for the strength of concrete, whose weights start from the standard normal distribution, with gradient descent at 0.01.";
  }

  @Override
  public String why() {
    return "A standard normal is what a random generator gives first (randn), and in small examples it works.";
  }

  @Override
  public Condition condition() {
    return Condition.EXPLODING;
  }

  @Override
  public Remedy cure() {
    return new AnotherInitialization(Initialization.gainCorrected());
  }

  @Override
  public Case broken(long seed) {
    return Usual.descending(Usual.concrete(seed), 0.01)
        .with(Usual.layers(5, 64))
        .with(Initialization.parse("normal=1"));
  }

  @Override
  public Case healthy(long seed) {
    return Usual.concrete(seed);
  }
}
