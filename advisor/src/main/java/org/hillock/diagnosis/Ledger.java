package org.hillock.diagnosis;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.data.Split;
import org.hillock.statistics.CorrectedT;
import org.hillock.statistics.Interval;
import org.hillock.statistics.Sample;

/// Takes down one attempt after the other, remedy by remedy and seed by seed, and sums each remedy
/// up as soon as it is complete. Of networks it keeps those of the best remedy so far.
final class Ledger {
  private static final double CONFIDENCE = 0.95;

  private final TrialPlan plan;
  private final Recipe recipe;
  private final TrialWatcher watcher;
  private final List<Attempt> controls;
  private final List<Attempt> goingOn;
  private final Iterator<Applied> waiting;
  private final List<Treatment> tried = new ArrayList<>();
  private final List<Attempt> attempts = new ArrayList<>();
  private Optional<Best> best = Optional.empty();

  /// @param all the remedies
  /// @param controls the attempts without one, seed by seed
  /// @param goingOn the same from where remedies set in
  Ledger(
      TrialPlan plan,
      Recipe recipe,
      TrialWatcher watcher,
      List<Applied> all,
      List<Attempt> controls,
      List<Attempt> goingOn) {
    this.plan = plan;
    this.recipe = recipe;
    this.watcher = watcher;
    this.controls = controls;
    this.goingOn = goingOn;
    waiting = all.iterator();
  }

  /// The best remedy so far.
  ///
  /// @param which the case with it
  private record Best(Treatment treatment, Case which, List<Attempt> attempts) {}

  /// The next seed of the next remedy that can be applied.
  void add(Attempt attempt) {
    attempts.add(attempt);
    if (attempts.size() < controls.size()) {
      return;
    }
    Applied one = nextPossible();
    Case treated = one.treated().orElseThrow();
    Treatment treatment = summary(one.remedy(), treated);
    tell(treatment);
    boolean first = best.isEmpty();
    if (treatment.gain() > 0 && (first || treatment.gain() > best.get().treatment.gain())) {
      best = Optional.of(new Best(treatment, treated, List.copyOf(attempts)));
    }
    attempts.clear();
  }

  /// Those before it that cannot be applied are told of.
  private Applied nextPossible() {
    Applied next = waiting.next();
    while (next.treated().isEmpty()) {
      tell(impossible(next));
      next = waiting.next();
    }
    return next;
  }

  private void tell(Treatment treatment) {
    tried.add(treatment);
    watcher.known(treatment);
  }

  private Treatment impossible(Applied one) {
    return new Treatment(
        one.remedy(),
        plan.metric(),
        List.of(),
        List.of(),
        Double.NaN,
        Interval.EVERYWHERE,
        "not tried: " + one.reason(),
        "",
        "");
  }

  private Treatment summary(Remedy remedy, Case treated) {
    double sign = plan.metric().higherIsBetter() ? 1 : -1;
    double[] gains =
        IntStream.range(0, controls.size())
            .mapToDouble(i -> sign * (attempts.get(i).score() - control(i).score()))
            .toArray();
    Attempt first = controls.getFirst();
    CorrectedT test = CorrectedT.of(gains, first.trainRows(), first.validationRows());
    return new Treatment(
        remedy,
        plan.metric(),
        IntStream.range(0, controls.size()).mapToObj(i -> control(i).score()).toList(),
        attempts.stream().map(Attempt::score).toList(),
        test.mean(),
        test.interval(CONFIDENCE),
        note(),
        recipe.command(treated),
        recipe.java(treated));
  }

  /// Which has had the time of the attempt at hand.
  private Attempt control(int seed) {
    return attempts.get(seed).anew() ? controls.get(seed) : goingOn.get(seed);
  }

  private String note() {
    boolean anew = attempts.stream().anyMatch(Attempt::anew);
    long diverged = attempts.stream().filter(attempt -> !attempt.finite()).count();
    return (anew
            ? "from the beginning, %d epochs".formatted(plan.epochs())
            : "after %d epochs, %d more".formatted(plan.epochsBefore(), plan.epochsAfter()))
        + (diverged == 0
            ? ""
            : "; %d of %d trainings did not stay finite".formatted(diverged, attempts.size()));
  }

  /// All remedies; to be called when all attempts are taken down.
  List<Treatment> tried() {
    waiting.forEachRemaining(one -> tell(impossible(one)));
    return tried;
  }

  /// The best remedy on the test rows.
  Optional<Confirmation> confirmation(Case ill) {
    return best.map(found ->
        new Confirmation(
            found.treatment,
            plan.metric(),
            ill.split().test().rows(),
            onTestRows(ill, ill.seed(), controls),
            onTestRows(found.which, ill.seed(), found.attempts)));
  }

  private double onTestRows(Case which, long ofTest, List<Attempt> all) {
    double[] scores =
        IntStream.range(0, all.size())
            .mapToDouble(i -> {
              Split split = Attempt.split(which, ofTest, ofTest + i);
              return all.get(i).score(split, split.test(), plan.metric());
            })
            .toArray();
    return Sample.mean(scores);
  }
}
