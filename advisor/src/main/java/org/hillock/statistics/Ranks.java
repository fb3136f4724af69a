package org.hillock.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Ranks from 1 for the smallest; equal values share the mean of theirs.
final class Ranks {
  private Ranks() {}

  static double[] of(double[] values) {
    int[] rising =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] ranks = new double[values.length];
    int first = 0;
    while (first < rising.length) {
      int end = first + 1;
      while (end < rising.length && values[rising[end]] == values[rising[first]]) {
        end++;
      }
      for (int i = first; i < end; i++) {
        ranks[rising[i]] = (first + 1 + end) / 2.0;
      }
      first = end;
    }
    return ranks;
  }
}
