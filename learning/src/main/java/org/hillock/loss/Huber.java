package org.hillock.loss;

import org.hillock.activation.Activation;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.function.Linear;

/// Mean over an example's outputs of e² / 2 where |e| ≤ δ, else δ (|e| - δ / 2), with e = y - t:
/// [SquaredError] (halved) for small errors and [AbsoluteError] for large ones. The gradient is e,
/// held between -δ and δ.
///
/// "Smooth L1" with parameter β is this with δ = β, divided by β.
///
/// Source: Huber, "Robust estimation of a location parameter", 1964; in this form PyTorch's
/// HuberLoss.
///
/// @param delta δ, the error from which on the loss is linear, in the unit of the coded targets
///   (their standard deviation)
public record Huber(double delta) implements Outputwise {
  /// Checks δ.
  public Huber {
    if (!(delta > 0 && delta < Double.POSITIVE_INFINITY)) {
      throw new InvalidInputException(
          "delta of huber is " + delta + "; it has to be a positive number, such as 1.");
    }
  }

  /// With δ = 1.
  public Huber() {
    this(1);
  }

  @Override
  public double value(double y, double t) {
    double size = Math.abs(y - t);
    return size <= delta ? size * size / 2 : delta * (size - delta / 2);
  }

  @Override
  public double slope(double y, double t) {
    return Math.clamp(y - t, -delta, delta);
  }

  @Override
  public Activation output() {
    return new Linear();
  }
}
