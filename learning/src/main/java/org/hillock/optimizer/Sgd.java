package org.hillock.optimizer;

/// Gradient descent with momentum: v = m v + g, p = p - η v. Plain gradient descent for m = 0.
///
/// Source: Polyak, 1964; this form as in PyTorch.
///
/// @param learningRate η
/// @param momentum m, from 0 to below 1
public record Sgd(double learningRate, double momentum) implements Optimizer {
  /// Checks the settings.
  public Sgd {
    Optimizer.checkLearningRate(learningRate);
    if (!(momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException(
          "the momentum is " + momentum + "; it has to be at least 0 and below 1");
    }
  }

  @Override
  public Optimizer withLearningRate(double rate) {
    return new Sgd(rate, momentum);
  }

  @Override
  public Stepper stepper(int parameters) {
    float[] velocity = new float[parameters];
    float m = (float) momentum;
    float rate = (float) learningRate;
    return (p, g) -> {
      for (int i = 0; i < p.length; i++) {
        velocity[i] = m * velocity[i] + g[i];
        p[i] -= rate * velocity[i];
      }
    };
  }
}
