package org.hillock.statistics;

/// low <= x <= high, both ends included. An end may be infinite, none may be NaN.
///
/// @param low the lower end
/// @param high the upper end
public record Interval(double low, double high) {
  /// The whole line: the data say nothing about where the value lies.
  public static final Interval EVERYWHERE =
      new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /// @throws IllegalArgumentException if an end is NaN or the ends are swapped
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "an interval from " + low + " to " + high + " is not one; give low <= high, neither NaN");
    }
  }

  /// Whether x lies inside or on an end; never for NaN.
  public boolean contains(double x) {
    return low <= x && x <= high;
  }

  /// high - low
  public double width() {
    return high - low;
  }
}
