package org.hillock.optimizer;

/// Gradient descent with momentum: v = m v + g, p = p - η v; with Nesterov's look ahead p = p - η
/// (g
/// + m v). Plain gradient descent for m = 0.
///
/// Source: Polyak, 1964; Nesterov, 1983; these forms as in Sutskever, Martens, Dahl and Hinton, "On
/// the importance of initialization and momentum in deep learning", 2013, and in PyTorch.
///
/// @param learningRate η
/// @param momentum m, from 0 to below 1
/// @param nesterov whether the gradient counts as if taken one step ahead
public record Sgd(double learningRate, double momentum, boolean nesterov) implements Optimizer {
  /// Checks the settings.
  public Sgd {
    Optimizer.checkLearningRate(learningRate);
    Optimizer.checkShare("momentum", momentum);
  }

  /// Without looking ahead.
  public Sgd(double learningRate, double momentum) {
    this(learningRate, momentum, false);
  }

  @Override
  public Optimizer withLearningRate(double rate) {
    return new Sgd(rate, momentum, nesterov);
  }

  @Override
  public Stepper stepper(int parameters) {
    float[] velocity = new float[parameters];
    float m = (float) momentum;
    return (p, g, factor) -> {
      float rate = (float) (learningRate * factor);
      for (int i = 0; i < p.length; i++) {
        velocity[i] = m * velocity[i] + g[i];
        p[i] -= rate * (nesterov ? m * velocity[i] + g[i] : velocity[i]);
      }
    };
  }
}
