package org.hillock.report;

import java.util.List;
import org.hillock.advice.Comparison;
import org.hillock.advice.Contrast;
import org.hillock.advice.Standing;
import org.hillock.advice.Verdict;
import org.hillock.data.Problem;
import org.hillock.statistics.Interval;
import org.hillock.study.Plan;
import org.hillock.study.Trial;
import org.hillock.training.Metric;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A comparison as JSON, format `hillock-comparison/1`: keys are never renamed or removed, more may
/// be added. What does not apply or is not known is null.
///
/// @param format always `hillock-comparison/1`
/// @param data what was learned from
/// @param metric what `value` and `mean` are
/// @param seed of the first block
/// @param functions the candidates, best first
/// @param runs every training
/// @param verdict which to use
/// @param notes what the user should know of the data
public record JsonReport(
    String format,
    Data data,
    Measure metric,
    long seed,
    List<Function> functions,
    List<Training> runs,
    Decision verdict,
    List<String> notes) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /// What was learned from.
  ///
  /// @param rows with a known target
  /// @param features columns used
  public record Data(String file, int rows, int features, List<String> target, String task) {}

  /// The metric.
  public record Measure(String name, boolean higherIsBetter) {}

  /// One candidate; gain and p are null for the baseline.
  public record Function(
      String name,
      double mean,
      @Nullable Double low,
      @Nullable Double high,
      double learningRate,
      double epochs,
      double seconds,
      boolean finite,
      int rank,
      @Nullable Double gain,
      @Nullable Double p) {}

  /// One training; accuracy is null for regression, r2 for classes.
  public record Training(
      String function,
      long seed,
      double learningRate,
      double value,
      @Nullable Double accuracy,
      @Nullable Double balancedAccuracy,
      @Nullable Double r2,
      int epochs,
      double seconds,
      boolean finite) {}

  /// The verdict.
  public record Decision(
      String kind,
      String use,
      List<String> tiedWith,
      String baseline,
      double p,
      double gain,
      @Nullable Double low,
      @Nullable Double high,
      String sentence) {}

  /// The report of a comparison.
  public static JsonReport of(Comparison comparison) {
    Problem problem = comparison.study().problem();
    Plan plan = comparison.study().plan();
    return new JsonReport(
        "hillock-comparison/1",
        new Data(
            problem.source(),
            problem.rows(),
            problem.inputs().size(),
            problem.targets(),
            problem.task().label()),
        new Measure(comparison.metric().label(), comparison.metric().higherIsBetter()),
        plan.seed(),
        comparison.standings().stream().map(s -> function(s, comparison)).toList(),
        comparison.study().trials().stream()
            .map(trial -> training(trial, comparison.metric()))
            .toList(),
        decision(comparison.verdict()),
        problem.notes());
  }

  /// As indented JSON with a line break at the end.
  public String text() {
    return MAPPER.writeValueAsString(this) + "\n";
  }

  private static Function function(Standing s, Comparison comparison) {
    Contrast contrast =
        comparison.contrasts().stream()
            .filter(c -> c.function().equals(s.function()))
            .findFirst()
            .orElse(null);
    return new Function(
        s.function(),
        s.mean(),
        low(s.interval()),
        high(s.interval()),
        s.learningRate(),
        s.epochs(),
        s.seconds(),
        s.finite(),
        s.rank(),
        contrast == null ? null : contrast.gain(),
        contrast == null ? null : contrast.p());
  }

  private static Training training(Trial trial, Metric metric) {
    return new Training(
        trial.function(),
        trial.seed(),
        trial.learningRate(),
        trial.scores().of(metric),
        trial.scores().values().get(Metric.ACCURACY),
        trial.scores().values().get(Metric.BALANCED_ACCURACY),
        trial.scores().values().get(Metric.R2),
        trial.epochs(),
        trial.seconds(),
        trial.finite());
  }

  private static Decision decision(Verdict verdict) {
    return new Decision(
        verdict.kind().label(),
        verdict.use(),
        verdict.tiedWith(),
        verdict.baseline(),
        verdict.p(),
        verdict.gain(),
        low(verdict.interval()),
        high(verdict.interval()),
        verdict.sentence());
  }

  private static @Nullable Double low(Interval interval) {
    return Double.isInfinite(interval.low()) ? null : interval.low();
  }

  private static @Nullable Double high(Interval interval) {
    return Double.isInfinite(interval.high()) ? null : interval.high();
  }
}
