package org.hillock.optimizer;

import java.util.List;
import org.hillock.optimizer.Optimizer.Stepper;

/// The memory of an optimizer that remembers one number per parameter.
final class Rule implements Stepper {
  private final double learningRate;
  private final Update update;
  private final float[] memory;
  private float rate;

  /// Changes parameters and memory.
  interface Update {
    void run(float[] p, float[] g, float[] memory, float rate, int from, int to);
  }

  Rule(double learningRate, int parameters, Update update) {
    this.learningRate = learningRate;
    this.update = update;
    memory = new float[parameters];
  }

  @Override
  public void begin(double factor) {
    rate = (float) (learningRate * factor);
  }

  @Override
  public void update(float[] p, float[] g, int from, int to) {
    update.run(p, g, memory, rate, from, to);
  }

  @Override
  public List<float[]> memory() {
    return List.of(memory);
  }
}
