package org.hillock.training;

import java.util.Optional;
import org.hillock.activation.InvalidInputException;
import org.hillock.loss.Loss;
import org.hillock.optimizer.Adam;
import org.hillock.optimizer.Descent;
import org.hillock.optimizer.Optimizer;

/// How to train.
///
/// @param optimizer how gradients change parameters
/// @param rowsPerBatch examples per step, at least 1
/// @param epochs passes over the training rows at the most, at least 1
/// @param patience epochs without a better validation loss after which training stops, at least 1
/// @param descent what happens around each step
/// @param loss what training makes small; if empty, the loss of the task
/// @param onNonFinite what to do when a number is NaN or infinite
public record Settings(
    Optimizer optimizer,
    int rowsPerBatch,
    int epochs,
    int patience,
    Descent descent,
    Optional<Loss> loss,
    OnNonFinite onNonFinite) {
  /// Checks the numbers.
  public Settings {
    if (rowsPerBatch < 1 || epochs < 1 || patience < 1) {
      throw new InvalidInputException(
          "rows per batch %d, epochs %d, patience %d: each has to be at least 1."
              .formatted(rowsPerBatch, epochs, patience));
    }
  }

  /// Stops when a number is NaN or infinite.
  public Settings(
      Optimizer optimizer,
      int rowsPerBatch,
      int epochs,
      int patience,
      Descent descent,
      Optional<Loss> loss) {
    this(optimizer, rowsPerBatch, epochs, patience, descent, loss, OnNonFinite.STOP);
  }

  /// With nothing around the optimizer's steps.
  public Settings(Optimizer optimizer, int rowsPerBatch, int epochs, int patience) {
    this(optimizer, rowsPerBatch, epochs, patience, Descent.plain());
  }

  /// With the loss of the task.
  public Settings(
      Optimizer optimizer, int rowsPerBatch, int epochs, int patience, Descent descent) {
    this(optimizer, rowsPerBatch, epochs, patience, descent, Optional.empty());
  }

  /// Adam at 0.003, batches of 32, at most 200 epochs, patience 20.
  public static Settings defaults() {
    return new Settings(new Adam(0.003), 32, 200, 20);
  }

  /// The same with another learning rate.
  public Settings withLearningRate(double learningRate) {
    return with(optimizer.withLearningRate(learningRate));
  }

  /// The same with another limit of epochs.
  public Settings withEpochs(int limit) {
    return new Settings(optimizer, rowsPerBatch, limit, patience, descent, loss, onNonFinite);
  }

  /// The same with another optimizer.
  public Settings with(Optimizer other) {
    return new Settings(other, rowsPerBatch, epochs, patience, descent, loss, onNonFinite);
  }

  /// The same with something else around the steps.
  public Settings with(Descent other) {
    return new Settings(optimizer, rowsPerBatch, epochs, patience, other, loss, onNonFinite);
  }

  /// The same with another loss.
  public Settings with(Loss other) {
    return new Settings(
        optimizer, rowsPerBatch, epochs, patience, descent, Optional.of(other), onNonFinite);
  }

  /// The same with another answer to a number that is not finite.
  public Settings with(OnNonFinite other) {
    return new Settings(optimizer, rowsPerBatch, epochs, patience, descent, loss, other);
  }
}
