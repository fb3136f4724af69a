package org.hillock.optimizer;

import org.hillock.numeric.Draws;

/// Parameters and gradients to test optimizers with.
final class Walk {
  static final int STEPS = 100;
  static final int PARAMETERS = 37;

  private Walk() {}

  static double[] start() {
    double[] start = new double[PARAMETERS];
    for (int i = 0; i < PARAMETERS; i++) {
      start[i] = (float) Draws.of(1).normal(i);
    }
    return start;
  }

  /// Noise around 1/4 in most places; in some it is seldom other than 0.
  static float[] gradient(int step) {
    float[] gradient = new float[PARAMETERS];
    for (int i = 0; i < PARAMETERS; i++) {
      boolean silent = i % 5 == 0 && step % 7 != 0;
      gradient[i] = silent ? 0 : (float) (0.25 + Draws.of(2).at(step).normal(i));
    }
    return gradient;
  }

  static float[] narrow(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }
}
