package org.hillock.page;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Which of many values to show, where there is no room for all.
final class Thinning {
  private Thinning() {}

  /// Evenly spaced, with the first and the last.
  static int[] evenly(int count, int most) {
    return count <= most
        ? IntStream.range(0, count).toArray()
        : IntStream.range(0, most)
            .map(k -> (int) Math.round((double) k * (count - 1) / Math.max(1, most - 1)))
            .toArray();
  }

  /// The least and the largest of each stretch, with the first and the last of all: no peak is
  /// lost.
  static int[] extremes(double[] values, int stretches) {
    int count = values.length;
    if (count <= 2 * stretches) {
      return IntStream.range(0, count).toArray();
    }
    IntStream.Builder kept = IntStream.builder();
    kept.add(0);
    for (int s = 0; s < stretches; s++) {
      int from = (int) ((long) s * count / stretches);
      int to = (int) ((long) (s + 1) * count / stretches);
      int low = from;
      int high = from;
      for (int k = from; k < to; k++) {
        low = values[k] < values[low] || Double.isNaN(values[low]) ? k : low;
        high = values[k] > values[high] || Double.isNaN(values[high]) ? k : high;
      }
      kept.add(low);
      kept.add(high);
    }
    kept.add(count - 1);
    return Arrays.stream(kept.build().toArray()).sorted().distinct().toArray();
  }
}
