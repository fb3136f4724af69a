package org.hillock.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hillock.protocol.Stage;
import org.hillock.study.Mark;
import org.hillock.study.Plan;
import org.hillock.study.Signs;
import org.hillock.study.Study;
import org.hillock.study.Trial;
import org.hillock.training.Metric;
import org.hillock.training.Scores;
import org.jspecify.annotations.Nullable;

/// A training of a comparison as plain data. What is not a finite number is null.
///
/// @param stages that it counts for; none if only to find a length or a learning rate
/// @param block its number; -1 for the pilot
/// @param epochLimit epochs at the most
/// @param value the metric that candidates are judged by: test rows in the confirmation, else
///   validation rows; a constant answer's if training went astray
/// @param validation scores by the name of the metric
/// @param test scores, or null if it was not judged by test rows
/// @param leavingOut the judging metric on the test rows without each group; empty if none are set
///   aside
/// @param bestEpoch whose parameters count; 0 for the start
/// @param epochs that were begun
/// @param losses of each epoch, by `training` and `validation`
/// @param signs what the inside of the network looked like, or null if nobody looked
public record JsonTrial(
    String function,
    List<String> stages,
    int block,
    long seed,
    double learningRate,
    int epochLimit,
    @Nullable Double value,
    Map<String, @Nullable Double> validation,
    @Nullable Map<String, @Nullable Double> test,
    List<@Nullable Double> leavingOut,
    int bestEpoch,
    @Nullable Double bestLoss,
    int epochs,
    double seconds,
    boolean finite,
    Map<String, List<@Nullable Double>> losses,
    @Nullable Inside signs) {
  /// What the inside of a network looked like; see [Signs].
  ///
  /// @param dead share of dead units in the worst layer
  /// @param saturated share of saturated units in the worst layer
  /// @param gradientRatio gradient of the first hidden layer / the last
  /// @param symptoms what the diagnosis finds
  public record Inside(
      @Nullable Double dead,
      @Nullable Double saturated,
      @Nullable Double gradientRatio,
      @Nullable Double updateRatio,
      @Nullable Double constantLoss,
      List<Symptom> symptoms) {
    static Inside of(Signs signs) {
      return new Inside(
          JsonLook.finite(signs.dead().share()),
          JsonLook.finite(signs.saturated().share()),
          JsonLook.finite(signs.gradientRatio()),
          JsonLook.finite(signs.updateRatio()),
          JsonLook.finite(signs.constantLoss()),
          signs.symptoms().stream()
              .map(s -> new Symptom(JsonLook.lower(s.condition()), s.statement()))
              .toList());
    }
  }

  /// What the diagnosis finds.
  public record Symptom(String condition, String statement) {}

  static JsonTrial of(Study study, Trial trial) {
    Plan plan = study.plan();
    Metric metric = plan.metric();
    Map<String, List<@Nullable Double>> losses = new LinkedHashMap<>();
    losses.put("training", JsonLook.numbers(trial.trainLosses()));
    losses.put("validation", JsonLook.numbers(trial.validationLosses()));
    return new JsonTrial(
        trial.assignment().candidate(),
        stages(study, trial),
        trial.assignment().block(),
        plan.seed() + trial.assignment().block(),
        trial.assignment().learningRate(),
        trial.assignment().epochs(),
        JsonLook.finite(trial.value(metric)),
        scores(study, trial.validation().scores()),
        trial.test().map(Mark::scores).map(scores -> scores(study, scores)).orElse(null),
        JsonLook.numbers(trial.leavingOut().stream().map(scores -> scores.of(metric)).toList()),
        trial.bestEpoch(),
        JsonLook.finite(trial.bestLoss()),
        trial.epochs(),
        trial.seconds(),
        trial.finite(),
        losses,
        trial.signs().map(Inside::of).orElse(null));
  }

  /// The stages that a trial counts for.
  static List<String> stages(Study study, Trial trial) {
    return Stream.of(Stage.values())
        .filter(stage -> study.trials(trial.assignment().candidate(), stage).contains(trial))
        .map(ComparisonWords::label)
        .toList();
  }

  private static Map<String, @Nullable Double> scores(Study study, Scores scores) {
    Map<String, @Nullable Double> named = new LinkedHashMap<>();
    for (Metric metric : Metric.of(study.problem().task())) {
      named.put(metric.label(), JsonLook.finite(scores.of(metric)));
    }
    return named;
  }
}
