package org.hillock.loss;

import org.hillock.activation.Activation;
import org.hillock.activation.function.Linear;

/// Mean over an example's outputs of (y - t)².
public record SquaredError() implements Loss {
  @Override
  public double value(float[] outputs, float[] targets, int at, int columns) {
    double sum = 0;
    for (int i = at; i < at + columns; i++) {
      double error = (double) outputs[i] - targets[i];
      sum += error * error;
    }
    return sum / columns;
  }

  @Override
  public double gradient(
      float[] outputs, float[] targets, int at, int columns, double total, float[] gradient) {
    double scale = 2.0 / (total * columns);
    for (int i = at; i < at + columns; i++) {
      gradient[i] = (float) (scale * ((double) outputs[i] - targets[i]));
    }
    return value(outputs, targets, at, columns);
  }

  @Override
  public Activation output() {
    return new Linear();
  }
}
