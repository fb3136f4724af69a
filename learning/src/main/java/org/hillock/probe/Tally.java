package org.hillock.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Counts numbers into a [Distribution], in memory of a fixed size. The bits do not depend on
/// anything but the numbers and how they were given.
///
/// Mean and variance come from sums, in double and in four columns, of differences to the first
/// number: their relative errors are below n² 2^-53 for n numbers, whatever the numbers are, since
/// the square of the difference of any of them to the mean is at most n variances. Quantiles come
/// from counts of each float's sign, exponent and first three bits.
final class Tally {
  private static final int SHIFT = 20;
  private static final int BUCKETS = 1 << (Float.SIZE - SHIFT);

  /// The first bucket of positive numbers.
  private static final int POSITIVE = BUCKETS / 2;

  /// Buckets of one exponent; the outermost ones are of numbers that are not finite.
  private static final int FRACTIONS = 8;

  private static final int[] NONE = new int[BUCKETS];

  /// In the order of the numbers.
  private final int[] buckets = new int[BUCKETS];

  private long count;
  private long zeros;
  private long finite;
  private double origin = Double.NaN;
  private double sum;
  private double squares;

  // Extremes, as integers that are in the order of the floats.
  private int low = Integer.MAX_VALUE;
  private int high = Integer.MIN_VALUE;

  /// Forgets all.
  void clear() {
    if (count > 0) {
      Arrays.fill(buckets, 0);
    }
    count = 0;
    zeros = 0;
    finite = 0;
    origin = Double.NaN;
    sum = 0;
    squares = 0;
    low = Integer.MAX_VALUE;
    high = Integer.MIN_VALUE;
  }

  /// Counts n numbers.
  void add(float[] x, int from, int n) {
    if (n > 0) {
      int least = low;
      int most = high;
      place(x, from, n);
      if (!sum(x, from, n)) {
        low = least;
        high = most;
        addFinite(x, from, n);
      }
    }
  }

  private void place(float[] x, int from, int n) {
    int none = 0;
    int least = low;
    int most = high;
    for (int i = from; i < from + n; i++) {
      int ordered = ordered(Float.floatToRawIntBits(x[i]));
      buckets[(ordered >> SHIFT) + POSITIVE]++;
      none += x[i] == 0 ? 1 : 0;
      least = Math.min(least, ordered);
      most = Math.max(most, ordered);
    }
    low = least;
    high = most;
    zeros += none;
    count += n;
  }

  /// Integers in the order of the floats that have these bits, and the other way round.
  private static int ordered(int bits) {
    return bits ^ (bits >> 31 & Integer.MAX_VALUE);
  }

  /// @return false if a number is not finite; then nothing was added
  private boolean sum(float[] x, int from, int n) {
    double shift = Double.isNaN(origin) ? x[from] : origin;
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double q0 = 0;
    double q1 = 0;
    double q2 = 0;
    double q3 = 0;
    int end = from + n;
    int i = from;
    for (; i + 3 < end; i += 4) {
      double a = x[i] - shift;
      double b = x[i + 1] - shift;
      double c = x[i + 2] - shift;
      double d = x[i + 3] - shift;
      s0 += a;
      s1 += b;
      s2 += c;
      s3 += d;
      q0 += a * a;
      q1 += b * b;
      q2 += c * c;
      q3 += d * d;
    }
    for (; i < end; i++) {
      double a = x[i] - shift;
      s0 += a;
      q0 += a * a;
    }
    double total = s0 + s1 + (s2 + s3);
    if (!Double.isFinite(total)) {
      return false;
    }
    origin = shift;
    sum += total;
    squares += q0 + q1 + (q2 + q3);
    finite += n;
    return true;
  }

  private void addFinite(float[] x, int from, int n) {
    for (int i = from; i < from + n; i++) {
      if (Float.isFinite(x[i])) {
        int ordered = ordered(Float.floatToRawIntBits(x[i]));
        low = Math.min(low, ordered);
        high = Math.max(high, ordered);
        sum(x, i, 1);
      }
    }
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
    double shift = sum / finite;
    return new Distribution(
        count,
        origin + shift,
        Math.sqrt(Math.max(0, squares / finite - shift * shift)),
        value(low),
        value(high),
        quantiles(),
        (double) zeros / count,
        (double) (tiny() - zeros) / count,
        (double) (count - finite) / count);
  }

  /// The float that an extreme stands for.
  private static double value(int ordered) {
    return Float.intBitsToFloat(ordered(ordered));
  }

  /// How many are nearer to 0 than 2^-126.
  private long tiny() {
    long all = 0;
    for (int i = POSITIVE - FRACTIONS; i < POSITIVE + FRACTIONS; i++) {
      all += buckets[i];
    }
    return all;
  }

  /// The share of finite numbers other than 0 that are nearer to 0 than a size. Those of the bucket
  /// that the size is in count as spread evenly, so it is exact for powers of two.
  double smaller(double size) {
    int bits = Float.floatToRawIntBits((float) size);
    int last = bits >> SHIFT;
    double below = 0;
    for (int i = 0; i < last; i++) {
      below += both(i);
    }
    below += both(last) * (bits & ((1 << SHIFT) - 1)) / (double) (1 << SHIFT);
    return below / Math.max(1, finite - zeros);
  }

  /// How many lie in a bucket, on both sides of 0.
  private long both(int bucket) {
    return (long) buckets[POSITIVE + bucket]
        + buckets[POSITIVE - 1 - bucket]
        - (bucket == 0 ? zeros : 0);
  }

  private List<Double> quantiles() {
    List<Double> quantiles = new ArrayList<>(Distribution.LEVELS.size());
    int place = FRACTIONS - 1;
    long reached = 0;
    for (double level : Distribution.LEVELS) {
      long wanted = Math.max(1, (long) Math.ceil(level * finite));
      while (reached < wanted) {
        place++;
        // Most buckets are empty; this skips them many at a time.
        place += Arrays.mismatch(buckets, place, BUCKETS, NONE, 0, BUCKETS - place);
        reached += buckets[place];
      }
      quantiles.add(Math.clamp(middle(place), value(low), value(high)));
    }
    return quantiles;
  }

  private static double middle(int place) {
    int middle = (place - POSITIVE) << SHIFT | 1 << (SHIFT - 1);
    double value = value(middle);
    return Math.abs(value) < Float.MIN_NORMAL ? 0 : value;
  }
}
