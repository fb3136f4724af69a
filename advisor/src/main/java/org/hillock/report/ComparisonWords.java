package org.hillock.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hillock.advice.Amounts;
import org.hillock.advice.Comparison;
import org.hillock.advice.Standing;
import org.hillock.data.Images;
import org.hillock.data.Problem;
import org.hillock.data.Sequences;
import org.hillock.data.Table;
import org.hillock.data.Texts;
import org.hillock.page.Numeral;
import org.hillock.protocol.Stage;
import org.hillock.statistics.Interval;
import org.hillock.statistics.Sample;
import org.hillock.study.Blocks;
import org.hillock.study.Cut;
import org.hillock.study.Plan;
import org.hillock.study.Study;
import org.hillock.study.Trial;
import org.hillock.training.Metric;

/// What reports of comparisons say in words.
final class ComparisonWords {
  private ComparisonWords() {}

  /// A stage where there is little room.
  static String brief(Stage stage) {
    return switch (stage) {
      case NINTH -> "1/9";
      case THIRD -> "1/3";
      case FULL -> "full";
      case SELECTION -> "selection";
      case CONFIRMATION -> "confirmation";
    };
  }

  /// A stage in files.
  static String label(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }

  static String title(Problem problem) {
    return problem.source() + " → " + String.join(", ", problem.targets());
  }

  static String extent(Problem problem) {
    return switch (problem.examples()) {
      case Table _ ->
          "%s rows, %d columns".formatted(Numeral.count(problem.rows()), problem.inputs().size());
      case Images images ->
          "%s images of %s".formatted(Numeral.count(problem.rows()), images.size());
      case Sequences _ -> Numeral.count(problem.rows()) + " sequences";
      case Texts _ -> Numeral.count(problem.rows()) + " texts";
    };
  }

  /// What differences of scores are shown as: shares in points, so that they are not mistaken for
  /// parts of the score.
  static double shown(Metric metric, double difference) {
    return switch (metric) {
      case ACCURACY, BALANCED_ACCURACY, R2 -> 100 * difference;
      case LOG_LOSS, RMSE -> difference;
    };
  }

  /// The metric of differences, with their unit if they have one.
  static String differences(Metric metric) {
    return switch (metric) {
      case ACCURACY, BALANCED_ACCURACY, R2 -> metric.label() + ", in points";
      case LOG_LOSS, RMSE -> metric.label();
    };
  }

  private static String signed(Metric metric, double value) {
    return (value > 0 ? "+" : "") + Numeral.NUMBER.text(shown(metric, value));
  }

  private static String interval(Metric metric, Interval interval) {
    return Double.isInfinite(interval.width())
        ? "unknown"
        : signed(metric, interval.low()) + " to " + signed(metric, interval.high());
  }

  /// The metric, and which way is better.
  static String metric(Plan plan) {
    return "%s, %s is better"
        .formatted(plan.metric().label(), plan.metric().higherIsBetter() ? "more" : "less");
  }

  /// The protocol for readers who know no statistics, a name and a text each.
  static List<List<String>> protocol(Study study) {
    Plan plan = study.plan();
    Blocks blocks = plan.blocks();
    String screening =
        study.protocol().screening().stages().isEmpty()
            ? "There are so few candidates that none is dropped early."
            : "All %d candidates train on %d blocks, briefly at first, and those far behind are dropped."
                .formatted(plan.candidates().size(), blocks.screening());
    return List.of(
        List.of("Screening", screening),
        List.of(
            "Selection",
            "Those that are left train at full length on %d new blocks. The best of them, %s, becomes the challenger of %s."
                .formatted(blocks.selection(), study.challenger(), plan.baseline())),
        List.of(
            "Confirmation",
            "%s and %s train on %d more new blocks and are judged by the test rows of each. This alone decides."
                .formatted(study.challenger(), plan.baseline(), blocks.confirmation())),
        List.of(
            "A block",
            "fixes all that chance decides: which rows are learned from, the first weights, the order of the rows. So within a block candidates differ in nothing but the activation and the learning rate that suits it."),
        List.of("Test rows", rows(study)));
  }

