package org.hillock.study;

import org.hillock.training.Metric;
import org.hillock.training.Scores;

/// How good a network is on some rows, beside the best constant answer.
///
/// @param scores of the network
/// @param constant of that answer
public record Mark(Scores scores, Scores constant) {
  /// By one metric, larger is better; never worse than the constant answer, so that one training
  /// that went astray does not outweigh all others.
  ///
  /// @param finite false if the training met a number that was not
  double value(Metric metric, boolean finite) {
    double sign = metric.higherIsBetter() ? 1 : -1;
    double floor = sign * constant.of(metric);
    double value = sign * scores.of(metric);
    return finite && value > floor ? value : floor;
  }

  /// Whether the network is better than the constant answer.
  ///
  /// @param finite false if the training met a number that was not
  boolean learned(Metric metric, boolean finite) {
    double sign = metric.higherIsBetter() ? 1 : -1;
    return value(metric, finite) > sign * constant.of(metric);
  }
}
