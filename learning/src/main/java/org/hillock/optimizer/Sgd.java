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
    float m = (float) momentum;
    return new Rule(
        learningRate,
        parameters,
        (p, g, velocity, rate, from, to) -> {
          for (int i = from; i < to; i++) {
            float v = m * velocity[i] + g[i];
            velocity[i] = v;
            p[i] -= rate * (nesterov ? m * v + g[i] : v);
          }
        });
  }
}
