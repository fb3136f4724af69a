package org.hillock.statistics;

import java.util.Arrays;

/// Mean, spread and median of a `double[]`.
///
/// Every function leaves its argument alone and accepts finite values up to 1e150 in size, beyond
/// which a square could overflow; anything else is an [IllegalArgumentException] that names the
/// value. The mean of equal values is exactly that value and their variance exactly 0.
///
/// Source: sums, A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher
/// Summen", 1974; variance, the corrected two-pass algorithm in Chan, Golub and LeVeque,
/// "Algorithms for computing the sample variance", 1983.
public final class Sample {
  private static final double LARGEST = 1e150;

  private Sample() {}

  /// sum(v) / n
  ///
  /// @param values at least one
  public static double mean(double[] values) {
    require(values, 1);
    double rough = sum(values) / values.length;
    // The second pass removes the rounding of the first: without it the mean of 49 times 0.1 need
    // not be 0.1, and equal values would seem to vary.
    return rough + sum(minus(values, rough)) / values.length;
  }

  /// sum((v - mean)^2) / (n - 1)
  ///
  /// @param values at least two
  public static double variance(double[] values) {
    require(values, 2);
    double[] deviations = minus(values, mean(values));
    double[] squares = Arrays.stream(deviations).map(d -> d * d).toArray();
    double drift = sum(deviations);
    return Math.max(0, sum(squares) - drift * drift / values.length) / (values.length - 1);
  }

  /// sqrt(variance)
  ///
  /// @param values at least two
  public static double standardDeviation(double[] values) {
    return Math.sqrt(variance(values));
  }

  /// The middle value in order of size; with an even number, halfway between the middle two.
  ///
  /// @param values at least one
  public static double median(double[] values) {
    require(values, 1);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2;
  }

  /// v - center, one by one.
  static double[] minus(double[] values, double center) {
    return Arrays.stream(values).map(v -> v - center).toArray();
  }

  /// The sum, with the rounding error of each addition carried along; 0 if there is nothing to add.
  static double sum(double[] values) {
    double sum = 0;
    double lost = 0;
    for (double value : values) {
      double next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
      sum = next;
    }
    return sum + lost;
  }

  /// Refuses too few values, and values that are not finite or too large to be squared.
  static void require(double[] values, int least) {
    if (values.length < least) {
      throw new IllegalArgumentException(
          "%s values, at least %s needed; give more runs".formatted(values.length, least));
    }
    for (int i = 0; i < values.length; i++) {
      if (!(Math.abs(values[i]) <= LARGEST)) {
        throw new IllegalArgumentException(
            ("value %s of %s is %s, expected a finite number up to 1e150;"
                    + " leave diverged runs out or score them")
                .formatted(i + 1, values.length, values[i]));
      }
    }
  }
}
