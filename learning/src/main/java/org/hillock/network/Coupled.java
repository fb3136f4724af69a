package org.hillock.network;

/// A layer whose rows depend on each other while it learns, by statistics of the whole batch: batch
/// normalization. All rows come in before the statistics are gathered, and only then does a row go
/// through; backward likewise. In prediction each row is by itself.
///
/// Threads share out the statistics: part `part` of `parts` is gathered by one of them, and the
/// bits must not depend on how many parts there are.
public interface Coupled extends Layer {
  /// How many statistics the threads share, for all rows together.
  int statistics();

  /// How many parameters, the last, are not trained: averages of statistics for prediction, which
  /// only [#gather] changes. Their gradients are 0.
  int untrained();

  /// Gathers what [#forward] needs of all rows of the batch.
  void gather(Pass pass, int rows, int part, int parts);

  /// Gathers what [#backward] needs of all rows of the batch.
  void gatherBackward(Pass pass, int rows, int part, int parts);
}
