package org.hillock.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.InvalidInputException;
import org.hillock.protocol.Design;
import org.hillock.protocol.Pace;
import org.hillock.protocol.Stage;

/// Keeps a study within its budget: picks the effort when the pilot has shown what trainings take,
/// and the blocks of selection and confirmation when the trainings before them have. It goes by
/// time and by who is left, and never looks at the scores of the part that it decides about.
final class Timetable implements Pace {
  /// The share of the budget that a pilot may take.
  private static final double PILOT = 0.12;

  /// The share that pilots may take where they are quick, until the program is warm.
  private static final double REHEARSAL = 0.2;

  /// As long as pilots take less than this share of those before, the program is not warm.
  private static final double QUICKER = 0.8;

  /// The share that the first forecast may fill; what trainings take is not well known then.
  private static final double FILLED = 0.8;

  /// The same of the time that is left when screening is done.
  private static final double FILLED_AFTER_SCREENING = 0.9;

  /// The same when only the confirmation is left.
  private static final double FILLED_AT_LAST = 0.95;

  /// Where the pilot did not come to an end: on large data, trainings end early.
  private static final int GUESSED_EPOCHS = 30;

  private final TimeBudget budget;
  private final Plan wanted;
  private final double rows;
  private final boolean apart;
  private final Laboratory laboratory;
  private final LongSupplier nanoseconds;
  private CostForecast forecast;
  private Effort known;

  /// @param rows for training, if they are not limited
  /// @param apart whether some of them may be left out
  Timetable(
      TimeBudget budget,
      double rows,
      boolean apart,
      Laboratory laboratory,
      LongSupplier nanoseconds,
      int processors,
      Commentary commentary) {
    this.budget = budget;
    this.rows = rows;
    this.apart = apart;
    this.laboratory = laboratory;
    this.nanoseconds = nanoseconds;
    wanted = laboratory.plan();
    known = wanted.effort();
    double perEpoch = pilot(commentary);
    forecast =
        new CostForecast(Costs.guessed(perEpoch, wanted.threads(), processors), cost(), rows);
    begin();
  }

  /// Seconds of an epoch with all rows. Where trainings are quick, the pilots with the other rates
  /// show what they take once the program is warm, and beside each other.
  private double pilot(Commentary commentary) {
    long now = nanoseconds.getAsLong();
    long until = now + (long) (PILOT * budget.time().toNanos());
    double share = Math.min(1, wanted.limits().trainingRows().orElse(Integer.MAX_VALUE) / rows);
    TimeLimit limit = new TimeLimit(until, nanoseconds, commentary);
    try {
      Trial first = laboratory.pilot(limit);
      typical(first.epochs());
      double alone = perEpoch(limit, List.of(first));
      boolean quick = nanoseconds.getAsLong() - now < (until - now) / 2;
      return (quick ? others(now, commentary, alone) : alone) / share;
    } catch (OutOfTime early) {
      typical(Math.max(GUESSED_EPOCHS, (int) Math.ceil(2 * early.epochs())));
      return early.secondsPerEpoch() / share;
    }
  }

  /// Trains the pilots with all rates, and again until they get no quicker.
  private double others(long began, Commentary commentary, double alone) {
    long until = began + (long) (REHEARSAL * budget.time().toNanos());
    double best = alone;
    try {
      List<TimeLimit> limits = Collections.synchronizedList(new ArrayList<>());
      Supplier<Commentary> watching =
          () -> {
            TimeLimit limit = new TimeLimit(until, nanoseconds, commentary);
            limits.add(limit);
            return limit;
          };
      List<Trial> trials = laboratory.pilots(watching);
      typical(Lengths.median(trials));
      double before = Double.POSITIVE_INFINITY;
      double now = perEpoch(limits, trials);
      while (now < QUICKER * before) {
        limits.clear();
        before = now;
        now = perEpoch(limits, laboratory.rehearsed(watching));
        best = Math.min(best, now);
      }
    } catch (OutOfTime early) {
      best = Math.min(best, early.secondsPerEpoch());
    }
    return best;
  }

