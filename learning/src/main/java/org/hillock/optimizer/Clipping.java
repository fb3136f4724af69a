package org.hillock.optimizer;

import org.hillock.activation.InvalidInputException;

/// Limits gradients before a step: first each value, then the norm of all.
///
/// Source: Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks",
/// 2013.
///
/// @param norm the largest Euclidean norm of all gradients together; infinite for none
/// @param value the largest magnitude of each; infinite for none
public record Clipping(double norm, double value) {
  /// Checks the limits.
  public Clipping {
    if (!(norm > 0) || !(value > 0)) {
      throw new InvalidInputException(
          "gradients are clipped to norm %s and value %s; both have to be above 0."
              .formatted(norm, value));
    }
  }

  /// No limit.
  public static Clipping none() {
    return new Clipping(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /// Clips all; a gradient that is not finite stays so.
  public void apply(float[] gradients) {
    apply(gradients, 0, gradients.length, shrink(gradients));
  }

  /// By what all values have to be multiplied, once each is clipped, for the norm to be kept.
  public double shrink(float[] gradients) {
    double limit = value;
    double sum = 0;
    for (float g : gradients) {
      double clipped = Math.abs(g) > limit ? limit : g;
      sum += clipped * clipped;
    }
    double size = Math.sqrt(sum);
    return size > norm ? norm / size : 1;
  }

  /// Clips the values from `from` to below `to`.
  ///
  /// @param shrink as [#shrink] gave it
  public void apply(float[] gradients, int from, int to, double shrink) {
    if (value < Float.MAX_VALUE) {
      float limit = (float) value;
      for (int i = from; i < to; i++) {
        gradients[i] = Math.clamp(gradients[i], -limit, limit);
      }
    }
    if (shrink < 1) {
      for (int i = from; i < to; i++) {
        gradients[i] = (float) (gradients[i] * shrink);
      }
    }
  }

  /// The Euclidean norm, summed in double and in order.
  public static double norm(float[] gradients) {
    double sum = 0;
    for (float g : gradients) {
      sum += (double) g * g;
    }
    return Math.sqrt(sum);
  }
}
