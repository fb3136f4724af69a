package org.hillock.protocol;

import java.util.List;
import java.util.stream.IntStream;

/// What candidates achieve: trainings, or draws of a simulation.
///
/// A block fixes all chance that candidates can share: split, starting noise, order of batches. The
/// same question is to have the same answer.
@FunctionalInterface
public interface Outcomes {
  /// The scores of some candidates on consecutive blocks, larger is better.
  ///
  /// @param candidates their numbers
  /// @param first the number of the first block
  /// @return per candidate, in the order asked for, a finite number per block; one that diverged
  ///   gets the score of a constant answer
  double[][] scores(Stage stage, List<Integer> candidates, int first, int blocks);

  /// Outcomes that are asked for one at a time.
  static Outcomes each(One one) {
    return (stage, candidates, first, blocks) ->
        candidates.stream()
            .map(candidate ->
                IntStream.range(first, first + blocks)
                    .mapToDouble(block -> one.score(candidate, block, stage))
                    .toArray())
            .toArray(double[][]::new);
  }

  /// One score at a time.
  @FunctionalInterface
  interface One {
    /// The score of a candidate on a block.
    double score(int candidate, int block, Stage stage);
  }

  /// The scores of the confirmation with each of some disjoint groups of test rows left out in
  /// turn; asked for only if [Design#rows] holds rows out.
  ///
  /// @return per block and group
  default double[][] leavingOut(int candidate, int first, int blocks) {
    throw new UnsupportedOperationException("no rows were held out");
  }

  /// Whether screening may go on to its last round, which can cost more than it saves.
  ///
  /// @param candidates how many would be in it
  default boolean affords(int candidates) {
    return true;
  }

  /// Told when screening takes candidates out.
  ///
  /// @param out who, most recent stage only; may be empty
  /// @param left numbers of those that go on, the baseline not among them
  default void screened(Stage stage, List<Elimination> out, List<Integer> left) {}

  /// At how many places survivors can be mixed; less than two if they cannot.
  default int places() {
    return 0;
  }

  /// Told before the search over places begins.
  ///
  /// @param most how many outcomes it asks for at the most
  default void refines(int most) {}

  /// The number of a candidate made of others; the same for the same filling.
  ///
  /// @param filling the number of the one at each of the [#places], not all the same
  /// @param like the candidate that gives all the rest, as the learning rate
  default int mixed(List<Integer> filling, int like) {
    throw new UnsupportedOperationException("there are no places");
  }
}
