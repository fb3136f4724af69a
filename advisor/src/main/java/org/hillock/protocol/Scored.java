package org.hillock.protocol;

import java.util.List;
import java.util.stream.IntStream;
import org.hillock.statistics.Sample;

/// A candidate and its scores, one a block.
///
/// @param candidate its number
/// @param scores larger is better
record Scored(int candidate, double[] scores) {
  static List<Scored> of(
      Outcomes outcomes, Stage stage, List<Integer> candidates, int first, int blocks) {
    double[][] scores = outcomes.scores(stage, candidates, first, blocks);
    return IntStream.range(0, scores.length)
        .mapToObj(i -> new Scored(candidates.get(i), scores[i]))
        .toList();
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
