package org.hillock.optimizer;

/// RMSprop: s = α s + (1 - α) g², p = p - η g / (√s + ε).
///
/// Source: Tieleman and Hinton, "Lecture 6.5: rmsprop", 2012.
///
/// @param learningRate η
/// @param decay α, how long squared gradients are remembered, from 0 to below 1
/// @param epsilon ε, keeps the division finite
public record RmsProp(double learningRate, double decay, double epsilon) implements Optimizer {
  /// Checks the settings.
  public RmsProp {
    Optimizer.checkLearningRate(learningRate);
    Optimizer.checkShare("decay", decay);
    Optimizer.checkEpsilon(epsilon);
  }

  /// With α = 0.99, ε = 1e-8.
  public RmsProp(double learningRate) {
    this(learningRate, 0.99, 1e-8);
  }

  @Override
  public Optimizer withLearningRate(double rate) {
    return new RmsProp(rate, decay, epsilon);
  }

  @Override
  public Stepper stepper(int parameters) {
    float keep = (float) decay;
    float take = (float) (1 - decay);
    float floor = Optimizer.floor(epsilon);
    return new Rule(
        learningRate,
        parameters,
        (p, g, square, rate, from, to) -> {
          for (int i = from; i < to; i++) {
            float s = keep * square[i] + take * g[i] * g[i];
            square[i] = s;
            p[i] -= rate * g[i] / ((float) Math.sqrt(s) + floor);
          }
        });
  }
}
