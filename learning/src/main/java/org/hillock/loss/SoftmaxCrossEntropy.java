package org.hillock.loss;

import java.util.Arrays;
import org.hillock.activation.Activation;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.function.Softmax;
import org.hillock.kernel.Exp;

/// -Σ t ln softmax(z), in nats, computed as T ln Σ exp(z - m) - Σ t (z - m), where m = max z and T
/// = Σ t, usually 1; the gradient is T softmax(z) - t.
///
/// With smoothing s, (1 - s) t + s / K stands for t, where K is the number of classes.
///
/// An example whose targets are all 0 has no known class and does not count. A row of NaN would say
/// the same, but spread through every sum of targets; a row of 0 adds nothing anywhere.
///
/// Source of the smoothing: Szegedy, Vanhoucke, Ioffe, Shlens and Wojna, "Rethinking the Inception
/// architecture for computer vision", 2016.
///
/// @param smoothing s, from 0 to below 1
public record SoftmaxCrossEntropy(double smoothing) implements Loss {
  /// Checks the smoothing.
  public SoftmaxCrossEntropy {
    checkSmoothing(smoothing);
  }

  /// Without smoothing.
  public SoftmaxCrossEntropy() {
    this(0);
  }

  /// The same with targets smoothed.
  public SoftmaxCrossEntropy smoothed(double share) {
    return new SoftmaxCrossEntropy(share);
  }

  /// 1, or 0 if no class is known.
  @Override
  public double weight(float[] targets, int at, int columns) {
    for (int j = at; j < at + columns; j++) {
      if (targets[j] != 0) {
        return 1;
      }
    }
    return 0;
  }

  @Override
  public double value(float[] outputs, float[] targets, int at, int columns) {
    double max = max(outputs, at, columns);
    double sum = 0;
    for (int j = at; j < at + columns; j++) {
      sum += Exp.exp(outputs[j] - max);
    }
    return value(outputs, targets, at, columns, max, sum);
  }

  private double value(
      float[] outputs, float[] targets, int at, int columns, double max, double sum) {
    double hit = 0;
    double all = 0;
    for (int j = at; j < at + columns; j++) {
      double t = target(targets[j], columns);
      hit += t == 0 ? 0 : t * (outputs[j] - max);
      all += t;
    }
    return all * StrictMath.log(sum) - hit;
  }

  @Override
  public double gradient(
      float[] outputs, float[] targets, int at, int columns, double total, float[] gradient) {
    if (weight(targets, at, columns) == 0) {
      Arrays.fill(gradient, at, at + columns, 0);
      return 0;
    }
    double max = max(outputs, at, columns);
    double sum = 0;
    double all = 0;
    for (int j = at; j < at + columns; j++) {
      sum += Exp.exp(outputs[j] - max);
      all += target(targets[j], columns);
    }
    for (int j = at; j < at + columns; j++) {
      double softmax = all * Exp.exp(outputs[j] - max) / sum;
      gradient[j] = (float) ((softmax - target(targets[j], columns)) / total);
    }
    return value(outputs, targets, at, columns, max, sum);
  }

  @Override
  public Activation output() {
    return new Softmax();
  }

  private double target(double t, int classes) {
    return (1 - smoothing) * t + smoothing / classes;
  }

  private static double max(float[] outputs, int at, int columns) {
    double max = outputs[at];
    for (int j = at + 1; j < at + columns; j++) {
      max = Math.max(max, outputs[j]);
    }
    return max;
  }

  static void checkSmoothing(double smoothing) {
    if (!(smoothing >= 0 && smoothing < 1)) {
      throw new InvalidInputException(
          "the label smoothing is " + smoothing + "; it has to be from 0 to below 1, such as 0.1.");
    }
  }
}
