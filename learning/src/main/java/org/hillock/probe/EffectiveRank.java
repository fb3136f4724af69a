package org.hillock.probe;

/// How many directions the rows of a matrix use: exp of the entropy of the shares of its singular
/// values.
///
/// Source: Roy and Vetterli, "The effective rank: a measure of effective dimensionality", 2007.
final class EffectiveRank {
  private static final int SWEEPS = 30;
  private static final double SETTLED = 1e-24;

  private EffectiveRank() {}

  /// Of rows × width numbers, each column centered.
  ///
  /// @return 0 if all rows are the same, NaN if a number is not finite
  static double of(float[] values, int rows, int width) {
    double[][] centered = new double[rows][width];
    for (int j = 0; j < width; j++) {
      double mean = 0;
      for (int i = 0; i < rows; i++) {
        mean += values[i * width + j];
      }
      mean /= rows;
      for (int i = 0; i < rows; i++) {
        centered[i][j] = values[i * width + j] - mean;
      }
    }
    double[][] products = new double[rows][rows];
    double trace = 0;
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k <= i; k++) {
        double sum = 0;
        for (int j = 0; j < width; j++) {
          sum += centered[i][j] * centered[k][j];
        }
        products[i][k] = sum;
        products[k][i] = sum;
      }
      trace += products[i][i];
    }
    if (!(trace > 0 && trace < Double.POSITIVE_INFINITY)) {
      return trace == 0 ? 0 : Double.NaN;
    }
    diagonalize(products, trace);
    return ofEigenvalues(products);
  }

  /// Jacobi's rotations.
  private static void diagonalize(double[][] a, double trace) {
    int n = a.length;
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double rest = 0;
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          rest += a[p][q] * a[p][q];
          if (a[p][q] != 0) {
            rotate(a, p, q);
          }
        }
      }
      if (rest <= SETTLED * trace * trace) {
        return;
      }
    }
  }

  private static void rotate(double[][] a, int p, int q) {
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    int n = a.length;
    for (int k = 0; k < n; k++) {
      double x = a[k][p];
      double y = a[k][q];
      a[k][p] = c * x - s * y;
      a[k][q] = s * x + c * y;
    }
    for (int k = 0; k < n; k++) {
      double x = a[p][k];
      double y = a[q][k];
      a[p][k] = c * x - s * y;
      a[q][k] = s * x + c * y;
    }
  }

  private static double ofEigenvalues(double[][] diagonal) {
    double sum = 0;
    for (int i = 0; i < diagonal.length; i++) {
      sum += Math.sqrt(Math.max(0, diagonal[i][i]));
    }
    double entropy = 0;
    for (int i = 0; i < diagonal.length; i++) {
      double share = Math.sqrt(Math.max(0, diagonal[i][i])) / sum;
      if (share > 0) {
        entropy -= share * StrictMath.log(share);
      }
    }
    return StrictMath.exp(entropy);
  }
}
