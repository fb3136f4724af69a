package org.hillock.optimizer;

import java.util.List;

/// Adam: m = β₁ m + (1 - β₁) g, v = β₂ v + (1 - β₂) g², p = p - η m̂ / (√v̂ + ε), where m̂ and v̂
/// are m and v divided by 1 - β₁ᵗ and 1 - β₂ᵗ.
///
/// Source: Kingma and Ba, "Adam: a method for stochastic optimization", 2015.
///
/// @param learningRate η
/// @param beta1 β₁, how long the mean gradient is remembered
/// @param beta2 β₂, how long the mean squared gradient is remembered
/// @param epsilon ε, keeps the division finite
public record Adam(double learningRate, double beta1, double beta2, double epsilon)
    implements Optimizer {
  /// Checks the settings.
  public Adam {
    Optimizer.checkLearningRate(learningRate);
    Optimizer.checkShare("beta1", beta1);
    Optimizer.checkShare("beta2", beta2);
    Optimizer.checkEpsilon(epsilon);
  }

  /// With the paper's β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
  public Adam(double learningRate) {
    this(learningRate, 0.9, 0.999, 1e-8);
  }

  @Override
  public Optimizer withLearningRate(double rate) {
    return new Adam(rate, beta1, beta2, epsilon);
  }

  @Override
  public Stepper stepper(int parameters) {
    return new Memory(this, parameters);
  }

  private static final class Memory implements Stepper {
    private final Adam settings;
    private final float[] mean;
    private final float[] square;
    private double power1 = 1;
    private double power2 = 1;
    private float rate;
    private float epsilon;

    Memory(Adam settings, int parameters) {
      this.settings = settings;
      mean = new float[parameters];
      square = new float[parameters];
    }

    @Override
    public void begin(double factor) {
      power1 *= settings.beta1;
      power2 *= settings.beta2;
      // p - η (m / c₁) / (√(v / c₂) + ε) with the corrections moved out of the loop.
      double root = Math.sqrt(1 - power2);
      rate = (float) (settings.learningRate * factor * root / (1 - power1));
      epsilon = Optimizer.floor(settings.epsilon * root);
    }

    @Override
    public void resume(long steps) {
      power1 = 1;
      power2 = 1;
      for (long step = 0; step < steps; step++) {
        power1 *= settings.beta1;
        power2 *= settings.beta2;
      }
    }

    @Override
    public List<float[]> memory() {
      return List.of(mean, square);
    }

    @Override
    public void update(float[] p, float[] g, int from, int to) {
      float keep1 = (float) settings.beta1;
      float take1 = (float) (1 - settings.beta1);
      float keep2 = (float) settings.beta2;
      float take2 = (float) (1 - settings.beta2);
      update(p, g, mean, square, from, to, keep1, take1, keep2, take2, rate, epsilon);
    }

    private static void update(
        float[] p,
        float[] g,
        float[] mean,
        float[] square,
        int from,
        int to,
        float keep1,
        float take1,
        float keep2,
        float take2,
        float rate,
        float epsilon) {
      for (int i = from; i < to; i++) {
        float m = keep1 * mean[i] + take1 * g[i];
        float v = keep2 * square[i] + take2 * g[i] * g[i];
        mean[i] = m;
        square[i] = v;
        p[i] -= rate * m / ((float) Math.sqrt(v) + epsilon);
      }
    }
  }
}
