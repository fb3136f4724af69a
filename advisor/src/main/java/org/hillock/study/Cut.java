package org.hillock.study;

import org.hillock.activation.InvalidInputException;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.protocol.Rows;

/// Which rows each block trains, validates and tests on.
public sealed interface Cut {
  /// Into how many groups test rows are divided to learn how much they vary.
  int GROUPS = 20;

  /// From so many test rows on they are set aside once and for all; with fewer, each row has to be
  /// tested in turn to learn anything.
  int ENOUGH = 100;

  /// The rows of a block that is not for the confirmation. Nobody looks at its test rows.
  default Split looking(Problem problem, long seed, int block) {
    return switch (this) {
      case SetAside(int training) -> Split.of(problem, seed, seed + block, training);
      case Folds _ -> Split.of(problem, seed, seed + block);
    };
  }

  /// The rows of a block of the confirmation.
  ///
  /// @param seed of the plan
  /// @param block its number among all blocks
  /// @param number its number among those of the confirmation, from 0
  Split confirming(Problem problem, long seed, int block, int number);

  /// What the confirmation says of new rows.
  Rows rows(Problem problem, long seed);

  /// Test rows set aside if there are enough of them, else repeated folds.
  ///
  /// @throws InvalidInputException if fewer training rows are asked for where all are needed
  static Cut of(Problem problem, Limits limits) {
    if (isApart(problem)) {
      return new SetAside(limits.trainingRows().orElse(Integer.MAX_VALUE));
    }
    if (limits.trainingRows().isPresent()) {
      throw new InvalidInputException(
          "%s has %d rows, too few to leave some out; only from %d on can training rows be limited. Use them all."
              .formatted(problem.source(), problem.rows(), 5 * ENOUGH));
    }
    return new Folds(FOLDS);
  }

  /// Whether test rows are set aside.
  static boolean isApart(Problem problem) {
    return problem.test().isPresent() || problem.examples().rows() >= 5 * ENOUGH;
  }

  /// How many folds a round has.
  int FOLDS = 4;

  /// A fifth of the rows, or those kept apart, are the test rows of all blocks; blocks differ in
  /// which of the others they train on.
  ///
  /// @param training how many at the most
  record SetAside(int training) implements Cut {
    @Override
    public Split confirming(Problem problem, long seed, int block, int number) {
      return looking(problem, seed, block);
    }

    @Override
    public Rows rows(Problem problem, long seed) {
      int test = looking(problem, seed, 0).test().rows();
      if (test < 2) {
        throw new InvalidInputException(
            "1 test row does not show how much rows vary; keep at least 2 apart, or some hundred to see anything, or none and let the rows be divided.");
      }
      return new Rows.HeldOut(test, Math.min(GROUPS, test));
    }
  }

  /// Rounds of stratified folds: in a round each row is tested once.
  ///
  /// @param folds of a round
  record Folds(int folds) implements Cut {
    @Override
    public Split confirming(Problem problem, long seed, int block, int number) {
      return Split.fold(problem, seed + block - number % folds, number % folds, folds);
    }

    @Override
    public Rows rows(Problem problem, long seed) {
      Split first = Split.fold(problem, seed, 0, folds);
      return new Rows.Resampled(first.train().rows(), first.test().rows());
    }
  }
}
