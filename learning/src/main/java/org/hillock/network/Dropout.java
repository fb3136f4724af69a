package org.hillock.network;

import org.hillock.activation.InvalidInputException;
import org.hillock.numeric.Draws;

/// y = 0 with probability p, else x / (1 - p), while it learns: the mean of y is x. In prediction y
/// = x. A rate of 0 is the identity; with a rate of 1 all numbers are lost, and y is 0.
///
/// Source: Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting",
/// 2014.
///
/// @param rate p, from 0 to 1
/// @param shape what comes in and goes out
public record Dropout(double rate, Shape shape) implements Noise {
  /// Checks the rate.
  ///
  /// @throws InvalidInputException if it is out of range
  public Dropout {
    if (!(rate >= 0 && rate <= 1)) {
      throw new InvalidInputException(
          "dropout cannot have rate %s; give the probability that a number is lost, from 0 to 1, such as 0.5."
              .formatted(rate));
    }
  }

  @Override
  public String label() {
    return "dropout " + rate;
  }

  @Override
  public void forward(Pass pass, int first, int rows) {
    float[] x = pass.x();
    float[] y = pass.y();
    float[] kept = pass.kept();
    int from = first * inputs();
    int to = from + rows * inputs();
    if (!pass.batch().isLearning()) {
      System.arraycopy(x, from, y, from, to - from);
      return;
    }
    long key = pass.key();
    float factor = (float) (1 / (1 - rate));
    for (int i = from; i < to; i++) {
      boolean lost = Draws.uniform(key, i) < rate;
      y[i] = lost ? 0 : x[i] * factor;
      if (kept.length > 0) {
        kept[i] = lost ? 0 : factor;
      }
    }
  }
}
