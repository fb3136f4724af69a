package org.hillock.probe;

import java.util.ArrayList;
import java.util.List;

/// Counts numbers into a [Distribution], in memory of a fixed size. The bits do not depend on
/// anything but the numbers and their order.
///
/// Mean and variance by Welford's update; quantiles from counts of each float's sign, exponent and
/// first three bits.
///
/// Source: Welford, "Note on a method for calculating corrected sums of squares and products",
/// 1962.
final class Tally {
  private static final int SHIFT = 20;
  private static final int BUCKETS = 1 << (Float.SIZE - SHIFT);

  private final int[] buckets = new int[BUCKETS];
  private long count;
  private long finite;
  private long zeros;
  private long subnormals;
  private double mean;
  private double squares;
  private float low = Float.POSITIVE_INFINITY;
  private float high = Float.NEGATIVE_INFINITY;

  void add(float x) {
    count++;
    if (!Float.isFinite(x)) {
      return;
    }
    finite++;
    double before = x - mean;
    mean += before / finite;
    squares += before * (x - mean);
    low = Math.min(low, x);
    high = Math.max(high, x);
    if (x == 0) {
      zeros++;
    } else if (Math.abs(x) < Float.MIN_NORMAL) {
      subnormals++;
    }
    buckets[place(x)]++;
  }

  /// In the order of the numbers: negative ones have their bits turned round.
  private static int place(float x) {
    int bits = Float.floatToRawIntBits(x);
    int ordered = bits < 0 ? ~bits : bits | Integer.MIN_VALUE;
    return ordered >>> SHIFT;
  }

  Distribution distribution() {
    if (finite == 0) {
      return new Distribution(
          count,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Distribution.LEVELS.stream().map(level -> Double.NaN).toList(),
          0,
          0,
          count == 0 ? 0 : 1);
    }
    return new Distribution(
        count,
        mean,
        Math.sqrt(squares / finite),
        low,
        high,
        quantiles(),
        (double) zeros / count,
        (double) subnormals / count,
        (double) (count - finite) / count);
  }

  private List<Double> quantiles() {
    List<Double> quantiles = new ArrayList<>();
    long below = 0;
    int place = 0;
    for (double level : Distribution.LEVELS) {
      long wanted = Math.max(1, (long) Math.ceil(level * finite));
      while (below + buckets[place] < wanted) {
        below += buckets[place++];
      }
      quantiles.add(Math.clamp(middle(place), (double) low, (double) high));
    }
    return quantiles;
  }

  private static double middle(int place) {
    int ordered = place << SHIFT | 1 << (SHIFT - 1);
    int bits = ordered < 0 ? ordered & Integer.MAX_VALUE : ~ordered;
    return Math.abs(Float.intBitsToFloat(bits)) < Float.MIN_NORMAL ? 0 : Float.intBitsToFloat(bits);
  }
}
