package org.hillock.ranking;

import java.util.List;
import java.util.Map;

/// How candidates did on one data set.
///
/// @param source where the numbers come from, such as a file, for messages
/// @param name what was learned from what, such as `iris.csv -> species`
/// @param fingerprint of the data and what was learned; two sets with the same are one
/// @param metric by which candidates were judged
/// @param higherIsBetter whether more of it is better
/// @param baseline the candidate that others had to beat
/// @param margin the largest difference of the metric that does not matter, at least 0
/// @param scores mean of the metric for each candidate that was tried at full length
/// @param out candidates that were given up before, so that they have no score
public record DataSet(
    String source,
    String name,
    String fingerprint,
    String metric,
    boolean higherIsBetter,
    String baseline,
    double margin,
    Map<String, Double> scores,
    List<String> out) {
  /// Copies the collections.
  public DataSet {
    scores = Map.copyOf(scores);
    out = List.copyOf(out);
  }

  /// How much better a candidate is than another, in the unit of the metric.
  ///
  /// @throws IllegalArgumentException if one of them has no score
  public double gain(String candidate, String over) {
    return (higherIsBetter ? 1 : -1) * (score(candidate) - score(over));
  }

  private double score(String candidate) {
    Double score = scores.get(candidate);
    if (score == null) {
      throw new IllegalArgumentException(
          candidate + " has no score on " + name + "; there are " + scores.keySet());
    }
    return score;
  }
}
