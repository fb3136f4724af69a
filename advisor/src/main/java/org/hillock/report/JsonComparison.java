package org.hillock.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hillock.advice.Comparison;
import org.hillock.advice.Reason;
import org.hillock.advice.Standing;
import org.hillock.data.Problem;
import org.hillock.statistics.Interval;
import org.hillock.study.Lengths;
import org.hillock.study.Plan;
import org.hillock.study.Study;
import org.hillock.training.Metric;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A comparison as JSON, format `hillock-comparison/2`: keys are never renamed or removed, more may
/// be added. What does not apply, is not known or is not a finite number is null. All but
/// `seconds`, `cost` and `versions` is the same each time. `docs/compare-report.md` explains every
/// key.
///
/// @param format always `hillock-comparison/2`
/// @param command that does all this again
/// @param data what was learned from
/// @param metric that candidates are judged by
/// @param seed of the first block
/// @param plan what was asked for
/// @param lengths of trainings, in epochs
/// @param functions the candidates: those that came furthest first
/// @param screening who was out when
/// @param selection who remained, and was chosen
/// @param confirmation the decisive comparison
/// @param contrasts what can be claimed of the other survivors
/// @param verdict which to use
/// @param reasons measured causes
/// @param runs every training
/// @param notes what the user should know of the data
/// @param versions of what it ran on
public record JsonComparison(
    String format,
    String command,
    Data data,
    Measure metric,
    long seed,
    JsonPlan plan,
    Lengths lengths,
    List<Function> functions,
    JsonProtocol.Screened screening,
    JsonProtocol.Selected selection,
    JsonProtocol.Confirmed confirmation,
    List<JsonProtocol.Beside> contrasts,
    Decision verdict,
    List<Cause> reasons,
    List<JsonTrial> runs,
    List<String> notes,
    Map<String, String> versions) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /// What was learned from.
  ///
  /// @param rows with a known target
  /// @param features columns used
  /// @param sha256 of the file, or of the files of a folder
  public record Data(
      String file, int rows, int features, List<String> target, String task, String sha256) {}

  /// The metric.
  public record Measure(String name, boolean higherIsBetter) {}

  /// One candidate; gain, its interval and cost are null for the baseline, cost as well for those
  /// that were out early.
  ///
  /// @param stage the last it took part in, which all other numbers are of
  /// @param out whether screening took it out after that
  /// @param mean of the metric over the blocks
  /// @param gain over the baseline, positive if better
  /// @param cost seconds of an epoch / those of the baseline, in the selection
  public record Function(
      String name,
      String stage,
      boolean out,
      @Nullable Double mean,
      @Nullable Double gain,
      @Nullable Double gainLow,
      @Nullable Double gainHigh,
      double learningRate,
      double epochs,
      double secondsPerEpoch,
      @Nullable Double cost,
      boolean finite,
      int rank) {}

  /// The verdict.
  public record Decision(
      String kind,
      String use,
      List<String> tiedWith,
      String baseline,
      String sentence,
      List<String> grounds) {}

  /// A measured cause.
  public record Cause(String function, String cause, String sentence) {}

  /// The report of a comparison.
  public static JsonComparison of(Comparison comparison, Provenance provenance) {
    Study study = comparison.study();
    Problem problem = study.problem();
    Plan plan = study.plan();
    Metric metric = plan.metric();
    return new JsonComparison(
        "hillock-comparison/2",
        provenance.command(),
        new Data(
            problem.source(),
            problem.rows(),
            problem.inputs().size(),
            problem.targets(),
            problem.task().label(),
            provenance.sha256()),
        new Measure(metric.label(), metric.higherIsBetter()),
        plan.seed(),
        JsonPlan.of(study),
        study.lengths(),
        IntStream.range(0, comparison.standings().size())
            .mapToObj(k -> function(study, comparison.standings().get(k), k + 1))
            .toList(),
        JsonProtocol.screened(study),
        JsonProtocol.selected(study),
        JsonProtocol.confirmed(study),
        comparison.contrasts().stream().map(JsonProtocol.Beside::of).toList(),
        new Decision(
            comparison.verdict().kind().label(),
            comparison.verdict().use(),
            comparison.verdict().tiedWith(),
            plan.baseline(),
            comparison.verdict().sentence(),
            comparison.verdict().grounds()),
        comparison.reasons().stream().map(JsonComparison::cause).toList(),
        study.trials().stream().map(trial -> JsonTrial.of(study, trial)).toList(),
        problem.notes(),
        new TreeMap<>(provenance.versions()));
  }

  private static Function function(Study study, Standing s, int rank) {
    boolean baseline = s.candidate().equals(study.plan().baseline());
    Interval interval = s.interval();
    return new Function(
        s.candidate(),
        ComparisonWords.label(s.stage()),
        s.out(),
        JsonLook.finite(s.score()),
        baseline ? null : JsonLook.finite(s.gain()),
        baseline ? null : JsonLook.finite(interval.low()),
        baseline ? null : JsonLook.finite(interval.high()),
        s.learningRate(),
        s.epochs(),
        s.secondsPerEpoch(),
        baseline ? null : JsonLook.finite(ComparisonWords.cost(study, s)),
        s.finite(),
        rank);
  }

  private static Cause cause(Reason reason) {
    return new Cause(reason.candidate(), JsonLook.lower(reason.cause()), reason.sentence());
  }

  /// As indented JSON with a line break at the end.
  public String text() {
    return MAPPER.writeValueAsString(this) + "\n";
  }
}
