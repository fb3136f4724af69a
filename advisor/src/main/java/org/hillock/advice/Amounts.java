package org.hillock.advice;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import org.hillock.protocol.Stage;
import org.hillock.statistics.Interval;
import org.hillock.statistics.Sample;
import org.hillock.study.Study;
import org.hillock.training.Metric;

/// Scores and gains of a study as words for readers who know no statistics.
///
/// @param study whose
public record Amounts(Study study) {
  private static final double HUNDRED = 100;

  /// Below it a number is 0 but for rounding.
  private static final double SMALLEST = 1e-9;

  /// From so many points on it is said what a log loss means in accuracy.
  private static final double NOTICED = 0.1;

  /// A score: `97.3 %`, `0.0912`.
  public static String score(Metric metric, double value) {
    return switch (metric) {
      case ACCURACY, BALANCED_ACCURACY, R2 -> percent(value, 1);
      case LOG_LOSS, RMSE -> number(value);
    };
  }

  /// A difference of scores: `0.8 points of accuracy`, `0.012 in log loss`.
  public static String gain(Metric metric, double value) {
    return switch (metric) {
      case ACCURACY -> points(value) + " of accuracy";
      case BALANCED_ACCURACY -> points(value) + " of balanced accuracy";
      case R2 -> points(value) + " of the variation explained";
      case LOG_LOSS -> number(value) + " in log loss";
      case RMSE -> number(value) + " in the typical error";
    };
  }

  /// A difference of scores as a bare number.
  public static String bare(Metric metric, double value) {
    return switch (metric) {
      case ACCURACY, BALANCED_ACCURACY, R2 -> points(value);
      case LOG_LOSS, RMSE -> number(value);
    };
  }

  /// An interval of differences: `-0.6 to 0.2 points`, `0.01 to 0.03`.
  static String interval(Metric metric, Interval interval) {
    return switch (metric) {
      case ACCURACY, BALANCED_ACCURACY, R2 ->
          number(HUNDRED * interval.low()) + " to " + points(interval.high());
      case LOG_LOSS, RMSE -> number(interval.low()) + " to " + number(interval.high());
    };
  }

  /// What two candidates achieve in the confirmation, in one clause.
  String beside(String one, String other) {
    Metric metric = study.plan().metric();
    double mine = mean(one, metric);
    double theirs = mean(other, metric);
    return switch (metric) {
      case LOG_LOSS ->
          "its log loss is %s, that of %s %s (less is better)%s"
              .formatted(number(mine), other, number(theirs), inAccuracy(one, other));
      case ACCURACY -> "it answers %s right, %s %s".formatted(two(mine, theirs, other));
      case BALANCED_ACCURACY ->
          "averaged over the classes it answers %s right, %s %s"
              .formatted(two(mine, theirs, other));
      case RMSE ->
          "its typical error is %s, that of %s %s (%s)"
              .formatted(number(mine), other, number(theirs), unit());
      case R2 -> "it explains %s of the variation, %s %s".formatted(two(mine, theirs, other));
    };
  }

  private Object[] two(double mine, double theirs, String other) {
    int decimals = percent(mine, 1).equals(percent(theirs, 1)) ? 2 : 1;
    return new Object[] {percent(mine, decimals), other, percent(theirs, decimals)};
  }

  private String inAccuracy(String one, String other) {
    double mine = mean(one, Metric.ACCURACY);
    double theirs = mean(other, Metric.ACCURACY);
    double moved = HUNDRED * (mine - theirs);
    if (Math.abs(moved) < NOTICED) {
      return "";
    }
    boolean agrees = moved > 0 == mean(one, Metric.LOG_LOSS) < mean(other, Metric.LOG_LOSS);
    return "%s it answers %s right, %s %s"
        .formatted(agrees ? ";" : "; yet", percent(mine, 1), other, percent(theirs, 1));
  }

  private String unit() {
    List<String> targets = study.problem().targets();
    return targets.size() == 1
        ? "in the unit of " + targets.getFirst()
        : "in standard deviations of the targets";
  }

  private double mean(String candidate, Metric metric) {
    return Sample.mean(
        study.trials(candidate, Stage.CONFIRMATION).stream()
            .mapToDouble(trial -> trial.value(metric))
            .toArray());
  }

  private static String points(double value) {
    String digits = number(HUNDRED * value);
    return digits + (digits.equals("1") ? " point" : " points");
  }

  private static String percent(double share, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f %%", HUNDRED * share);
  }

  /// Three significant digits, without zeros at the end.
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros();
    return Math.abs(value) < SMALLEST ? "0" : rounded.toPlainString();
  }
}
