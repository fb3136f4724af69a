package org.hillock.data;

/// Mean and population standard deviation of the known values of some rows of a column.
///
/// @param mean 0 if no value is known
/// @param scale the standard deviation; 1 if no two values differ, so that dividing by it is safe
/// @param missing how many of the rows have no value
record Moments(double mean, double scale, int missing) {

  /// In two passes, in double: no cancellation, and no overflow up to the largest float squared.
  static Moments of(Column column, int[] rows) {
    double sum = 0;
    double least = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    int known = 0;
    double[] values = new double[rows.length];
    for (int row : rows) {
      double value = column.number(row);
      if (!Double.isNaN(value)) {
        values[known++] = value;
        sum += value;
        least = Math.min(least, value);
        largest = Math.max(largest, value);
      }
    }
    int missing = rows.length - known;
    if (known == 0) {
      return new Moments(0, 1, missing);
    }
    if (least == largest) {
      // Not sum / known, which may be an ulp off and would make a scale of that ulp.
      return new Moments(least, 1, missing);
    }
    double mean = sum / known;
    double squares = 0;
    for (int i = 0; i < known; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    double scale = Math.sqrt(squares / known);
    return new Moments(mean, scale == 0 ? 1 : scale, missing);
  }

  /// `(value - mean) / scale`, rounded to float once; what lies beyond the floats, at most the
  /// largest float, so that inputs stay finite.
  static float standardized(double value, double mean, double scale) {
    return (float) Math.clamp((value - mean) / scale, -Float.MAX_VALUE, Float.MAX_VALUE);
  }
}
