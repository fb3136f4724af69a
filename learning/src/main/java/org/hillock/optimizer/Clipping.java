package org.hillock.optimizer;

import org.hillock.activation.InvalidInputException;

/// Limits gradients before a step.
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

  /// Clips each value, then the norm; a gradient that is not finite stays so.
  public void apply(float[] gradients) {
    if (value < Float.MAX_VALUE) {
      float limit = (float) value;
      for (int i = 0; i < gradients.length; i++) {
        gradients[i] = Math.clamp(gradients[i], -limit, limit);
      }
    }
    if (norm < Double.POSITIVE_INFINITY) {
      double size = norm(gradients);
      if (size > norm) {
        double scale = norm / size;
        for (int i = 0; i < gradients.length; i++) {
          gradients[i] = (float) (gradients[i] * scale);
        }
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
