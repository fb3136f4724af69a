package org.hillock.study;

import java.util.OptionalDouble;
import org.hillock.activation.InvalidInputException;
import org.hillock.training.Metric;

/// Which differences matter, in the unit of the metric.
///
/// @param margin the largest that does not
/// @param sizeable the smallest gain that nobody would want to miss
public record Margins(double margin, double sizeable) {
  private static final double SMALL = 0.002;
  private static final double SIZEABLE = 0.02;
  private static final double SMALL_OF_LOSS = 0.002;
  private static final double SIZEABLE_OF_LOSS = 0.05;

  /// The largest difference that does not matter: 0.2 points of a share, or 0.2 % of what a
  /// constant answer loses.
  ///
  /// @param constant score of the best constant answer
  public static double small(Metric metric, double constant) {
    return of(metric, constant, SMALL, SMALL_OF_LOSS);
  }

  /// The smallest gain that nobody would want to miss: 2 points of a share, or 5 % of what a
  /// constant answer loses.
  public static double sizeable(Metric metric, double constant) {
    return of(metric, constant, SIZEABLE, SIZEABLE_OF_LOSS);
  }

  /// The smallest difference of a training loss that nobody would overlook.
  ///
  /// @param constant loss of the best constant answer
  public static double sizeableLoss(double constant) {
    return SIZEABLE_OF_LOSS * constant;
  }

  /// What the user says, completed: who names one of the two moves the other out of its way.
  ///
  /// @throws InvalidInputException if one is negative or not finite, or the margin is above what is
  ///   sizeable
  public static Margins of(
      Metric metric, double constant, OptionalDouble margin, OptionalDouble sizeable) {
    margin.ifPresent(value -> check("--margin", value));
    sizeable.ifPresent(value -> check("--sizeable", value));
    if (margin.orElse(0) > sizeable.orElse(Double.POSITIVE_INFINITY)) {
      throw new InvalidInputException(
          "--margin %s is above --sizeable %s: a gain would be sizeable that does not matter. Give a smaller margin or a larger sizeable gain."
              .formatted(margin.getAsDouble(), sizeable.getAsDouble()));
    }
    double small = small(metric, constant);
    double large = sizeable(metric, constant);
    return new Margins(
        margin.orElse(Math.min(small, sizeable.orElse(small))),
        sizeable.orElse(Math.max(large, margin.orElse(large))));
  }

  private static void check(String option, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new InvalidInputException(
          "%s is %s; give a number of at least 0 in the unit of the metric, such as 0.01 for a point of accuracy."
              .formatted(option, value));
    }
  }

  private static double of(Metric metric, double constant, double ofShare, double ofLoss) {
    return switch (metric) {
      case ACCURACY, BALANCED_ACCURACY, R2 -> ofShare;
      case LOG_LOSS, RMSE -> ofLoss * constant;
    };
  }
}
