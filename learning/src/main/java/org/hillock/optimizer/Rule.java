package org.hillock.optimizer;

import java.util.List;
import org.hillock.optimizer.Optimizer.Stepper;

/// The memory of an optimizer that remembers one number per parameter, such as a velocity: its
/// [Update] is all there is to write.
public final class Rule implements Stepper {
  private final double learningRate;
  private final Update update;
  private final float[] memory;
  private float rate;

  /// Changes parameters and memory.
  @FunctionalInterface
  public interface Update {
    /// One step for the parameters from `from` to below `to`.
    ///
    /// @param p parameters, to be changed
    /// @param g gradients
    /// @param memory one number per parameter, 0 before the first step; to be changed
    /// @param rate the learning rate of this step
    void run(float[] p, float[] g, float[] memory, float rate, int from, int to);
  }

  /// A fresh memory.
  public Rule(double learningRate, int parameters, Update update) {
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
