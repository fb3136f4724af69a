package org.hillock.loss;

import java.util.Arrays;

/// A loss that is the mean over an example's outputs of a loss of each output by itself.
public interface Outputwise extends Loss {
  /// The loss of one output.
  ///
  /// @param y raw output
  /// @param t its target
  double value(double y, double t);

  /// ∂/∂y of [#value(double, double)].
  double slope(double y, double t);

  @Override
  default double value(float[] outputs, float[] targets, int at, int columns) {
    double sum = 0;
    for (int i = at; i < at + columns; i++) {
      sum += value(outputs[i], targets[i]);
    }
    return sum / columns;
  }

  @Override
  default double gradient(
      float[] outputs, float[] targets, int at, int columns, double total, float[] gradient) {
    double weight = weight(targets, at, columns);
    if (weight == 0) {
      Arrays.fill(gradient, at, at + columns, 0);
      return 0;
    }
    for (int i = at; i < at + columns; i++) {
      gradient[i] = (float) (weight * slope(outputs[i], targets[i]) / (total * columns));
    }
    return value(outputs, targets, at, columns);
  }
}
