package org.hillock.study;

import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.hillock.data.Problem;
import org.hillock.protocol.Design;
import org.hillock.protocol.Protocol;
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
    Cut cut = Cut.of(problem);
    Laboratory laboratory = new Laboratory(problem, plan, cut, book, nanoseconds, commentary);
    Blocks blocks = plan.blocks();
    Design design =
        new Design(
            plan.candidates().size(),
            plan.number(plan.baseline()),
            blocks.screening(),
            blocks.selection(),
            blocks.confirmation(),
            blocks.fewest(),
            plan.margin(),
            plan.sizeable(),
            LEVEL,
            cut.rows(problem, plan.seed()));
    Protocol protocol = Protocol.of(design, laboratory);
    int challenger = protocol.refinement().challenger();
    return new Study(
        problem,
        protocol.refinement().isMixed() ? plan.with(laboratory.candidate(challenger)) : plan,
        cut,
        laboratory.lengths(),
        protocol,
        laboratory.rates(),
        laboratory.trials());
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
