package org.hillock.demonstration;

import org.hillock.activation.Activations;
import org.hillock.diagnosis.Case;
import org.hillock.diagnosis.Condition;
import org.hillock.diagnosis.Normalization;
import org.hillock.diagnosis.Remedy;

/// Gradients that vanish: ten layers of sigmoid.
public record VanishingGradients() implements Demonstration {
  @Override
  public String name() {
    return "vanishing";
  }

  @Override
  public String broken() {
    return "Ten hidden layers of sigmoid on handwritten digits, with gradient descent at 0.01.";
  }

  @Override
  public String why() {
    return "Sigmoid is the function of the textbooks, and a deeper network is supposed to be a better one.";
  }

  @Override
  public Condition condition() {
    return Condition.VANISHING;
  }

  @Override
  public Remedy cure() {
    return new Normalization("batch-normalization");
  }

  @Override
  public Case broken(long seed) {
    return Usual.descending(Usual.digits(seed), 0.01)
        .with(Usual.layers(10, 64))
        .with(Activations.named("sigmoid"));
  }

  @Override
  public Case healthy(long seed) {
    return Usual.digits(seed);
  }
}
