package org.hillock.probe;

/// All eigenvalues of a symmetric matrix: Householder's reflections make it tridiagonal, then QL
/// steps with implicit shifts.
///
/// Source: Martin, Reinsch and Wilkinson, "Householder's tridiagonalization of a symmetric matrix",
/// 1968; Martin and Wilkinson, "The implicit QL algorithm", 1968.
final class SymmetricEigenvalues {
  /// Some two steps find each eigenvalue.
  private static final int STEPS = 60;

  private final double[] diagonal;
  private final double[] beside;

  private SymmetricEigenvalues(int n) {
    diagonal = new double[n];
    beside = new double[n];
  }

  /// In no order.
  ///
  /// @param a the lower half of n × n numbers, all finite; overwritten
  static double[] of(double[][] a, int n) {
    SymmetricEigenvalues eigenvalues = new SymmetricEigenvalues(n);
    eigenvalues.reduce(a);
    eigenvalues.iterate();
    return eigenvalues.diagonal;
  }

  private void reduce(double[][] a) {
    for (int i = diagonal.length - 1; i > 0; i--) {
      double[] v = a[i];
      double scale = 0;
      for (int k = 0; k < i; k++) {
        scale += Math.abs(v[k]);
      }
      if (i == 1 || scale == 0) {
        beside[i] = v[i - 1];
      } else {
        double h = 0;
        for (int k = 0; k < i; k++) {
          v[k] /= scale;
          h += v[k] * v[k];
        }
        double g = v[i - 1] >= 0 ? -Math.sqrt(h) : Math.sqrt(h);
        beside[i] = scale * g;
        h -= v[i - 1] * g;
        v[i - 1] -= g;
        reflect(a, i, h);
      }
    }
    for (int i = 0; i < diagonal.length; i++) {
      diagonal[i] = a[i][i];
    }
  }

  /// Applies I - v vᵀ / h from both sides to what is left of row i.
  private void reflect(double[][] a, int i, double h) {
    double[] v = a[i];
    double f = 0;
    for (int j = 0; j < i; j++) {
      double g = 0;
      for (int k = 0; k <= j; k++) {
        g += a[j][k] * v[k];
      }
      for (int k = j + 1; k < i; k++) {
        g += a[k][j] * v[k];
      }
      beside[j] = g / h;
      f += beside[j] * v[j];
    }
    double half = f / (h + h);
    for (int j = 0; j < i; j++) {
      beside[j] -= half * v[j];
      for (int k = 0; k <= j; k++) {
        a[j][k] -= v[j] * beside[k] + beside[j] * v[k];
      }
    }
  }

  private void iterate() {
    int n = diagonal.length;
    System.arraycopy(beside, 1, beside, 0, n - 1);
    beside[n - 1] = 0;
    for (int l = 0; l < n; l++) {
      for (int step = 0; step < STEPS; step++) {
        int m = split(l);
        if (m == l) {
          break;
        }
        rotate(l, m);
      }
    }
  }

  /// Where the matrix falls apart.
  private int split(int l) {
    int m = l;
    while (m < diagonal.length - 1) {
      double size = Math.abs(diagonal[m]) + Math.abs(diagonal[m + 1]);
      if (Math.abs(beside[m]) <= Math.ulp(size)) {
        break;
      }
      m++;
    }
    return m;
  }

  private void rotate(int l, int m) {
    double g = (diagonal[l + 1] - diagonal[l]) / (2 * beside[l]);
    double r = Math.sqrt(g * g + 1);
    g = diagonal[m] - diagonal[l] + beside[l] / (g + Math.copySign(r, g));
    double s = 1;
    double c = 1;
    double p = 0;
    for (int i = m - 1; i >= l; i--) {
      double f = s * beside[i];
      double b = c * beside[i];
      r = Math.sqrt(f * f + g * g);
      beside[i + 1] = r;
      if (r == 0) {
        diagonal[i + 1] -= p;
        beside[m] = 0;
        return;
      }
      s = f / r;
      c = g / r;
      g = diagonal[i + 1] - p;
      r = (diagonal[i] - g) * s + 2 * c * b;
      p = s * r;
      diagonal[i + 1] = g + p;
      g = c * r - b;
    }
    diagonal[l] -= p;
    beside[l] = g;
    beside[m] = 0;
  }
}
