package org.hillock.optimizer;

import org.hillock.activation.InvalidInputException;

/// What happens to gradients and parameters around an optimizer's step.
///
/// @param schedule how the learning rate changes
/// @param clipping how large gradients may be
/// @param weightDecay λ: before each step, weights shrink by η λ of themselves; biases and learned
///   slopes do not (decoupled: Loshchilov and Hutter, "Decoupled weight decay regularization",
///   2019)
/// @param batchesPerStep over how many batches gradients are averaged before a step, at least 1
public record Descent(
    Schedule schedule, Clipping clipping, double weightDecay, int batchesPerStep) {
  /// Checks the numbers.
  public Descent {
    if (!(weightDecay >= 0 && weightDecay < 1) || batchesPerStep < 1) {
      throw new InvalidInputException(
          "weight decay %s has to be at least 0 and below 1, and batches per step %d at least 1."
              .formatted(weightDecay, batchesPerStep));
    }
  }

  /// The learning rate stays, nothing is clipped, nothing decays, each batch is a step.
  public static Descent plain() {
    return new Descent(new Schedule.Constant(), Clipping.none(), 0, 1);
  }

  /// The same with a schedule.
  public Descent with(Schedule other) {
    return new Descent(other, clipping, weightDecay, batchesPerStep);
  }

  /// The same with clipping.
  public Descent with(Clipping other) {
    return new Descent(schedule, other, weightDecay, batchesPerStep);
  }

  /// The same with weight decay.
  public Descent withWeightDecay(double decay) {
    return new Descent(schedule, clipping, decay, batchesPerStep);
  }

  /// The same with gradients averaged over several batches.
  public Descent withBatchesPerStep(int batches) {
    return new Descent(schedule, clipping, weightDecay, batches);
  }
}
