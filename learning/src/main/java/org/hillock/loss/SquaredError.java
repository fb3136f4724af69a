package org.hillock.loss;

import org.hillock.activation.Activation;
import org.hillock.activation.function.Linear;

/// Mean over all outputs of (y - t)²; gradient 2 (y - t) / n.
public record SquaredError() implements Loss {
  @Override
  public double value(float[] outputs, float[] targets, int rows, int columns) {
    double sum = 0;
    for (int i = 0; i < rows * columns; i++) {
      double error = (double) outputs[i] - targets[i];
      sum += error * error;
    }
    return sum / (rows * columns);
  }

  @Override
  public void gradient(float[] outputs, float[] targets, int rows, int columns, float[] gradient) {
    double scale = 2.0 / (rows * columns);
    for (int i = 0; i < rows * columns; i++) {
      gradient[i] = (float) (scale * ((double) outputs[i] - targets[i]));
    }
  }

  @Override
  public Activation output() {
    return new Linear();
  }
}
