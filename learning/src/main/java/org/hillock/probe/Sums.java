package org.hillock.probe;

/// Sums in double and in four columns, always the same.
final class Sums {
  private Sums() {}

  /// Σ x².
  static double squares(float[] x, int from, int n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int end = from + n;
    int i = from;
    for (; i + 3 < end; i += 4) {
      s0 += (double) x[i] * x[i];
      s1 += (double) x[i + 1] * x[i + 1];
      s2 += (double) x[i + 2] * x[i + 2];
      s3 += (double) x[i + 3] * x[i + 3];
    }
    for (; i < end; i++) {
      s0 += (double) x[i] * x[i];
    }
    return s0 + s1 + (s2 + s3);
  }

  /// Σ (x - y)².
  static double squaresOfDifferences(float[] x, int xFrom, float[] y, int yFrom, int n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < n; i += 4) {
      double a = (double) x[xFrom + i] - y[yFrom + i];
      double b = (double) x[xFrom + i + 1] - y[yFrom + i + 1];
      double c = (double) x[xFrom + i + 2] - y[yFrom + i + 2];
      double d = (double) x[xFrom + i + 3] - y[yFrom + i + 3];
      s0 += a * a;
      s1 += b * b;
      s2 += c * c;
      s3 += d * d;
    }
    for (; i < n; i++) {
      double a = (double) x[xFrom + i] - y[yFrom + i];
      s0 += a * a;
    }
    return s0 + s1 + (s2 + s3);
  }

  /// How many are NaN or infinite.
  static int nonFinite(float[] x, int from, int n) {
    int count = 0;
    for (int i = from; i < from + n; i++) {
      count += Float.isFinite(x[i]) ? 0 : 1;
    }
    return count;
  }
}
