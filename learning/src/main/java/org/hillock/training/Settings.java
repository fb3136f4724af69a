package org.hillock.training;

import org.hillock.activation.InvalidInputException;
import org.hillock.optimizer.Adam;
import org.hillock.optimizer.Optimizer;

/// How to train.
///
/// @param optimizer how gradients change parameters
/// @param rowsPerBatch examples per step, at least 1
/// @param epochs passes over the training rows at the most, at least 1
/// @param patience epochs without a better validation loss after which training stops, at least 1
public record Settings(Optimizer optimizer, int rowsPerBatch, int epochs, int patience) {
  /// Checks the numbers.
  public Settings {
    if (rowsPerBatch < 1 || epochs < 1 || patience < 1) {
      throw new InvalidInputException(
          "rows per batch %d, epochs %d, patience %d: each has to be at least 1."
              .formatted(rowsPerBatch, epochs, patience));
    }
  }

  /// Adam at 0.003, batches of 32, at most 200 epochs, patience 20.
  public static Settings defaults() {
    return new Settings(new Adam(0.003), 32, 200, 20);
  }

  /// The same with another learning rate.
  public Settings withLearningRate(double learningRate) {
    return new Settings(optimizer.withLearningRate(learningRate), rowsPerBatch, epochs, patience);
  }

  /// The same with another limit of epochs.
  public Settings withEpochs(int limit) {
    return new Settings(optimizer, rowsPerBatch, limit, patience);
  }
}
