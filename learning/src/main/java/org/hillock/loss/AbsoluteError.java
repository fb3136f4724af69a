package org.hillock.loss;

import org.hillock.activation.Activation;
import org.hillock.activation.function.Linear;

/// Mean over an example's outputs of |y - t|; the gradient is the sign of y - t, and 0 where they
/// are equal. What it makes small is the distance to the median, so a few wild targets pull less
/// than under [SquaredError].
public record AbsoluteError() implements Outputwise {
  @Override
  public double value(double y, double t) {
    return Math.abs(y - t);
  }

  @Override
  public double slope(double y, double t) {
    return Math.signum(y - t);
  }

  @Override
  public Activation output() {
    return new Linear();
  }
}
