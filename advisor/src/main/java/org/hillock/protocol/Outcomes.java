package org.hillock.protocol;

/// What candidates achieve: a training each, or a draw of a simulation.
@FunctionalInterface
public interface Outcomes {
  /// The score of a candidate, larger is better.
  ///
  /// A block fixes all chance that candidates can share: split, starting noise, order of batches.
  /// The same question is to have the same answer.
  ///
  /// @return a finite number; one that diverged gets the score of a constant answer
  double score(int candidate, int block, Stage stage);
}
