package org.hillock.reproduction;

import org.hillock.numeric.Draws;

/// Normal numbers.
final class Noise {
  private Noise() {}

  static float[] normal(Draws draws, int n, double deviation) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) (deviation * draws.normal(i));
    }
    return values;
  }

  /// Rows of standard normal numbers in pairs: the first two have this correlation, and so on.
  static float[] pairs(Draws draws, int pairs, int width, double correlation) {
    double rest = Math.sqrt(1 - correlation * correlation);
    float[] rows = new float[2 * pairs * width];
    for (int pair = 0; pair < pairs; pair++) {
      for (int j = 0; j < width; j++) {
        double u = draws.at(2L * pair).normal(j);
        double v = draws.at(2L * pair + 1).normal(j);
        rows[2 * pair * width + j] = (float) u;
        rows[(2 * pair + 1) * width + j] = (float) (correlation * u + rest * v);
      }
    }
    return rows;
  }
}
