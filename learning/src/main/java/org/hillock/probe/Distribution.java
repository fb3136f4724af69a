package org.hillock.probe;

import java.util.List;

/// What many numbers look like. Mean, deviation, extremes and quantiles are those of the finite
/// ones; NaN if there are none.
///
/// @param count how many numbers there are
/// @param mean of the finite ones
/// @param deviation their standard deviation
/// @param low the least
/// @param high the largest
/// @param quantiles at [#LEVELS], each the middle of a bucket that is 1/8 of a power of two wide:
///   at most 6.3 % off
/// @param zeros share of exact zeros
/// @param subnormals share of numbers nearer to 0 than 2^-126, and not 0
/// @param nonFinite share of NaN and infinities
public record Distribution(
    long count,
    double mean,
    double deviation,
    double low,
    double high,
    List<Double> quantiles,
    double zeros,
    double subnormals,
    double nonFinite) {
  /// Where the quantiles are taken.
  public static final List<Double> LEVELS = List.of(0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99);

  /// Copies the list.
  public Distribution {
    quantiles = List.copyOf(quantiles);
  }

  /// √ of the mean square.
  public double size() {
    return Math.sqrt(mean * mean + deviation * deviation);
  }
}
