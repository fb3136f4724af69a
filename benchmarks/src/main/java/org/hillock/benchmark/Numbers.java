package org.hillock.benchmark;

import org.hillock.numeric.Draws;

/// Seeded inputs, the same in every run.
final class Numbers {
  private Numbers() {}

  /// n draws of the normal distribution with mean 0.
  static float[] normal(long seed, int n, double deviation) {
    Draws draws = Draws.of(seed).at("benchmark");
    float[] numbers = new float[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = (float) (deviation * draws.normal(i));
    }
    return numbers;
  }
}
