package org.hillock.training;

import java.util.Arrays;
import org.hillock.network.Gradients;
import org.hillock.network.Trace;

/// What the last batch left behind, to look at until the next one: the values between all layers,
/// all gradients, and which examples they are of. The arrays are the training's own.
public final class LastBatch {
  private final Trace trace;
  private final Gradients gradients;
  private int[] order = {};
  private int first;
  private int rows;
  private double weights;
  private double loss = Double.NaN;

  LastBatch(Trace trace, Gradients gradients) {
    this.trace = trace;
    this.gradients = gradients;
  }

  /// The next batch goes through.
  void is(int[] orderOfEpoch, int firstOfBatch, int rowsOfBatch, double weightsOfStep) {
    order = orderOfEpoch;
    first = firstOfBatch;
    rows = rowsOfBatch;
    weights = weightsOfStep;
  }

  /// It has gone through.
  void done(double meanLoss) {
    loss = meanLoss;
  }

  /// All arrays are as before the first batch.
  void forget() {
    clear(trace.values());
    clear(trace.kept());
    clear(trace.statistics());
    clear(gradients.values());
    Arrays.fill(gradients.parameters(), 0);
  }

  private static void clear(float[][] arrays) {
    for (float[] array : arrays) {
      Arrays.fill(array, 0);
    }
  }

  /// The values; rows beyond [#rows] are of an earlier batch.
  public Trace trace() {
    return trace;
  }

  /// The gradients; of the parameters those that the step was taken with, after clipping.
  public Gradients gradients() {
    return gradients;
  }

  /// How many rows it had; 0 before the first.
  public int rows() {
    return rows;
  }

  /// The weights of all examples of its step together, by which the loss was divided; each is 1
  /// unless the loss weighs them.
  public double weights() {
    return weights;
  }

  /// The mean loss over its examples, before the step; NaN before the first.
  public double loss() {
    return loss;
  }

  /// Which of the training rows, counted from 0, was row `row` of the batch.
  public int example(int row) {
    return order[first + row];
  }
}
