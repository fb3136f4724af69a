package org.hillock.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.hillock.data.Problem;
import org.hillock.notation.Blueprint;
import org.hillock.protocol.Design;
import org.hillock.protocol.Pace;
import org.hillock.protocol.Protocol;
import org.hillock.protocol.Refinement;
import org.hillock.protocol.Rows;
import org.hillock.protocol.Stage;

/// What the protocol found on a problem. It depends on problem and plan alone, not on threads or
/// time; only the seconds of the trials do.
///
/// @param problem what is learned
/// @param plan what was tried; if a mix challenges the baseline, that is its last candidate
/// @param cut how rows were divided
/// @param lengths of trainings
/// @param protocol who was out when, who was chosen, and what the confirmation came to
/// @param rates the learning rate of each candidate in each stage that it took part in
/// @param trials all that the protocol asked for, by stage, candidate and block
public record Study(
    Problem problem,
    Plan plan,
    Cut cut,
    Lengths lengths,
    Protocol protocol,
    Map<String, Map<Stage, Double>> rates,
    List<Trial> trials) {
  private static final double LEVEL = 0.05;

  /// Copies the collections.
  public Study {
    rates = Map.copyOf(rates);
    trials = List.copyOf(trials);
  }

  /// Runs the protocol.
  ///
  /// @param book where finished trainings are kept
  /// @param nanoseconds a clock for the seconds of the trials
  public static Study of(
      Problem problem, Plan plan, Book book, LongSupplier nanoseconds, Commentary commentary) {
    Plan begun = book.planned(plan).orElse(plan);
    Laboratory laboratory = laboratory(problem, begun, book, nanoseconds, commentary);
    return of(problem, laboratory, Pace.asDesigned());
  }

  /// Runs the protocol within a time, with more or less effort than planned: what was done is the
  /// plan of the result, and [#of] with that plan gives the same numbers to the last bit. A book in
  /// which such a plan was kept is gone on with by that plan, without a look at the clock.
  ///
  /// @throws org.hillock.activation.InvalidInputException if even the smallest effort would take
  ///   longer; says how long
  public static Study within(
      TimeBudget budget,
      Problem problem,
      Plan plan,
      Book book,
      LongSupplier nanoseconds,
      Commentary commentary) {
    if (book.planned(plan).isPresent()) {
      return of(problem, plan, book, nanoseconds, commentary);
    }
    Laboratory laboratory = laboratory(problem, plan, book, nanoseconds, commentary);
    double share = problem.test().isPresent() ? 5 / 6.0 : 3 / 5.0;
    Timetable timetable =
        new Timetable(
            budget,
            share * problem.examples().rows(),
            Cut.isApart(problem),
            laboratory,
            nanoseconds,
            Runtime.getRuntime().availableProcessors(),
            commentary);
    return of(problem, laboratory, timetable);
  }

  private static Laboratory laboratory(
      Problem problem, Plan plan, Book book, LongSupplier nanoseconds, Commentary commentary) {
    Trainings trainings = new OnRows(problem, nanoseconds);
    return new Laboratory(plan, book, trainings, nanoseconds, commentary);
  }

  /// Trains on the rows of a problem.
  private record OnRows(Problem problem, LongSupplier nanoseconds) implements Trainings {
    @Override
    public Trial train(Plan plan, Assignment assignment, Commentary commentary) {
      return training(plan, commentary).of(assignment);
    }

    @Override
    public Blueprint lines(Plan plan, Candidate candidate) {
      return training(plan, Commentary.none()).lines(candidate);
    }

    private Training training(Plan plan, Commentary commentary) {
      return new Training(problem, plan, Cut.of(problem, plan.limits()), nanoseconds, commentary);
    }
  }

  private static Study of(Problem problem, Laboratory laboratory, Pace pace) {
    Plan planned = laboratory.plan();
    Cut cut = Cut.of(problem, planned.limits());
    Protocol protocol =
        Protocol.of(design(planned, cut.rows(problem, planned.seed())), laboratory, pace);
    return new Study(
        problem,
        tried(laboratory.plan(), planned.candidates().size(), protocol.refinement()),
        cut,
        laboratory.lengths(),
        protocol,
        laboratory.rates(),
        laboratory.trials());
  }

  /// Of the mixes only the one that challenges the baseline.
  private static Plan tried(Plan plan, int candidates, Refinement refinement) {
    List<Candidate> kept = new ArrayList<>(plan.candidates().subList(0, candidates));
    if (refinement.isMixed()) {
      kept.add(plan.candidates().get(refinement.challenger()));
    }
    return plan.withCandidates(kept);
  }

  static Design design(Plan plan, Rows rows) {
    Blocks blocks = plan.blocks();
    return new Design(
        plan.candidates().size(),
        plan.number(plan.baseline()),
        blocks.screening(),
        blocks.selection(),
        blocks.confirmation(),
        blocks.fewest(),
        blocks.ties(),
        plan.margin(),
        plan.sizeable(),
        LEVEL,
        rows);
  }

  /// The name of the one that was confirmed against the baseline.
  public String challenger() {
    return protocol.refinement().isMixed()
        ? plan.candidates().getLast().name()
        : plan.candidates().get(protocol.selection().challenger()).name();
  }

  /// Where in the network functions are compared, to stand behind a name: ` at the gates`; nothing
  /// for hidden layers.
  public String where() {
    return plan.candidate(plan.baseline()).design().role().phrase();
  }

  /// Whether screening took a candidate out.
  public boolean isOut(String candidate) {
    int number = plan.number(candidate);
    return protocol.screening().eliminations().stream().anyMatch(e -> e.candidate() == number);
  }

  /// How much better a candidate is than the baseline in a stage, block by block, in the metric's
  /// unit.
  public double[] gains(String candidate, Stage stage) {
    double[] own = scores(candidate, stage);
    double[] baseline = scores(plan.baseline(), stage);
    return IntStream.range(0, own.length).mapToDouble(b -> own[b] - baseline[b]).toArray();
  }

  private double[] scores(String candidate, Stage stage) {
    return trials(candidate, stage).stream()
        .mapToDouble(trial -> trial.score(plan.metric()))
        .toArray();
  }

  /// The trials of a candidate in a stage, block by block; those of screening with the rate that it
  /// was given for that stage. Empty if it was not in that stage.
  public List<Trial> trials(String candidate, Stage stage) {
    double rate = rates.getOrDefault(candidate, Map.of()).getOrDefault(stage, Double.NaN);
    int first =
        switch (stage) {
          case NINTH, THIRD, FULL -> 0;
          case SELECTION -> plan.blocks().screening();
          case CONFIRMATION -> plan.blocks().screening() + plan.blocks().selection();
        };
    int blocks =
        switch (stage) {
          case NINTH, THIRD, FULL -> plan.blocks().screening();
          case SELECTION -> plan.blocks().selection();
          case CONFIRMATION -> plan.blocks().confirmation();
        };
    return trials.stream()
        .filter(trial -> trial.assignment().candidate().equals(candidate))
        .filter(trial -> trial.assignment().epochs() == lengths.epochs(stage))
        .filter(trial -> trial.assignment().learningRate() == rate)
        .filter(trial ->
            trial.assignment().block() >= first && trial.assignment().block() < first + blocks)
        .toList();
  }
}
