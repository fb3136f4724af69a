package org.hillock.optimizer;

/// Adagrad: s = s + g², p = p - η g / (√s + ε).
///
/// Source: Duchi, Hazan and Singer, "Adaptive subgradient methods for online learning and
/// stochastic optimization", 2011.
///
/// @param learningRate η
/// @param epsilon ε, keeps the division finite
public record Adagrad(double learningRate, double epsilon) implements Optimizer {
  /// Checks the settings.
  public Adagrad {
    Optimizer.checkLearningRate(learningRate);
    Optimizer.checkEpsilon(epsilon);
  }

  /// With ε = 1e-10.
  public Adagrad(double learningRate) {
    this(learningRate, 1e-10);
  }

  @Override
  public Optimizer withLearningRate(double rate) {
    return new Adagrad(rate, epsilon);
  }

  @Override
  public Stepper stepper(int parameters) {
    float floor = Optimizer.floor(epsilon);
    return new Rule(
        learningRate,
        parameters,
        (p, g, sum, rate, from, to) -> {
          for (int i = from; i < to; i++) {
            float s = sum[i] + g[i] * g[i];
            sum[i] = s;
            p[i] -= rate * g[i] / ((float) Math.sqrt(s) + floor);
          }
        });
  }
}
