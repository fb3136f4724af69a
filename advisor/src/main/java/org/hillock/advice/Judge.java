package org.hillock.advice;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.hillock.activation.Activations;
import org.hillock.activation.Card.Cost;
import org.hillock.advice.Verdict.Kind;
import org.hillock.statistics.Interval;
import org.hillock.statistics.SignFlip;
import org.hillock.study.Plan;
import org.hillock.training.Metric;

/// From contrasts to a verdict. A candidate is called better only if the seeds agree (sign-flip
/// test after Holm, bootstrap interval) and the difference carries to new rows (corrected
/// interval).
final class Judge {
  /// A tie is claimed only if a gain of this share of what the baseline learned would have shown.
  private static final double SIZEABLE = 0.25;

  private final Comparison comparison;
  private final Standing baseline;
  private final List<Contrast> contrasts;
  private final Metric metric;

  private Judge(Comparison comparison) {
    this.comparison = comparison;
    this.metric = comparison.metric();
    this.contrasts = comparison.contrasts();
    this.baseline = comparison.standing(Plan.BASELINE);
  }

  static Verdict of(Comparison comparison) {
    return new Judge(comparison).verdict();
  }

  private Verdict verdict() {
    if (contrasts.isEmpty()) {
      return new Verdict(
          Kind.TIE,
          Plan.BASELINE,
          List.of(),
          Plan.BASELINE,
          1,
          0,
          new Interval(0, 0),
          "Only " + Plan.BASELINE + " was trained; name other functions to compare it with.");
    }
    if (comparison.gain(baseline.mean(), comparison.constant()) <= 0
        && comparison.gain(comparison.standings().getFirst().mean(), comparison.constant()) <= 0) {
      return tooLittle(
          "no network predicts better than always answering the same (%s %s), so there is nothing to choose by; more rows or better columns are needed"
              .formatted(metric.label(), number(comparison.constant())));
    }
    double smallest = SignFlip.smallestPValue(comparison.study().plan().blocks());
    if (smallest * contrasts.size() >= Contrast.LEVEL) {
      return tooLittle(
          "%d seeds cannot show a difference: among %d comparisons the smallest p they can give is %s; use --seeds %d or more"
              .formatted(
                  comparison.study().plan().blocks(),
                  contrasts.size(),
                  number(Math.min(1, smallest * contrasts.size())),
                  seedsNeeded()));
    }
    List<Contrast> winners = contrasts.stream().filter(Contrast::better).toList();
    if (!winners.isEmpty()) {
      return winner(winners);
    }
    if (contrasts.stream().allMatch(c -> c.claimed() && c.gain() < 0)) {
      return baselineWins();
    }
    Contrast widest =
        contrasts.stream()
            .filter(c -> !c.worse())
            .max(Comparator.comparingDouble(c -> c.rows().high()))
            .orElse(null);
    if (widest == null) {
      return tooLittle(
          "on these rows every other function is worse than %s, but %d rows are too few to say the same of new ones"
              .formatted(Plan.BASELINE, comparison.study().problem().rows()));
    }
    double learned = comparison.gain(baseline.mean(), comparison.constant());
    if (widest.rows().high() > SIZEABLE * learned) {
      return tooLittle(couldBeBetter(widest));
    }
    return tie(widest);
  }

  private Verdict winner(List<Contrast> winners) {
    Contrast best = winners.stream().max(Comparator.comparingDouble(Contrast::gain)).orElseThrow();
    List<Contrast> equal =
        winners.stream()
            .filter(c -> c.equals(best) || !differs(c.function(), best.function()))
            .toList();
    Contrast use =
        equal.stream()
            .min(
                Comparator.comparing((Contrast c) -> cost(c.function()))
                    .thenComparing(Comparator.comparingDouble(Contrast::gain).reversed()))
            .orElseThrow();
    List<String> tied = equal.stream().filter(c -> !c.equals(use)).map(Contrast::function).toList();
    String sentence =
        "Use %s: its %s is better than that of %s by %s (95 %% interval %s to %s; p = %s after correction for %d comparisons, %d seeds).%s"
            .formatted(
                use.function(),
                metric.label(),
                Plan.BASELINE,
                number(use.gain()),
                number(use.rows().low()),
                number(use.rows().high()),
                number(use.p()),
                contrasts.size(),
                comparison.study().plan().blocks(),
                tied.isEmpty() ? "" : " Not to be told from it: " + String.join(", ", tied) + ".");
    return new Verdict(
        Kind.CLEAR, use.function(), tied, Plan.BASELINE, use.p(), use.gain(), use.rows(), sentence);
  }

