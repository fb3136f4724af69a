package org.hillock.training;

import java.util.List;
import org.hillock.network.Network;

/// One finished training.
///
/// @param network with the parameters of the best epoch
/// @param trainLosses mean loss over the batches of each epoch
/// @param validationLosses loss on the validation rows after each epoch
/// @param bestEpoch the epoch with the least validation loss, counted from 1; 0 if none was better
///   than the untrained network
/// @param bestLoss its validation loss
/// @param finite false if a loss became NaN or infinite; training stopped there
public record Run(
    Network network,
    List<Double> trainLosses,
    List<Double> validationLosses,
    int bestEpoch,
    double bestLoss,
    boolean finite) {
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
