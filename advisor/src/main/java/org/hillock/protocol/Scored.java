package org.hillock.protocol;

import java.util.stream.IntStream;
import org.hillock.statistics.Sample;

/// A candidate and its scores, one a block.
///
/// @param candidate its number
/// @param scores larger is better
record Scored(int candidate, double[] scores) {
  static Scored of(Outcomes outcomes, int candidate, int firstBlock, int blocks, Stage stage) {
    return new Scored(
        candidate,
        IntStream.range(firstBlock, firstBlock + blocks)
            .mapToDouble(block -> outcomes.score(candidate, block, stage))
            .toArray());
  }

  double mean() {
    return Sample.mean(scores);
  }

  /// Ours minus theirs, one a block.
  double[] minus(Scored other) {
    return IntStream.range(0, scores.length)
        .mapToDouble(i -> scores[i] - other.scores[i])
        .toArray();
  }

  static double standardError(double[] differences) {
    return Math.sqrt(Sample.variance(differences) / differences.length);
  }
}
