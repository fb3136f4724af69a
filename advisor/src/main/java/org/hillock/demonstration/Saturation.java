package org.hillock.demonstration;

import org.hillock.activation.Activations;
import org.hillock.diagnosis.AnotherInitialization;
import org.hillock.diagnosis.Case;
import org.hillock.diagnosis.Condition;
import org.hillock.diagnosis.Remedy;
import org.hillock.network.Initialization;

/// Units that saturate: tanh and starting weights with deviation 1.
public record Saturation() implements Demonstration {
  @Override
  public String name() {
    return "saturation";
  }

  @Override
  public String broken() {
    return "Three hidden layers of tanh on handwritten digits whose weights start from the standard normal distribution.";
  }

  @Override
  public String why() {
    return "As tanh bounds the values, nothing explodes, and the training loss even falls; that it learns by heart is seen on new rows only.";
  }

  @Override
  public Condition condition() {
    return Condition.SATURATING;
  }

  @Override
  public Remedy cure() {
    return new AnotherInitialization(Initialization.gainCorrected());
  }

  @Override
  public Case broken(long seed) {
    return Usual.digits(seed)
        .with(Usual.layers(3, 64))
        .with(Activations.named("tanh"))
        .with(Initialization.parse("normal=1"));
  }

  @Override
  public Case healthy(long seed) {
    return Usual.digits(seed);
  }
}
