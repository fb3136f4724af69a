package org.hillock.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hillock.advice.Comparison;
import org.hillock.advice.Standing;
import org.hillock.data.Images;
import org.hillock.data.Problem;
import org.hillock.data.Sequences;
import org.hillock.data.Table;
import org.hillock.data.Texts;
import org.hillock.page.Numeral;
import org.hillock.protocol.Confirmation;
import org.hillock.protocol.Rows;
import org.hillock.protocol.Stage;
import org.hillock.statistics.Interval;
import org.hillock.study.Blocks;
import org.hillock.study.Cut;
import org.hillock.study.Plan;
import org.hillock.study.Study;
import org.hillock.study.Trial;

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

  static String signed(double value) {
    return (value > 0 ? "+" : "") + Numeral.NUMBER.text(value);
  }

  static String interval(Interval interval) {
    return Double.isInfinite(interval.width())
        ? "unknown"
        : signed(interval.low()) + " to " + signed(interval.high());
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
            "%s and %s train on %d more new blocks and are judged by rows that played no part in any choice. This alone decides."
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
          "There are too few rows to set some aside for good. So in the confirmation each row is tested in turn: %d blocks together test every row once, and each trains on the rest."
              .formatted(folds);
    };
  }

  /// The confirmation for readers who know statistics.
  static String statistics(Study study) {
    Confirmation found = study.protocol().confirmation();
    Plan plan = study.plan();
    String newRows =
        switch (study.protocol().design().rows()) {
          case Rows.Fresh _ -> "BCa bootstrap over blocks";
          case Rows.Resampled(int train, int test) ->
              "corrected resampled t interval (Nadeau and Bengio, 2003), %s training and %s test rows a block"
                  .formatted(Numeral.count(train), Numeral.count(test));
          case Rows.HeldOut(int test, int groups) ->
              "t interval of the variance over blocks and of the jackknife over %d groups of the %s test rows"
                  .formatted(groups, Numeral.count(test));
        };
    return "Mean of %d paired differences %s. Exact two-sided sign-flip test: p = %s. 95 %% intervals: %s on these rows (BCa bootstrap over blocks), %s on new rows (%s). P(%s better in a block) = %s (Wilson %s to %s). Region of practical equivalence ±%s: %s. A gain of %s, called sizeable, has p = %s. So many blocks show a gain of %s with probability 0.8. There is one comparison, chosen on other blocks, so nothing is corrected for."
        .formatted(
            found.differences().size(),
            signed(found.mean()),
            Numeral.NUMBER.text(found.pValue()),
            interval(found.interval()),
            interval(found.newRows()),
            newRows,
            study.challenger(),
            Numeral.NUMBER.text(found.superiority().probability()),
            Numeral.NUMBER.text(found.superiority().interval().low()),
            Numeral.NUMBER.text(found.superiority().interval().high()),
            Numeral.NUMBER.text(plan.margin()),
            found.equivalence().name().toLowerCase(Locale.ROOT),
            Numeral.NUMBER.text(plan.sizeable()),
            Numeral.NUMBER.text(found.sizeablePValue()),
            Numeral.NUMBER.text(found.smallestGain(study.protocol().design())));
  }

  /// How a candidate did, in a line of a table: name, last stage, score, gain, interval, rate,
  /// cost.
  static List<String> cells(Comparison comparison, Standing standing) {
    boolean baseline = standing.candidate().equals(comparison.study().plan().baseline());
    return List.of(
        standing.candidate(),
        brief(standing.stage()) + (standing.out() ? ", out" : ""),
        Numeral.NUMBER.text(standing.score()),
        baseline ? "baseline" : signed(standing.gain()),
        baseline ? "" : interval(standing.interval()),
        Numeral.NUMBER.text(standing.learningRate()),
        Numeral.NUMBER.text(standing.epochs()));
  }

  /// Time of an epoch / that of the baseline, each in the fastest training of the selection: the
  /// others were disturbed, or ran before the program was warm. Not a number for those that did not
  /// come so far, whose trainings are short and among the first.
  static double cost(Study study, Standing standing) {
    return standing.out()
        ? Double.NaN
        : secondsPerEpoch(study.trials(standing.candidate(), Stage.SELECTION))
            / secondsPerEpoch(study.trials(study.plan().baseline(), Stage.SELECTION));
  }

  private static double secondsPerEpoch(List<Trial> trials) {
    return trials.stream().mapToDouble(t -> t.seconds() / t.epochs()).min().orElse(Double.NaN);
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
                "at most %d; %d without gain end a training; %s needed %d in a pilot"
                    .formatted(
                        plan.settings().epochs(),
                        plan.settings().patience(),
                        plan.baseline(),
                        study.lengths().typical())),
            List.of(
                "blocks",
                "%d screening, %d selection, %d confirmation"
                    .formatted(blocks.screening(), blocks.selection(), blocks.confirmation())),
            List.of("seeds", "%d to %d".formatted(plan.seed(), plan.seed() + blocks.all() - 1)),
            List.of("judged by", metric(plan)),
            List.of("does not matter", "differences up to " + Numeral.NUMBER.text(plan.margin())),
            List.of("is sizeable", "a gain of " + Numeral.NUMBER.text(plan.sizeable())),
            List.of("trainings", Numeral.count(study.trials().size())))
        .toList();
  }
}
