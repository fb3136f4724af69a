package org.hillock.network;

import org.hillock.activation.InvalidInputException;
import org.hillock.numeric.Draws;

/// y = a m + b while it learns, where m is -λα, the least value of SELU, with probability p, else
/// x. With q = 1 - p, a = 1 / √(q + (λα)² p q) and b = a p λα keep mean 0 and variance 1, as SELU
/// does. In prediction y = x.
///
/// Source: Klambauer, Unterthiner, Mayr and Hochreiter, "Self-normalizing neural networks", 2017.
///
/// @param rate p, at least 0 and below 1
/// @param shape what comes in and goes out
public record AlphaDropout(double rate, Shape shape) implements Noise {
  private static final double LAMBDA_ALPHA = 1.7580993408473768;

  /// Checks the rate.
  ///
  /// @throws InvalidInputException if it is out of range
  public AlphaDropout {
    if (!(rate >= 0 && rate < 1)) {
      throw new InvalidInputException(
          "alpha dropout cannot have rate %s; give the probability that a number is lost, at least 0 and below 1, such as 0.05: if all are lost, nothing can give them variance 1."
              .formatted(rate));
    }
  }

  @Override
  public String label() {
    return "alpha dropout " + rate;
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
    double q = 1 - rate;
    double a = 1 / Math.sqrt(q + LAMBDA_ALPHA * LAMBDA_ALPHA * rate * q);
    double b = a * rate * LAMBDA_ALPHA;
    float least = (float) (b - a * LAMBDA_ALPHA);
    for (int i = from; i < to; i++) {
      boolean lost = Draws.uniform(key, i) < rate;
      y[i] = lost ? least : (float) (a * x[i] + b);
      if (kept.length > 0) {
        kept[i] = lost ? 0 : (float) a;
      }
    }
  }
}
