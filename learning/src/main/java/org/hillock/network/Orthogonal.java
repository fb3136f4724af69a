package org.hillock.network;

import org.hillock.numeric.Draws;

/// A random square matrix Q with Qᵀ Q = 1: it changes the length of no vector, so what a recurrent
/// layer remembers neither grows nor fades by the weights alone.
///
/// Source: Saxe, McClelland and Ganguli, "Exact solutions to the nonlinear dynamics of learning in
/// deep linear neural networks", 2014.
final class Orthogonal {
  private Orthogonal() {}

  /// Orthogonalizes rows of standard normal numbers, in double, by Gram and Schmidt; the rows are
  /// then distributed evenly over all directions.
  static double[][] of(int size, Draws draws) {
    double[][] rows = new double[size][size];
    for (int i = 0; i < size * size; i++) {
      rows[i / size][i % size] = draws.normal(i);
    }
    for (int i = 0; i < size; i++) {
      double length = Math.sqrt(dot(rows[i], rows[i]));
      for (int k = 0; k < size; k++) {
        rows[i][k] /= length;
      }
      for (int j = i + 1; j < size; j++) {
        subtract(dot(rows[i], rows[j]), rows[i], rows[j]);
      }
    }
    return rows;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += x[k] * y[k];
    }
    return sum;
  }

  private static void subtract(double factor, double[] x, double[] y) {
    for (int k = 0; k < x.length; k++) {
      y[k] -= factor * x[k];
    }
  }
}
