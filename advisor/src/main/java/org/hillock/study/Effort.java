package org.hillock.study;

import java.util.List;
import java.util.Optional;

/// How much of a plan is done: what a budget may change, and so the numbers that repeat a study to
/// the last bit without a clock.
///
/// @param blocks of each part
/// @param candidates who is tried
/// @param learningRates of which each candidate gets one
/// @param epochs of a training at the most
/// @param limits of lengths and rows
public record Effort(
    Blocks blocks,
    List<Candidate> candidates,
    List<Double> learningRates,
    int epochs,
    Limits limits) {
  /// Copies the lists.
  public Effort {
    candidates = List.copyOf(candidates);
    learningRates = List.copyOf(learningRates);
  }

  Effort with(Blocks other) {
    return new Effort(other, candidates, learningRates, epochs, limits);
  }

  Effort withCandidates(List<Candidate> others) {
    return new Effort(blocks, others, learningRates, epochs, limits);
  }

  Effort withRates(List<Double> others) {
    return new Effort(blocks, candidates, others, epochs, limits);
  }

  Effort withEpochs(int most) {
    return new Effort(blocks, candidates, learningRates, Math.min(epochs, most), limits);
  }

  /// How many epochs are typical, never more than there are at the most.
  Effort withTypical(int typical) {
    Limits others = new Limits(Optional.of(typical), limits.trainingRows());
    return new Effort(blocks, candidates, learningRates, epochs, others);
  }

  Effort withRows(int most) {
    Limits others = new Limits(limits.typicalEpochs(), Optional.of(most));
    return new Effort(blocks, candidates, learningRates, epochs, others);
  }
}