  private static String rows(Study study) {
    return switch (study.cut()) {
      case Cut.SetAside _ ->
          "were set aside before the first training; nobody looked at them until the confirmation.";
      case Cut.Folds(int folds) ->
          "There are too few rows to set some aside for good. So in the confirmation each row is tested in turn: %d blocks together test every row once, and each trains on the rest. These rows have served the choice too; the interval for new rows makes up for that."
              .formatted(folds);
    };
  }

  /// The header of a table of candidates.
  static List<String> header(Plan plan) {
    String points =
        switch (plan.metric()) {
          case ACCURACY, BALANCED_ACCURACY, R2 -> ", points";
          case LOG_LOSS, RMSE -> "";
        };
    return List.of(
        "candidate",
        "last round",
        plan.metric().label(),
        plan.baseline() + " there",
        "gain" + points,
        "95 % interval",
        "rate");
  }

  /// How a candidate did, in a line of that table. Scores of other rounds are of other blocks and
  /// rows, so the baseline's is beside each.
  static List<String> cells(Comparison comparison, Standing standing) {
    Plan plan = comparison.study().plan();
    Metric metric = plan.metric();
    boolean baseline = standing.candidate().equals(plan.baseline());
    double[] there =
        comparison.study().trials(plan.baseline(), standing.stage()).stream()
            .mapToDouble(trial -> trial.value(metric))
            .toArray();
    return List.of(
        standing.candidate(),
        brief(standing.stage()) + (standing.out() ? ", out" : ""),
        Amounts.score(metric, standing.score()),
        Amounts.score(metric, Sample.mean(there)),
        baseline ? "baseline" : signed(metric, standing.gain()),
        baseline ? "" : interval(metric, standing.interval()),
        Numeral.NUMBER.text(standing.learningRate()));
  }

  /// Time of an epoch / that of the baseline, by medians over the trainings of the selection. Not a
  /// number for those that did not come so far, whose trainings are short and among the first, when
  /// the program is not warm yet.
  static double cost(Study study, Standing standing) {
    return standing.out()
        ? Double.NaN
        : secondsPerEpoch(study.trials(standing.candidate(), Stage.SELECTION))
            / secondsPerEpoch(study.trials(study.plan().baseline(), Stage.SELECTION));
  }

  private static double secondsPerEpoch(List<Trial> trials) {
    return Sample.median(
        trials.stream().mapToDouble(t -> t.seconds() / Math.max(1, t.epochs())).toArray());
  }

  /// The plan, a name and a value each.
  static List<List<String>> plan(Study study) {
    Plan plan = study.plan();
    Blocks blocks = plan.blocks();
    return Stream.of(
            List.of("network", plan.candidate(plan.baseline()).design().label()),
            List.of("weights at the start", plan.initialization().toString()),
            List.of("optimizer", plan.settings().optimizer().toString()),
            List.of("rows per step", Integer.toString(plan.settings().rowsPerBatch())),
            List.of(
                "learning rates tried",
                String.join(
                    ", ", plan.learningRates().stream().map(Numeral.NUMBER::text).toList())),
            List.of(
                "epochs",
                "at most %d; %d without gain end a training; %s needed %d in pilots"
                    .formatted(
                        plan.settings().epochs(),
                        plan.settings().patience(),
                        plan.baseline(),
                        study.lengths().typical())),
            List.of(
                "training rows",
                plan.limits().trainingRows().map(n -> "at most " + n).orElse("all there are")),
            List.of(
                "blocks",
                "%d screening, %d selection, %d confirmation"
                    .formatted(blocks.screening(), blocks.selection(), blocks.confirmation())),
            List.of("seeds", "%d to %d".formatted(plan.seed(), plan.seed() + blocks.all() - 1)),
            List.of("judged by", metric(plan)),
            List.of(
                "does not matter",
                "differences up to " + Amounts.gain(plan.metric(), plan.margin())),
            List.of("is sizeable", "a gain of " + Amounts.gain(plan.metric(), plan.sizeable())),
            List.of("trainings", Numeral.count(study.trials().size())))
        .toList();
  }
}
