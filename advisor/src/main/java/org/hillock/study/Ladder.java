package org.hillock.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hillock.activation.Card.Trait;

/// Efforts from the largest down: what is given up first is what costs the least certainty.
///
/// More blocks than usual come first; then fewer blocks for the selection, shorter trainings, fewer
/// learning rates, fewer blocks of screening, fewer candidates; fewer rows come last. The
/// confirmation never has fewer than 10 blocks, screening never fewer than 2.
///
/// @param wanted what the plan asks for, with its typical epochs
/// @param baseline the candidate that is never left out
/// @param rows for training; 0 if all are needed
record Ladder(Effort wanted, String baseline, int rows) {
  /// Blocks of selection and confirmation beyond the usual ones. The sign-flip test is exact up to
  /// 32, and folds come in fours.
  private static final List<Blocks> MORE =
      List.of(
          Blocks.usual().with(20, 32),
          Blocks.usual().with(16, 24),
          Blocks.usual().with(12, 20),
          Blocks.usual().with(10, 16));

  /// Blocks of selection and confirmation below the usual ones.
  private static final List<Blocks> LESS =
      List.of(
          Blocks.usual().with(6, 12),
          Blocks.usual().with(4, 12),
          Blocks.usual().with(4, 10),
          Blocks.usual().with(3, 10),
          Blocks.usual().with(2, 10));

  private static final int FEWEST_ROWS = 1000;
  private static final int FEWEST_EPOCHS = 5;

  /// From the largest to the smallest.
  List<Effort> efforts() {
    List<Effort> all = new ArrayList<>();
    pairs().stream()
        .takeWhile(pair -> !pair.equals(wanted.blocks()))
        .forEach(pair -> all.add(wanted.with(pair)));
    all.add(wanted);
    for (UnaryOperator<Effort> step : steps()) {
      all.add(step.apply(all.getLast()));
    }
    return all.stream().distinct().toList();
  }

  /// The wanted blocks with other numbers for selection and confirmation, from the most down; more
  /// than wanted only where the usual ones are wanted.
  List<Blocks> pairs() {
    Blocks blocks = wanted.blocks();
    List<Blocks> all = new ArrayList<>();
    if (blocks.selection() == Blocks.usual().selection()
        && blocks.confirmation() == Blocks.usual().confirmation()) {
      MORE.forEach(more -> all.add(blocks.with(more.selection(), more.confirmation())));
    }
    all.add(blocks);
    LESS.forEach(less -> all.add(fewer(blocks, less)));
    return all.stream().distinct().toList();
  }

  private static Blocks fewer(Blocks blocks, Blocks less) {
    return blocks.with(
        Math.min(blocks.selection(), less.selection()),
        Math.min(blocks.confirmation(), less.confirmation()));
  }

  private List<UnaryOperator<Effort>> steps() {
    List<UnaryOperator<Effort>> steps = new ArrayList<>();
    steps.add(screening(3, 4, 4));
    steps.add(blocks(LESS.get(0)));
    steps.add(blocks(LESS.get(1)));
    steps.add(epochs(2));
    steps.add(blocks(LESS.get(2)));
    steps.add(screening(3, 4, 2));
    steps.add(epochs(1.5));
    steps.add(blocks(LESS.get(3)));
    steps.add(epochs(1));
    steps.add(rates(2));
    steps.add(screening(2, 4, 1));
    steps.add(blocks(LESS.get(4)));
    steps.add(screening(2, 3, 1));
    steps.add(candidates(16));
    steps.add(candidates(12));
    steps.add(candidates(8));
    steps.add(epochs(2.0 / 3));
    steps.add(screening(2, 2, 0));
    steps.add(candidates(6));
    steps.add(candidates(4));
    steps.add(rates(1));
    steps.add(epochs(1.0 / 2));
    steps.add(epochs(1.0 / 3));
    for (int left = rows / 2; left >= FEWEST_ROWS; left /= 2) {
      int most = left;
      steps.add(effort -> effort.withRows(most));
    }
    steps.add(candidates(3));
    steps.add(epochs(1.0 / 6));
    return steps;
  }

  private static UnaryOperator<Effort> blocks(Blocks less) {
    return effort -> effort.with(fewer(effort.blocks(), less));
  }

  private static UnaryOperator<Effort> screening(int blocks, int fewest, int ties) {
    return effort -> {
      Blocks now = effort.blocks();
      return effort.with(
          new Blocks(
              Math.min(now.screening(), blocks),
              now.selection(),
              now.confirmation(),
              Math.min(now.fewest(), fewest),
              Math.min(now.ties(), ties)));
    };
  }

  private UnaryOperator<Effort> epochs(double ofTypical) {
    int typical = wanted.limits().typicalEpochs().orElse(wanted.epochs());
    int most = Math.max(FEWEST_EPOCHS, (int) Math.ceil(ofTypical * typical));
    return effort -> effort.withEpochs(most);
  }

  /// The middle one of the rates, and then the largest, which learns the most in little time.
  private UnaryOperator<Effort> rates(int most) {
    List<Double> sorted = wanted.learningRates().stream().sorted().toList();
    return effort -> {
      if (sorted.size() <= most) {
        return effort;
      }
      double middle = sorted.get(sorted.size() / 2);
      return effort.withRates(most == 1 ? List.of(middle) : List.of(middle, sorted.getLast()));
    };
  }

  /// Those usually tried before the others, cheap ones first; all in their old order.
  private UnaryOperator<Effort> candidates(int most) {
    return effort -> {
      Set<Candidate> best = new HashSet<>();
      effort.candidates().stream()
          .sorted(
              Comparator.comparing((Candidate c) -> !c.name().equals(baseline))
                  .thenComparing(
                      c -> !c.activation().card().shape().traits().contains(Trait.COMMON))
                  .thenComparing(c -> c.activation().card().advice().cost()))
          .limit(most)
          .forEach(best::add);
      return effort.withCandidates(effort.candidates().stream().filter(best::contains).toList());
    };
  }
}
