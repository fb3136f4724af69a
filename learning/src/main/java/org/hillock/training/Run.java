package org.hillock.training;

import java.util.List;
import java.util.Optional;
import org.hillock.network.Network;
import org.hillock.probe.Autopsy;

/// One finished training.
///
/// @param network with the parameters of the best epoch
/// @param trainLosses mean loss over the batches of each epoch
/// @param validationLosses loss on the validation rows after each epoch
/// @param bestEpoch the epoch with the least validation loss, counted from 1; 0 if none was better
///   than the untrained network
/// @param bestLoss its validation loss
/// @param finite false if a number became NaN or infinite and training stopped there; the epoch at
///   hand then has NaN as its losses
/// @param autopsy of the first number that was not finite, if there was one since the training
///   began or last went on from a checkpoint
/// @param skipped how many steps were left out
/// @param rollbacks how often training went back
public record Run(
    Network network,
    List<Double> trainLosses,
    List<Double> validationLosses,
    int bestEpoch,
    double bestLoss,
    boolean finite,
    Optional<Autopsy> autopsy,
    long skipped,
    long rollbacks) {
  /// Copies the lists.
  public Run {
    trainLosses = List.copyOf(trainLosses);
    validationLosses = List.copyOf(validationLosses);
  }

  /// How many epochs were begun.
  public int epochs() {
    return trainLosses.size();
  }
}
