package org.hillock.loss;

import org.hillock.activation.Activation;
import org.hillock.activation.function.Softmax;
import org.hillock.kernel.Exp;

/// -Σ t ln softmax(z), in nats, computed as ln Σ exp(z - m) - Σ t (z - m), m = max z; the gradient
/// is softmax(z) - t. An example's targets sum to 1.
public record SoftmaxCrossEntropy() implements Loss {
  @Override
  public double value(float[] outputs, float[] targets, int at, int columns) {
    double max = max(outputs, at, columns);
    double sum = 0;
    for (int j = at; j < at + columns; j++) {
      sum += Exp.exp(outputs[j] - max);
    }
    return value(outputs, targets, at, columns, max, sum);
  }

  private static double value(
      float[] outputs, float[] targets, int at, int columns, double max, double sum) {
    double hit = 0;
    for (int j = at; j < at + columns; j++) {
      hit += targets[j] == 0 ? 0 : targets[j] * (outputs[j] - max);
    }
    return StrictMath.log(sum) - hit;
  }

  @Override
  public double gradient(
      float[] outputs, float[] targets, int at, int columns, double total, float[] gradient) {
    double max = max(outputs, at, columns);
    double sum = 0;
    for (int j = at; j < at + columns; j++) {
      sum += Exp.exp(outputs[j] - max);
    }
    for (int j = at; j < at + columns; j++) {
      gradient[j] = (float) ((Exp.exp(outputs[j] - max) / sum - targets[j]) / total);
    }
    return value(outputs, targets, at, columns, max, sum);
  }

  @Override
  public Activation output() {
    return new Softmax();
  }

  private static double max(float[] outputs, int at, int columns) {
    double max = outputs[at];
    for (int j = at + 1; j < at + columns; j++) {
      max = Math.max(max, outputs[j]);
    }
    return max;
  }
}
