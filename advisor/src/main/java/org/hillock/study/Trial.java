package org.hillock.study;

import java.util.List;
import java.util.Optional;
import org.hillock.training.Metric;
import org.hillock.training.Scores;

/// One finished training.
///
/// @param assignment what was asked for
/// @param validation on the validation rows, with the parameters of the best epoch
/// @param test on the test rows, if it is judged by them
/// @param leavingOut test scores without each group of rows, if test rows are set aside
/// @param trainLosses of each epoch
/// @param validationLosses of each epoch
/// @param bestEpoch the one with the least validation loss, from 1; 0 for the start
/// @param bestLoss its validation loss
/// @param finite false if training met NaN or infinity and stopped there
/// @param signs what was seen inside the network, if it was looked at
/// @param seconds how long it took, by the clock given to the laboratory
public record Trial(
    Assignment assignment,
    Mark validation,
    Optional<Mark> test,
    List<Scores> leavingOut,
    List<Double> trainLosses,
    List<Double> validationLosses,
    int bestEpoch,
    double bestLoss,
    boolean finite,
    Optional<Signs> signs,
    double seconds) {
  /// Copies the lists.
  public Trial {
    leavingOut = List.copyOf(leavingOut);
    trainLosses = List.copyOf(trainLosses);
    validationLosses = List.copyOf(validationLosses);
  }

  /// What the protocol judges by, larger is better: the test rows in the confirmation, else the
  /// validation rows.
  public double score(Metric metric) {
    return test.orElse(validation).value(metric, finite);
  }

  /// The same in the metric's own direction, as reports show it.
  public double value(Metric metric) {
    return metric.higherIsBetter() ? score(metric) : -score(metric);
  }

  /// Whether the network is better than the best constant answer, on the rows that it is judged by.
  public boolean learned(Metric metric) {
    return test.orElse(validation).learned(metric, finite);
  }

  /// The test scores without each group of rows, larger is better.
  double[] leavingOut(Metric metric) {
    Scores constant = test.orElseThrow().constant();
    return leavingOut.stream()
        .mapToDouble(scores -> new Mark(scores, constant).value(metric, finite))
        .toArray();
  }

  /// How many epochs were begun.
  public int epochs() {
    return trainLosses.size();
  }
}
