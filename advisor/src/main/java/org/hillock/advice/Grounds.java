package org.hillock.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.hillock.protocol.Answer;
import org.hillock.protocol.Confirmation;
import org.hillock.protocol.Design;
import org.hillock.protocol.Rows;
import org.hillock.protocol.Sensitivity;
import org.hillock.protocol.Stage;
import org.hillock.statistics.Interval;
import org.hillock.study.Study;
import org.hillock.study.Trial;
import org.hillock.training.Metric;

/// The numbers behind a verdict, a sentence each, for readers who know statistics.
///
/// @param study whose
/// @param contrasts survivors beside the baseline in the selection
record Grounds(Study study, List<Contrast> contrasts) {
  List<String> sentences() {
    List<String> all = new ArrayList<>();
    all.add(chosen());
    all.add(gain());
    all.add(intervals());
    all.add(superiority());
    all.add(margins());
    if (study.protocol().answer() == Answer.TOO_LITTLE_DATA) {
      all.add(more(found().sensitivity(design())));
    }
    all.addAll(others());
    for (String name : List.of(study.plan().baseline(), study.challenger())) {
      List<Trial> trials = study.trials(name, Stage.CONFIRMATION);
      long lost = trials.stream().filter(trial -> !trial.finite()).count();
      if (lost > 0) {
        all.add(
            "%d of %d trainings of %s met a number that is not finite; they count as the best constant answer."
                .formatted(lost, trials.size(), name));
      }
    }
    return all;
  }

  private String chosen() {
    Design design = design();
    int others = design.candidates() - 1;
    String compared =
        "compared with %s on %d blocks that served for nothing else"
            .formatted(study.plan().baseline(), design.confirmation());
    String rows =
        switch (design.rows()) {
          case Rows.HeldOut held ->
              "and on %,d test rows that nothing else has seen; so there is one test, and nothing to correct"
                  .formatted(held.test());
          case Rows.Resampled _ when others > 1 ->
              "each row being tested in turn; since it was chosen by the same rows, the low end for new rows is corrected for %d (Bonferroni)"
                  .formatted(others);
          case Rows.Resampled _ -> "each row being tested in turn";
          case Rows.Fresh _ -> "each with rows of its own";
        };
    return others == 1
        ? "%s is %s, %s.".formatted(study.challenger(), compared, rows)
        : "%s, the best of %d others on the validation rows of %d blocks, is %s, %s."
            .formatted(study.challenger(), others, design.selection(), compared, rows);
  }

  private String gain() {
    return "Mean gain of %s over %s in %s: %s (exact two-sided sign-flip test, p = %s)."
        .formatted(
            study.challenger(),
            study.plan().baseline(),
            metric().label(),
            amount(found().mean()),
            p(found().pValue()));
  }

  private String intervals() {
    String how =
        switch (design().rows()) {
          case Rows.HeldOut held ->
              "jackknife over %d groups of test rows".formatted(held.groups());
          case Rows.Resampled(int train, int test) ->
              "Nadeau and Bengio's correction for %,d training and %,d test rows"
                  .formatted(train, test);
          case Rows.Fresh _ -> "the same";
        };
    return "95 %% intervals: %s over blocks on these rows (BCa bootstrap), %s on new rows (Student's t, %s)."
        .formatted(interval(found().interval()), interval(found().newRows()), how);
  }

  private String superiority() {
    return String.format(
        Locale.ROOT,
        "Probability that %s is better than %s in a block: %.2f (Wilson, 95 %%: %.2f to %.2f).",
        study.challenger(),
        study.plan().baseline(),
        found().superiority().probability(),
        found().superiority().interval().low(),
        found().superiority().interval().high());
  }

  private String margins() {
    Design design = design();
    String lies =
        switch (found().equivalence()) {
          case ABOVE -> "above the first";
          case BELOW -> "below a loss of the first";
          case EQUIVALENT -> "within the first";
          case UNDECIDED -> "across the first";
        };
    return "Margins: up to %s a difference does not matter, from %s on it is sizeable; both intervals together lie %s, and a sizeable gain is %s. A gain of %s on new rows shows with probability 0.8."
        .formatted(
            amount(design.margin()),
            amount(design.sizeable()),
            lies,
            found().rulesOutSizeable(design)
                ? "ruled out (p = %s)".formatted(p(found().sizeablePValue()))
                : "not ruled out",
            amount(found().smallestGain(design)));
  }

  private static String more(Sensitivity effort) {
    OptionalInt blocks = effort.blocks();
    OptionalDouble rows = effort.rows();
    return "If the gain is what it looks like, it is decided with probability 0.8 by %s, or by %s; take another --seed then, so that no block is looked at twice."
        .formatted(
            blocks.isPresent()
                ? "%,d blocks of confirmation".formatted(blocks.getAsInt())
                : "no number of blocks on these rows",
            rows.isPresent()
                ? String.format(Locale.ROOT, "%.1f times the rows", rows.getAsDouble())
                : "no number of rows with these blocks");
  }

  /// What can be said of the other survivors.
  private List<String> others() {
    List<String> all = new ArrayList<>();
    add(all, "Better than %s too", Contrast::better, Contrast::p);
    add(all, "Worse than %s", Contrast::worse, Contrast::p);
    add(
        all,
        "Not sizeably worse than %s",
        contrast -> contrast.keepsUp() && !contrast.better() && !contrast.worse(),
        Contrast::lossP);
    return all;
  }

  private void add(
      List<String> all, String what, Predicate<Contrast> which, ToDoubleFunction<Contrast> value) {
    List<String> names =
        contrasts.stream()
            .filter(which)
            .map(c -> "%s (p = %s)".formatted(c.candidate(), p(value.applyAsDouble(c))))
            .toList();
    if (!names.isEmpty()) {
      all.add(
          "%s on the %d blocks of the selection%s: %s."
              .formatted(
                  what.formatted(study.plan().baseline()),
                  design().selection(),
                  contrasts.size() == 1
                      ? ""
                      : ", p after Holm's correction for " + contrasts.size(),
                  String.join(", ", names)));
    }
  }

  private Confirmation found() {
    return study.protocol().confirmation();
  }

  private Design design() {
    return study.protocol().design();
  }

  private Metric metric() {
    return study.plan().metric();
  }

  private String interval(Interval interval) {
    return Amounts.interval(metric(), interval);
  }

  private String amount(double value) {
    return Amounts.bare(metric(), value);
  }

  private static String p(double value) {
    return String.format(
        Locale.ROOT, value < 1e-5 ? "%.1e" : value < 0.001 ? "%.5f" : "%.3f", value);
  }
}
