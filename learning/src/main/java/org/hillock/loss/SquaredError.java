package org.hillock.loss;

import org.hillock.activation.Activation;
import org.hillock.activation.function.Linear;

/// Mean over an example's outputs of (y - t)²; the gradient is 2 (y - t).
public record SquaredError() implements Outputwise {
  @Override
  public double value(double y, double t) {
    return (y - t) * (y - t);
  }

  @Override
  public double slope(double y, double t) {
    return 2 * (y - t);
  }

  @Override
  public Activation output() {
    return new Linear();
  }
}
