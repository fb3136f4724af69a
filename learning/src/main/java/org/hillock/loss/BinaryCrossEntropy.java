package org.hillock.loss;

import org.hillock.activation.Activation;
import org.hillock.activation.function.Sigmoid;
import org.hillock.kernel.Exp;

/// Mean over an example's outputs of -t ln σ(z) - (1 - t) ln(1 - σ(z)), in nats, computed as max(z,
/// 0) - z t + ln(1 + exp(-|z|)); the gradient is σ(z) - t.
///
/// With smoothing s, (1 - s) t + s / 2 stands for t: no answer is asked to be more certain than
/// that. Source: Szegedy, Vanhoucke, Ioffe, Shlens and Wojna, "Rethinking the Inception
/// architecture for computer vision", 2016, for two classes.
///
/// @param smoothing s, from 0 to below 1
public record BinaryCrossEntropy(double smoothing) implements Outputwise {
  /// Checks the smoothing.
  public BinaryCrossEntropy {
    SoftmaxCrossEntropy.checkSmoothing(smoothing);
  }

  /// Without smoothing.
  public BinaryCrossEntropy() {
    this(0);
  }

  /// The same with targets smoothed.
  public BinaryCrossEntropy smoothed(double share) {
    return new BinaryCrossEntropy(share);
  }

  @Override
  public double value(double z, double t) {
    return Math.max(z, 0) - z * target(t) + StrictMath.log1p(Exp.exp(-Math.abs(z)));
  }

  @Override
  public double slope(double z, double t) {
    return 1 / (1 + Exp.exp(-z)) - target(t);
  }

  @Override
  public Activation output() {
    return new Sigmoid();
  }

  private double target(double t) {
    return (1 - smoothing) * t + smoothing / 2;
  }
}