  private Verdict baselineWins() {
    Contrast nearest =
        contrasts.stream().max(Comparator.comparingDouble(Contrast::gain)).orElseThrow();
    String sentence =
        "Use %s: every other function is worse; the nearest, %s, by %s in %s (95 %% interval %s to %s; p = %s after correction for %d comparisons)."
            .formatted(
                Plan.BASELINE,
                nearest.function(),
                number(-nearest.gain()),
                metric.label(),
                number(-nearest.rows().high()),
                number(-nearest.rows().low()),
                number(nearest.p()),
                contrasts.size());
    return new Verdict(
        Kind.CLEAR,
        Plan.BASELINE,
        List.of(),
        Plan.BASELINE,
        nearest.p(),
        nearest.gain(),
        nearest.rows(),
        sentence);
  }

  private Verdict tie(Contrast widest) {
    List<String> tied = tied();
    String worse =
        String.join(
            ", ", contrasts.stream().filter(Contrast::worse).map(Contrast::function).toList());
    String sentence =
        "No detectable difference; use %s, %s. If another is better after all, it is hardly by more than %s in %s.%s%s"
            .formatted(
                Plan.BASELINE,
                cheapest(tied),
                number(largestGain(widest)),
                metric.label(),
                worse.isEmpty() ? "" : " Worse on these rows: " + worse + ".",
                tied.contains("linear")
                    ? " Even linear is not to be told from it: a linear model may do."
                    : "");
    return undecided(Kind.TIE, tied, sentence);
  }

  private Verdict tooLittle(String reason) {
    return undecided(
        Kind.TOO_LITTLE_DATA,
        tied(),
        "Too little data to choose: %s. Until then use %s.".formatted(reason, Plan.BASELINE));
  }

  /// The contrast shown is that of the best of the others.
  private Verdict undecided(Kind kind, List<String> tied, String sentence) {
    Contrast best =
        contrasts.stream().max(Comparator.comparingDouble(Contrast::gain)).orElseThrow();
    return new Verdict(
        kind, Plan.BASELINE, tied, Plan.BASELINE, best.p(), best.gain(), best.rows(), sentence);
  }

  private String couldBeBetter(Contrast candidate) {
    int rows = comparison.study().problem().rows();
    if (candidate.detected() && candidate.gain() > 0) {
      return "on these rows %s does better than %s (by %s in %s, p = %s over the seeds), but %d rows are too few to say the same of new ones (95 %% interval %s to %s)"
          .formatted(
              candidate.function(),
              Plan.BASELINE,
              number(candidate.gain()),
              metric.label(),
              number(candidate.p()),
              rows,
              number(candidate.rows().low()),
              number(candidate.rows().high()));
    }
    return "%s could still be better than %s by %s in %s, too much to call it a tie; more rows are needed (there are %d)"
        .formatted(
            candidate.function(),
            Plan.BASELINE,
            number(candidate.rows().high()),
            metric.label(),
            rows);
  }

  private List<String> tied() {
    return contrasts.stream().filter(c -> !c.detected()).map(Contrast::function).toList();
  }

  /// The upper end of the gain; a loss or an error cannot fall by more than all of it.
  private double largestGain(Contrast widest) {
    double high = Math.max(0, widest.rows().high());
    return metric.higherIsBetter() ? high : Math.min(high, baseline.mean());
  }

  private static String cheapest(List<String> tied) {
    Cost own = cost(Plan.BASELINE);
    boolean cheaper = tied.stream().anyMatch(name -> cost(name).compareTo(own) < 0);
    return cheaper ? "the cheapest that is not linear" : "it is the cheapest";
  }

  /// Whether two candidates can be told apart by seeds, at the level of one claim.
  private boolean differs(String left, String right) {
    return SignFlip.pValue(comparison.gains(left, right)) < Contrast.LEVEL;
  }

  private int seedsNeeded() {
    int seeds = comparison.study().plan().blocks();
    while (SignFlip.smallestPValue(seeds) * contrasts.size() >= Contrast.LEVEL) {
      seeds++;
    }
    return seeds;
  }

  private static Cost cost(String function) {
    return Activations.named(function).card().advice().cost();
  }

  /// Three significant digits.
  private static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) >= 1000 ? "%.0f" : "%.3g", value);
  }
}
