package org.hillock.optimizer;

import java.util.List;
import org.hillock.activation.InvalidInputException;

/// How gradients change parameters. An optimizer is its settings; what it remembers from step to
/// step lives in a [Stepper].
public interface Optimizer {
  /// The step size.
  double learningRate();

  /// The same optimizer with another step size.
  Optimizer withLearningRate(double learningRate);

  /// A fresh memory for that many parameters.
  Stepper stepper(int parameters);

  /// The memory of one training. A step is begun once, and then the parameters are updated, all or
  /// in ranges, which several threads may share out.
  interface Stepper {
    /// Begins a step.
    ///
    /// @param factor of the learning rate, for this step
    void begin(double factor);

    /// Changes the parameters from `from` to below `to`.
    ///
    /// @param gradients of the same length as the parameters
    void update(float[] parameters, float[] gradients, int from, int to);

    /// What it remembers, one number per parameter in each array: what a checkpoint keeps and, when
    /// training is resumed, fills again.
    List<float[]> memory();

    /// Goes on after that many steps, however many it has taken: so a step can be taken back.
    default void resume(long steps) {}

    /// One whole step.
    default void step(float[] parameters, float[] gradients, double factor) {
      begin(factor);
      update(parameters, gradients, 0, parameters.length);
    }

    /// One whole step at the optimizer's own learning rate.
    default void step(float[] parameters, float[] gradients) {
      step(parameters, gradients, 1);
    }
  }

  /// ε as a float; not 0, or a parameter that never had a gradient would become 0 / 0.
  static float floor(double epsilon) {
    return Math.max((float) epsilon, Float.MIN_NORMAL);
  }

  /// Refuses what is not from 0 to below 1.
  ///
  /// @throws IllegalArgumentException if it is not
  static void checkShare(String what, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          "the %s is %s; it has to be at least 0 and below 1".formatted(what, value));
    }
  }

  /// Refuses an ε that is not a positive number.
  ///
  /// @throws IllegalArgumentException if it is not
  static void checkEpsilon(double epsilon) {
    if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "epsilon is " + epsilon + "; it has to be a positive number");
    }
  }

  /// Refuses a step size that is not a positive number within the range of a float.
  ///
  /// @throws InvalidInputException if it is not
  static void checkLearningRate(double learningRate) {
    if (!(learningRate >= Float.MIN_NORMAL && learningRate <= Float.MAX_VALUE)) {
      throw new InvalidInputException(
          "the learning rate is "
              + learningRate
              + "; it has to be a positive number from 1.2e-38 to 3.4e38, such as 0.003.");
    }
  }
}
