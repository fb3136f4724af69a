package org.hillock.loss;

import org.hillock.activation.Activation;
import org.hillock.activation.function.Sigmoid;
import org.hillock.kernel.Exp;

/// Mean over all outputs of -t ln σ(z) - (1 - t) ln(1 - σ(z)), in nats, computed as max(z, 0) - z t
/// + ln(1 + exp(-|z|)); gradient (σ(z) - t) / n.
public record BinaryCrossEntropy() implements Loss {
  @Override
  public double value(float[] outputs, float[] targets, int rows, int columns) {
    double sum = 0;
    for (int i = 0; i < rows * columns; i++) {
      double z = outputs[i];
      sum += Math.max(z, 0) - z * targets[i] + StrictMath.log1p(exp(-Math.abs(z)));
    }
    return sum / (rows * columns);
  }

  @Override
  public void gradient(float[] outputs, float[] targets, int rows, int columns, float[] gradient) {
    int n = rows * columns;
    for (int i = 0; i < n; i++) {
      gradient[i] = (float) ((1 / (1 + exp(-outputs[i])) - targets[i]) / n);
    }
  }

  @Override
  public Activation output() {
    return new Sigmoid();
  }

  private static double exp(double z) {
    return Exp.exp(z);
  }
}
