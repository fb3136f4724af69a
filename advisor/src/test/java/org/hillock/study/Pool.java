package org.hillock.study;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.hillock.data.Problem;
import org.hillock.numeric.Draws;
import org.hillock.protocol.Design;
import org.hillock.protocol.Outcomes;
import org.hillock.protocol.Rows;

/// Real trainings of equal candidates on more blocks than one comparison has, from which thousands
/// of comparisons are drawn: which blocks, in which order, and on each block which name gets whose
/// training. A training is done when it is asked for first, with all the length, rate and rows that
/// it would have in a comparison.
final class Pool {
  private static final int SCREENING = 6;
  private static final int SELECTION = 12;
  private static final int ROUNDS = 4;
  private static final int FOLDS = 4;
  private static final int PILOT = -1;

  private final Plan plan;
  private final Plan usual;
  private final Rows rows;
  private final Training training;
  private final Map<Assignment, Trial> trained = new ConcurrentHashMap<>();

  /// @param cut which rows the confirmation trains and tests on
  Pool(Problem problem, Cut cut) {
    plan = Bundled.equals(problem, new Blocks(SCREENING, SELECTION, ROUNDS * FOLDS, 4), 1);
    usual = Bundled.equals(problem, Blocks.usual(), plan.seed());
    rows = cut.rows(problem, plan.seed());
    training = new Training(problem, plan, cut, () -> 0, Commentary.none());
  }

  Plan plan() {
    return plan;
  }

  /// All that was trained.
  Map<Assignment, Trial> trained() {
    return trained;
  }

  /// That of a comparison.
  Design design() {
    return Study.design(usual, rows);
  }

  /// One comparison's.
  Outcomes outcomes(Draws draws) {
    return new Laboratory(
        usual,
        new Draw(this, draws),
        (current, assignment, watching) -> training(assignment),
        () -> 0,
        Commentary.none());
  }

  /// The scores that decide, with the settings' own learning rate: per block of the confirmation,
  /// per candidate.
  double[][] scores() {
    double rate = plan.settings().optimizer().learningRate();
    int first = SCREENING + SELECTION;
    return IntStream.range(first, first + ROUNDS * FOLDS)
        .mapToObj(block ->
            plan.candidates().stream()
                .map(c -> new Assignment(c.name(), block, plan.settings().epochs(), rate, true))
                .mapToDouble(assignment -> training(assignment).score(plan.metric()))
                .toArray())
        .toArray(double[][]::new);
  }

  Trial training(Assignment assignment) {
    return trained.computeIfAbsent(assignment, training::of);
  }

  /// Which of the pool's trainings a comparison gets.
  private record Draw(Pool pool, Draws draws) implements Book {
    @Override
    public Optional<Trial> find(Assignment asked) {
      int block = block(asked.block());
      String name = asked.candidate();
      if (block != PILOT) {
        int[] salts = draws.at("names").at(block).permutation(Bundled.CANDIDATES);
        name = pool.plan.candidates().get(salts[pool.plan.number(name)]).name();
      }
      Trial t =
          pool.training(
              new Assignment(
                  name, block, asked.epochs(), asked.learningRate(), asked.confirming()));
      return Optional.of(
          new Trial(
              asked,
              t.validation(),
              t.test(),
              t.leavingOut(),
              t.trainLosses(),
              t.validationLosses(),
              t.bestEpoch(),
              t.bestLoss(),
              t.finite(),
              t.signs(),
              t.seconds()));
    }

    @Override
    public void add(Trial trial) {
      throw new IllegalStateException("a draw finds all it asks for, but not " + trial);
    }

    /// The block of the pool; rounds of folds stay whole, as they share out rows.
    private int block(int asked) {
      Blocks usual = Blocks.usual();
      if (asked == PILOT) {
        return PILOT;
      }
      if (asked < usual.screening()) {
        return draws.at("screening").permutation(SCREENING)[asked];
      }
      int selected = asked - usual.screening();
      if (selected < usual.selection()) {
        return SCREENING + draws.at("selection").permutation(SELECTION)[selected];
      }
      int confirming = selected - usual.selection();
      int round = draws.at("rounds").permutation(ROUNDS)[confirming / FOLDS];
      return SCREENING + SELECTION + round * FOLDS + confirming % FOLDS;
    }
  }
}
