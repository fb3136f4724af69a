package org.hillock.probe;

import java.util.Arrays;

/// How many directions the rows of a matrix use: exp of the entropy of the shares of its singular
/// values, each column centered. The first [#ROWS] rows are looked at, and of wide ones [#COLUMNS]
/// columns that are spread evenly.
///
/// Source: Roy and Vetterli, "The effective rank: a measure of effective dimensionality", 2007.
final class EffectiveRank {
  /// More rows tell little more of the rank, and cost with their square.
  static final int ROWS = 32;

  /// More columns than rows by far, so that they tell nearly what all do.
  static final int COLUMNS = 512;

  private static final double GOLDEN = 0.6180339887498949;

  private final int[] places;
  private final double[][] x;
  private final boolean[][] known;
  private final double[][] products;
  private int rows;

  /// @param width numbers of a row
  EffectiveRank(int width) {
    places = new int[Math.min(width, COLUMNS)];
    for (int j = 0; j < places.length; j++) {
      double spread = (j + 0.5) * GOLDEN;
      places[j] = width <= COLUMNS ? j : (int) ((spread - Math.floor(spread)) * width);
    }
    x = new double[ROWS][places.length];
    known = new boolean[ROWS][places.length];
    products = new double[ROWS][ROWS];
  }

  /// Forgets all rows.
  void clear() {
    rows = 0;
  }

  /// Takes a row, if there is room.
  ///
  /// @param own how many of its numbers mean something
  void add(float[] values, int from, int own) {
    if (rows == ROWS) {
      return;
    }
    for (int j = 0; j < places.length; j++) {
      boolean isKnown = places[j] < own;
      known[rows][j] = isKnown;
      x[rows][j] = isKnown ? values[from + places[j]] : 0;
    }
    rows++;
  }

  /// How many rows it has.
  int rows() {
    return rows;
  }

  /// The effective rank, after which the rows are spent.
  ///
  /// @return 0 if all rows are the same, NaN if a number is not finite
  double value() {
    center();
    int n = multiply();
    double trace = 0;
    for (int i = 0; i < n; i++) {
      trace += products[i][i];
    }
    rows = 0;
    if (!(trace > 0 && trace < Double.POSITIVE_INFINITY)) {
      return trace == 0 ? 0 : Double.NaN;
    }
    double[] eigenvalues = SymmetricEigenvalues.of(products, n);
    Arrays.sort(eigenvalues);
    return ofEigenvalues(eigenvalues);
  }

  /// What a row does not have is taken for the mean.
  private void center() {
    for (int j = 0; j < places.length; j++) {
      double sum = 0;
      int count = 0;
      for (int i = 0; i < rows; i++) {
        sum += x[i][j];
        count += known[i][j] ? 1 : 0;
      }
      double mean = count == 0 ? 0 : sum / count;
      for (int i = 0; i < rows; i++) {
        x[i][j] = known[i][j] ? x[i][j] - mean : 0;
      }
    }
  }

  /// X Xᵀ, or Xᵀ X if that is smaller: the eigenvalues other than 0 are the same.
  ///
  /// @return its size
  private int multiply() {
    if (rows <= places.length) {
      for (int i = 0; i < rows; i++) {
        for (int k = 0; k <= i; k++) {
          products[i][k] = dot(x[i], x[k]);
        }
      }
      return rows;
    }
    for (int j = 0; j < places.length; j++) {
      Arrays.fill(products[j], 0, places.length, 0);
    }
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < places.length; j++) {
        for (int k = 0; k <= j; k++) {
          products[j][k] += x[i][j] * x[i][k];
        }
      }
    }
    return places.length;
  }

  private static double dot(double[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int j = 0;
    for (; j + 3 < a.length; j += 4) {
      s0 += a[j] * b[j];
      s1 += a[j + 1] * b[j + 1];
      s2 += a[j + 2] * b[j + 2];
      s3 += a[j + 3] * b[j + 3];
    }
    for (; j < a.length; j++) {
      s0 += a[j] * b[j];
    }
    return s0 + s1 + (s2 + s3);
  }

  /// Those below the rounding of the largest count as 0.
  private static double ofEigenvalues(double[] ascending) {
    double least = ascending[ascending.length - 1] * ascending.length * Math.ulp(1.0);
    double sum = 0;
    for (double value : ascending) {
      sum += value > least ? Math.sqrt(value) : 0;
    }
    double entropy = 0;
    for (double value : ascending) {
      if (value > least) {
        double share = Math.sqrt(value) / sum;
        entropy -= share * StrictMath.log(share);
      }
    }
    return StrictMath.exp(entropy);
  }
}
