package org.hillock.loss;

import org.hillock.activation.Activation;
import org.hillock.activation.function.Softmax;
import org.hillock.kernel.Exp;

/// Mean over rows of -Σ t ln softmax(z), in nats, computed as ln Σ exp(z - m) - Σ t (z - m), m =
/// max z; gradient (softmax(z) - t) / rows. Each row of targets sums to 1.
public record SoftmaxCrossEntropy() implements Loss {
  @Override
  public double value(float[] outputs, float[] targets, int rows, int columns) {
    double total = 0;
    for (int row = 0; row < rows; row++) {
      int from = row * columns;
      double max = max(outputs, from, columns);
      double sum = 0;
      double hit = 0;
      for (int j = from; j < from + columns; j++) {
        double z = outputs[j] - max;
        sum += exp(z);
        hit += targets[j] == 0 ? 0 : targets[j] * z;
      }
      total += StrictMath.log(sum) - hit;
    }
    return total / rows;
  }

  @Override
  public void gradient(float[] outputs, float[] targets, int rows, int columns, float[] gradient) {
    for (int row = 0; row < rows; row++) {
      int from = row * columns;
      double max = max(outputs, from, columns);
      double sum = 0;
      for (int j = from; j < from + columns; j++) {
        sum += exp(outputs[j] - max);
      }
      for (int j = from; j < from + columns; j++) {
        gradient[j] = (float) ((exp(outputs[j] - max) / sum - targets[j]) / rows);
      }
    }
  }

  @Override
  public Activation output() {
    return new Softmax();
  }

  private static double max(float[] outputs, int from, int columns) {
    double max = outputs[from];
    for (int j = from + 1; j < from + columns; j++) {
      max = Math.max(max, outputs[j]);
    }
    return max;
  }

  private static double exp(double z) {
    return Exp.exp(z);
  }
}
