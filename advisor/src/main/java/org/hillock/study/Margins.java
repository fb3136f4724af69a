package org.hillock.study;

import org.hillock.training.Metric;

/// Which differences matter, if the user does not say.
public final class Margins {
  private static final double SMALL = 0.002;
  private static final double SIZEABLE = 0.02;
  private static final double SMALL_OF_LOSS = 0.005;
  private static final double SIZEABLE_OF_LOSS = 0.05;

  private Margins() {}

  /// The largest difference that does not matter: 0.2 points of a share, or 0.5 % of what a
  /// constant answer loses.
  ///
  /// @param constant score of the best constant answer
  public static double small(Metric metric, double constant) {
    return of(metric, constant, SMALL, SMALL_OF_LOSS);
  }

  /// The smallest gain that nobody would want to miss: ten times as much.
  public static double sizeable(Metric metric, double constant) {
    return of(metric, constant, SIZEABLE, SIZEABLE_OF_LOSS);
  }

  private static double of(Metric metric, double constant, double ofShare, double ofLoss) {
    return switch (metric) {
      case ACCURACY, BALANCED_ACCURACY, R2 -> ofShare;
      case LOG_LOSS, RMSE -> ofLoss * constant;
    };
  }
}
