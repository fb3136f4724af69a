package org.hillock.statistics;

import java.util.stream.IntStream;

/// Scores of candidates, a row each, over data sets, a column each.
final class Table {
  private Table() {}

  /// Refuses fewer than two rows, rows of different length, and what [Sample] refuses.
  static void require(double[][] scores) {
    if (scores.length < 2) {
      throw new IllegalArgumentException(
          scores.length + " candidates, at least 2 needed; give a row of scores for each");
    }
    for (int i = 0; i < scores.length; i++) {
      if (scores[i].length != scores[0].length) {
        throw new IllegalArgumentException(
            "candidate %s has %s scores, the first has %s; give one for each data set"
                .formatted(i + 1, scores[i].length, scores[0].length));
      }
      Sample.require(scores[i], 1);
    }
  }

  /// a - b, one by one.
  static double[] difference(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
  }
}
