package org.hillock.cli;

import java.util.List;
import org.hillock.protocol.Stage;
import org.hillock.study.Lengths;
import org.hillock.study.Plan;
import org.hillock.study.Trial;

/// How long the rest of a comparison may take at the most: by the epochs that were done, and those
/// that the plan needs if screening takes nobody more out.
final class TimeLeft {
  private static final List<Stage> STAGES = List.of(Stage.values());
  private static final int RATES_AFTER_NINTH = 2;
  private static final double SECOND = 1e9;

  private final long start;
  private Plan plan;
  private long epochs;

  /// @param start by a clock in nanoseconds
  TimeLeft(Plan plan, long start) {
    this.plan = plan;
    this.start = start;
  }

  /// Goes on with another plan.
  void follow(Plan other) {
    plan = other;
  }

  void finished(Trial trial) {
    epochs += trial.epochs();
  }

  /// In seconds; NaN if that is not known yet.
  ///
  /// @param left trainings of this stage
  /// @param candidates in this stage, with the baseline
  double seconds(long now, Lengths lengths, Stage stage, int left, int candidates) {
    if (epochs == 0) {
      return Double.NaN;
    }
    double needed = (double) left * length(lengths, stage);
    for (Stage later : STAGES.subList(STAGES.indexOf(stage) + 1, STAGES.size())) {
      needed += (double) trainings(later, candidates) * length(lengths, later);
    }
    return needed * (now - start) / SECOND / epochs;
  }

  private int trainings(Stage stage, int candidates) {
    int screening = plan.blocks().screening();
    return switch (stage) {
      case NINTH -> candidates * screening * plan.learningRates().size();
      case THIRD ->
          candidates * screening * Math.min(RATES_AFTER_NINTH, plan.learningRates().size());
      case FULL -> candidates > plan.blocks().fewest() + 1 ? candidates * screening : 0;
      case SELECTION -> candidates * plan.blocks().selection();
      case CONFIRMATION -> 2 * plan.blocks().confirmation();
    };
  }

  /// Early stopping ends most of the long ones as it ended the pilot.
  private static int length(Lengths lengths, Stage stage) {
    return Math.min(lengths.epochs(stage), Math.max(1, lengths.typical()));
  }

  /// As minutes or hours.
  static String text(double seconds) {
    long left = (long) Math.ceil(seconds);
    return left < 3600
        ? "%d:%02d left".formatted(left / 60, left % 60)
        : "%d:%02d h left".formatted(left / 3600, left / 60 % 60);
  }
}
