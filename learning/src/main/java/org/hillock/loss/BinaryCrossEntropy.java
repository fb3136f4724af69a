package org.hillock.loss;

import org.hillock.activation.Activation;
import org.hillock.activation.function.Sigmoid;
import org.hillock.kernel.Exp;

/// Mean over an example's outputs of -t ln σ(z) - (1 - t) ln(1 - σ(z)), in nats, computed as max(z,
/// 0) - z t + ln(1 + exp(-|z|)); the gradient is σ(z) - t.
public record BinaryCrossEntropy() implements Loss {
  @Override
  public double value(float[] outputs, float[] targets, int at, int columns) {
    double sum = 0;
    for (int i = at; i < at + columns; i++) {
      double z = outputs[i];
      sum += Math.max(z, 0) - z * targets[i] + StrictMath.log1p(exp(-Math.abs(z)));
    }
    return sum / columns;
  }

  @Override
  public double gradient(
      float[] outputs, float[] targets, int at, int columns, double total, float[] gradient) {
    for (int i = at; i < at + columns; i++) {
      gradient[i] = (float) ((1 / (1 + exp(-outputs[i])) - targets[i]) / (total * columns));
    }
    return value(outputs, targets, at, columns);
  }

  @Override
  public Activation output() {
    return new Sigmoid();
  }

  private static double exp(double z) {
    return Exp.exp(z);
  }
}