  private static double perEpoch(List<TimeLimit> limits, List<Trial> trials) {
    return limits.stream()
        .mapToDouble(limit -> perEpoch(limit, trials))
        .average()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /// As the plan says, else what was found.
  private void typical(int found) {
    if (wanted.limits().typicalEpochs().isEmpty()) {
      known = known.withTypical(Math.min(found, known.epochs()));
    }
  }

  /// What was seen, else what is left of it.
  private static double perEpoch(TimeLimit limit, List<Trial> trials) {
    return limit
        .secondsPerEpoch()
        .orElseGet(() ->
            trials.stream()
                .mapToDouble(trial -> trial.seconds() / (trial.epochs() + 1))
                .average()
                .orElseThrow());
  }

  private void begin() {
    double left = budget.left(nanoseconds.getAsLong());
    int some = apart ? (int) Math.min(rows, known.limits().trainingRows().orElse((int) rows)) : 0;
    List<Effort> efforts = new Ladder(known, wanted.baseline(), some).efforts();
    Effort smallest = efforts.getLast();
    if (forecast.all(smallest) > left) {
      double needed = (budget.seconds() - left + forecast.all(smallest)) / FILLED;
      throw new InvalidInputException(
          "a budget of %s is too short: even the smallest comparison would take about %s. Give --budget %s, or make trainings shorter: a smaller network, fewer rows."
              .formatted(
                  TimeBudget.text(budget.seconds()),
                  TimeBudget.text(needed),
                  TimeBudget.text(needed)));
    }
    double free = left - (1 - FILLED) * budget.seconds();
    follow(
        efforts.stream()
            .filter(effort -> forecast.all(effort) <= free)
            .findFirst()
            .orElse(smallest));
  }

  @Override
  public Design beforeSelection(Design design, List<Integer> left) {
    learn();
    Effort effort = laboratory.plan().effort();
    List<Candidate> candidates = left.stream().map(laboratory.plan().candidates()::get).toList();
    int unsettled =
        effort.learningRates().size() == 1
            ? 0
            : (int) candidates.stream().filter(c -> !laboratory.isSettled(c.name())).count();
    double full = full(effort, candidates);
    double time = FILLED_AFTER_SCREENING * budget.left(nanoseconds.getAsLong());
    List<Blocks> pairs = new Ladder(effort.with(pairsOf(effort)), wanted.baseline(), 0).pairs();
    Blocks chosen =
        pairs.stream()
            .filter(blocks ->
                forecast.afterScreening(effort.with(blocks), candidates, unsettled, full) <= time)
            .findFirst()
            .orElse(pairs.getLast());
    follow(effort.with(chosen));
    return design.with(chosen.selection(), chosen.confirmation());
  }

  @Override
  public Design beforeConfirmation(Design design, int challenger) {
    learn();
    Effort effort = laboratory.plan().effort();
    List<Candidate> both =
        Stream.of(challenger, design.baseline()).map(laboratory.plan().candidates()::get).toList();
    double full = full(effort, both);
    double time = FILLED_AT_LAST * budget.left(nanoseconds.getAsLong());
    int selection = effort.blocks().selection();
    List<Blocks> possible =
        new Ladder(effort.with(pairsOf(effort)), wanted.baseline(), 0)
            .pairs().stream()
                .map(pair -> effort.blocks().with(selection, pair.confirmation()))
                .distinct()
                .toList();
    Blocks chosen =
        possible.stream()
            .filter(blocks -> forecast.confirmation(effort.with(blocks), both, full) <= time)
            .findFirst()
            .orElse(possible.getLast());
    follow(effort.with(chosen));
    return design.with(chosen.selection(), chosen.confirmation());
  }

  /// The blocks of the effort, with those of selection and confirmation that were wanted at first.
  private Blocks pairsOf(Effort effort) {
    Blocks first = wanted.blocks();
    return effort.blocks().with(first.selection(), first.confirmation());
  }

  private void follow(Effort effort) {
    laboratory.follow(wanted.with(effort, new Concessions(known, effort).words()));
  }

  private void learn() {
    // What was measured are the costs of the rows that are used.
    double used = laboratory.plan().limits().trainingRows().map(Double::valueOf).orElse(rows);
    Costs costs = forecast.costs().learned(laboratory.trials(), laboratory.speedup());
    forecast = new CostForecast(costs, cost(), used);
  }

  /// Epochs of these at full length: as seen, else a guess.
  private double full(Effort effort, List<Candidate> candidates) {
    List<String> names = candidates.stream().map(Candidate::name).toList();
    return laboratory.trials().stream()
        .filter(trial -> trial.assignment().block() >= 0)
        .filter(trial -> trial.assignment().epochs() == laboratory.lengths().epochs(Stage.FULL))
        .filter(trial -> names.contains(trial.assignment().candidate()))
        .mapToInt(Trial::epochs)
        .average()
        .orElseGet(() -> forecast.full(effort));
  }

  private Cost cost() {
    return wanted.candidate(wanted.baseline()).activation().card().advice().cost();
  }
}
