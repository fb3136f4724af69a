package org.hillock.optimizer;

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

  /// Refuses a step size that is not a positive number.
  static void checkLearningRate(double learningRate) {
    if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the learning rate is " + learningRate + "; it has to be a positive number");
    }
  }
}
