package org.hillock.optimizer;

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

  /// The memory of one training.
  @FunctionalInterface
  interface Stepper {
    /// One step: changes the parameters.
    ///
    /// @param gradients of the same length as the parameters
    /// @param factor of the learning rate, for this step
    void step(float[] parameters, float[] gradients, double factor);

    /// One step at the optimizer's own learning rate.
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
