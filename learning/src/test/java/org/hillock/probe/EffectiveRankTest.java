package org.hillock.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectiveRankTest {
  /// Rows ±1 along so many axes have as many equal singular values.
  @ParameterizedTest
  @CsvSource({"1, 40", "3, 40", "16, 40", "3, 3", "5, 9"})
  void equalDirectionsAreCounted(int directions, int width) {
    float[] x = new float[2 * directions * width];
    for (int i = 0; i < directions; i++) {
      x[2 * i * width + i] = 1;
      x[(2 * i + 1) * width + i] = -1;
    }
    assertEquals(directions, rank(x, 2 * directions, width), 1e-9);
  }

  /// The eigenvalues of a symmetric matrix have its trace and that of its square.
  @ParameterizedTest
  @CsvSource({"1", "2", "3", "17", "32"})
  void eigenvaluesHaveTheTracesOfThePowers(int n) {
    Draws draws = Draws.of(n);
    double[][] a = new double[n][n];
    double trace = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        a[i][j] = draws.normal((long) i * n + j);
        squares += (i == j ? 1 : 2) * a[i][j] * a[i][j];
      }
      trace += a[i][i];
    }
    double sum = 0;
    double sumOfSquares = 0;
    for (double value : SymmetricEigenvalues.of(a, n)) {
      sum += value;
      sumOfSquares += value * value;
    }
    assertEquals(trace, sum, 1e-12 * n);
    assertEquals(squares, sumOfSquares, 1e-12 * n * n);
  }

  @Test
  void theEigenvaluesOfAChainAreKnown() {
    int n = 20;
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      a[i][i] = 2;
      if (i > 0) {
        a[i][i - 1] = -1;
      }
    }
    double[] found = SymmetricEigenvalues.of(a, n);
    Arrays.sort(found);
    for (int k = 1; k <= n; k++) {
      assertEquals(2 - 2 * StrictMath.cos(k * Math.PI / (n + 1)), found[k - 1], 1e-12);
    }
  }

  @Test
  void normalRowsUseNearlyAllDirections() {
    float[] x = new float[32 * 64];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Draws.of(1).normal(i);
    }
    double rank = rank(x, 32, 64);
    assertTrue(rank > 28 && rank < 31.0001, "rank " + rank);
  }

  @Test
  void equalRowsUseNone() {
    float[] x = new float[8 * 5];
    Arrays.fill(x, 3);
    assertEquals(0, rank(x, 8, 5));
  }

  @Test
  void whatIsNotFiniteHasNoRank() {
    float[] x = new float[8 * 5];
    x[3] = Float.NaN;
    assertTrue(Double.isNaN(rank(x, 8, 5)));
  }

  @Test
  void whatLiesPastTheLengthOfARowDoesNotMatter() {
    float[] x = new float[6 * 10];
    float[] y = new float[6 * 10];
    EffectiveRank first = new EffectiveRank(10);
    EffectiveRank second = new EffectiveRank(10);
    for (int row = 0; row < 6; row++) {
      int own = 4 + row;
      for (int j = 0; j < 10; j++) {
        x[row * 10 + j] = (float) Draws.of(2).normal(row * 10 + j);
        y[row * 10 + j] = j < own ? x[row * 10 + j] : 1e6f;
      }
      first.add(x, row * 10, own);
      second.add(y, row * 10, own);
    }
    assertEquals(first.value(), second.value());
  }

  private static double rank(float[] x, int rows, int width) {
    EffectiveRank rank = new EffectiveRank(width);
    for (int row = 0; row < rows; row++) {
      rank.add(x, row * width, width);
    }
    return rank.value();
  }
}
