package org.hillock.onnx.profile;

/// How sure rows of shares, such as those of softmax, are: whether one number has all, or each the
/// same.
///
/// @param rows that were looked at
/// @param entropy mean of -Σ p ln p over the rows, by ln n for n numbers a row: 0 if one has all, 1
///   if each has the same
/// @param certain share of rows in which one number is 1 to the last bit, so that the others get no
///   gradient
public record Sureness(long rows, double entropy, double certain) {
  /// Sums of rows of shares are 1 but for rounding.
  private static final double ROUNDING = 1e-3;

  /// Of none.
  static final Sureness NONE = new Sureness(0, 0, 0);

  /// Of these rows and those of another portion.
  Sureness and(Sureness other) {
    long all = rows + other.rows;
    return all == 0
        ? NONE
        : new Sureness(
            all,
            (entropy * rows + other.entropy * other.rows) / all,
            (certain * rows + other.certain * other.rows) / all);
  }

  /// Looks at rows of some width; rows that are no shares do not count.
  static Sureness of(float[] y, int width) {
    long rows = 0;
    double entropy = 0;
    long certain = 0;
    double most = StrictMath.log(Math.max(2, width));
    for (int from = 0; from + width <= y.length; from += width) {
      double sum = 0;
      double surprise = 0;
      float largest = 0;
      for (int j = from; j < from + width; j++) {
        sum += y[j];
        largest = Math.max(largest, y[j]);
        surprise -= y[j] > 0 ? y[j] * StrictMath.log(y[j]) : 0;
      }
      if (Math.abs(sum - 1) < ROUNDING) {
        rows++;
        entropy += surprise / most;
        certain += largest == 1 ? 1 : 0;
      }
    }
    return rows == 0
        ? NONE
        : new Sureness(rows, Math.max(0, entropy / rows), (double) certain / rows);
  }
}
