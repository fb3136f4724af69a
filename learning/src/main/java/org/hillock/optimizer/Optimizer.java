package org.hillock.optimizer;

import org.hillock.activation.InvalidInputException;

/// How gradients change parameters. An optimizer is its settings; what it remembers from step to
/// step lives in a [Stepper].
public sealed interface Optimizer permits Sgd, Adam {
  /// The step size.
  double learningRate();

  /// The same optimizer with another step size.
  Optimizer withLearningRate(double learningRate);

  /// A fresh memory for that many parameters.
  Stepper stepper(int parameters);

  /// The memory of one training.
  interface Stepper {
    /// One step: changes the parameters.
    ///
    /// @param gradients of the same length as the parameters
    void step(float[] parameters, float[] gradients);
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
