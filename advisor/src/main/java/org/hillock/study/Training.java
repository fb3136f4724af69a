package org.hillock.study;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.hillock.data.Dataset;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.data.TargetCoding;
import org.hillock.diagnosis.Case;
import org.hillock.diagnosis.Course;
import org.hillock.network.Network;
import org.hillock.network.Shape;
import org.hillock.notation.Blueprint;
import org.hillock.notation.Demand;
import org.hillock.numeric.Draws;
import org.hillock.probe.Cadence;
import org.hillock.probe.History;
import org.hillock.probe.Journal;
import org.hillock.training.Execution;
import org.hillock.training.Identity;
import org.hillock.training.Recorder;
import org.hillock.training.Run;
import org.hillock.training.Scores;
import org.hillock.training.Settings;
import org.hillock.training.Trainer;
import org.hillock.training.Watcher;

/// Does one training after the other. Each cuts the problem anew: kept for all blocks, the numbers
/// of many images would not fit into memory, and cutting takes a small share of the time.
///
/// @param problem what is learned
/// @param plan how
/// @param cut on which rows
/// @param nanoseconds a clock
/// @param commentary watches
record Training(
    Problem problem, Plan plan, Cut cut, LongSupplier nanoseconds, Commentary commentary) {
  /// Fewer looks and rows than a training gets that is looked at for its own sake.
  private static final Cadence CADENCE = new Cadence(2, 100, 32, 32, 128, 128);

  private static final int LOOKS_TO_CONFIRM = 2;

  Trial of(Assignment assignment) {
    long start = nanoseconds.getAsLong();
    Split split = split(assignment);
    Case which = which(assignment);
    Network network = which.network(split);
    boolean looked = isLookedAt(assignment);
    Recorder recorder =
        new Recorder(
            split.train(),
            Identity.loss(split, which.settings()),
            CADENCE,
            Journal.none(),
            commentary.watcher());
    Run run = fit(which, network, split, looked ? recorder : commentary.watcher());
    TargetCoding coding = split.encoder().target();
    Mark validation = mark(split, split.validation(), run.network());
    Optional<Signs> signs = Optional.empty();
    if (looked) {
      History history = recorder.history(run);
      Course course = new Course(which, split, network, run, history, validation.scores());
      signs = Optional.of(Signs.of(course));
    }
    Optional<Mark> test = Optional.empty();
    List<Scores> leavingOut = List.of();
    if (assignment.confirming()) {
      float[] outputs = Scores.outputs(run.network(), split.test());
      test =
          Optional.of(
              new Mark(
                  Scores.of(outputs, split.test(), coding),
                  Scores.ofConstant(split, split.test())));
      leavingOut =
          switch (cut) {
            case Cut.SetAside _ ->
                Scores.leavingOut(
                    outputs, split.test(), coding, Math.min(Cut.GROUPS, split.test().rows()));
            case Cut.Folds _ -> List.of();
          };
    }
    return new Trial(
        assignment,
        validation,
        test,
        leavingOut,
        run.trainLosses(),
        run.validationLosses(),
        run.bestEpoch(),
        run.bestLoss(),
        run.finite(),
        signs,
        (nanoseconds.getAsLong() - start) * 1e-9);
  }

  /// The lines of a candidate's network for the first block.
  Blueprint lines(Candidate candidate) {
    Split split = cut.looking(problem, plan.seed(), 0);
    return candidate.design().blueprint(demand(split, candidate));
  }

  /// The training itself, without scores.
  Run run(Assignment assignment, Split split, Watcher watcher) {
    Case which = which(assignment);
    return fit(which, which.network(split), split, watcher);
  }

  private static Run fit(Case which, Network start, Split split, Watcher watcher) {
    return Trainer.fit(
        start, split, which.settings(), which.seed(), Execution.plain().with(watcher));
  }

  /// All that decides what a training comes to, apart from the rows.
  private Case which(Assignment assignment) {
    Candidate candidate = plan.candidate(assignment.candidate());
    Settings settings =
        plan.settings().withLearningRate(assignment.learningRate()).withEpochs(assignment.epochs());
    return new Case(
        problem,
        candidate.design(),
        candidate.activation(),
        plan.initialization(),
        settings,
        seed(candidate, assignment.block()));
  }

  Split split(Assignment assignment) {
    int confirmation = plan.blocks().screening() + plan.blocks().selection();
    return assignment.confirming()
        ? cut.confirming(
            problem, plan.seed(), assignment.block(), assignment.block() - confirmation)
        : cut.looking(problem, plan.seed(), assignment.block());
  }

  private long seed(Candidate candidate, int block) {
    long seed = plan.seed() + block;
    return candidate.salt() == 0 ? seed : Draws.of(seed).at("salt").bits(candidate.salt());
  }

  /// What a network for these rows has to take and give.
  static Demand demand(Split split, Candidate candidate) {
    return new Demand(
        new Shape(split.encoder().shape()),
        split.train().outputs(),
        candidate.activation(),
        split.encoder().vocabulary());
  }

  /// The first block of screening and selection is looked into and two of the confirmation, and of
  /// the short trainings those with the rate that all have in common: looks at more would cost more
  /// than 3 % of all (docs/reasons.md).
  private boolean isLookedAt(Assignment assignment) {
    Blocks blocks = plan.blocks();
    int block = assignment.block();
    int confirmed = block - blocks.screening() - blocks.selection();
    boolean common = assignment.learningRate() == plan.settings().optimizer().learningRate();
    boolean full = assignment.epochs() == plan.settings().epochs();
    return block == 0
        ? common || full
        : block == blocks.screening() || (confirmed >= 0 && confirmed < LOOKS_TO_CONFIRM);
  }

  private static Mark mark(Split split, Dataset rows, Network network) {
    return new Mark(
        Scores.of(network, rows, split.encoder().target()), Scores.ofConstant(split, rows));
  }
}
