package org.hillock.reproduction;

import org.hillock.numeric.Draws;

/// The values that the inputs 1 and -1 have in the layers of a ReLU network without biases, whose
/// weights are drawn as one goes.
final class Rays {
  private final int width;
  private final Draws draws;
  private double[] first = {1};
  private double[] second = {-1};
  private double[] nextFirst;
  private double[] nextSecond;

  Rays(int width, Draws draws) {
    this.width = width;
    this.draws = draws;
    nextFirst = new double[width];
    nextSecond = new double[width];
  }

  /// One layer on. Each ray is scaled to a largest value of 1, which changes no sign.
  void step(int layer) {
    Draws weights = draws.at(layer);
    int inputs = first.length;
    for (int unit = 0; unit < width; unit++) {
      double a = 0;
      double b = 0;
      for (int i = 0; i < inputs; i++) {
        double w = weights.normal((long) unit * inputs + i);
        a += w * first[i];
        b += w * second[i];
      }
      nextFirst[unit] = Math.max(a, 0);
      nextSecond[unit] = Math.max(b, 0);
    }
    scale(nextFirst);
    scale(nextSecond);
    double[] oldFirst = first;
    double[] oldSecond = second;
    first = nextFirst;
    second = nextSecond;
    nextFirst = layer == 0 ? new double[width] : oldFirst;
    nextSecond = layer == 0 ? new double[width] : oldSecond;
  }

  boolean firstIsAlive() {
    return isAlive(first);
  }

  /// Whether not both inputs give 0 in all units. If one of them does, the network is still not
  /// constant.
  boolean isAlive() {
    return isAlive(first) || isAlive(second);
  }

  private static boolean isAlive(double[] values) {
    for (double value : values) {
      if (value != 0) {
        return true;
      }
    }
    return false;
  }

  private static void scale(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, value);
    }
    if (largest > 0) {
      for (int i = 0; i < values.length; i++) {
        values[i] /= largest;
      }
    }
  }
}
