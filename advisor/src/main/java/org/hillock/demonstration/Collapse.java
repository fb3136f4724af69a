package org.hillock.demonstration;

import org.hillock.activation.Activations;
import org.hillock.diagnosis.AnotherActivation;
import org.hillock.diagnosis.Case;
import org.hillock.diagnosis.Condition;
import org.hillock.diagnosis.Remedy;

/// Layers that amount to one: no bend between them.
public record Collapse() implements Demonstration {
  @Override
  public String name() {
    return "collapse";
  }

  @Override
  public String broken() {
    return "Three hidden layers without an activation, for the strength of concrete.";
  }

  @Override
  public String why() {
    return "The activation was forgotten, or linear was taken since the target is a number.";
  }

  @Override
  public Condition condition() {
    return Condition.COLLAPSING;
  }

  @Override
  public Remedy cure() {
    return AnotherActivation.named("relu");
  }

  @Override
  public Case broken(long seed) {
    return Usual.concrete(seed).with(Activations.named("linear"));
  }

  @Override
  public Case healthy(long seed) {
    return Usual.concrete(seed);
  }
}
