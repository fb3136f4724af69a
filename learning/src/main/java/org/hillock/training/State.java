package org.hillock.training;

import java.util.ArrayList;
import java.util.List;
import org.hillock.network.Network;
import org.hillock.optimizer.Optimizer.Stepper;

/// Where a training stands between two steps: all that is needed to go on from here.
public final class State {
  private final Network network;
  private final Stepper stepper;
  private final Settings settings;
  private final int rows;
  private final float[] best;
  private final List<Double> trainLosses = new ArrayList<>();
  private final List<Double> validationLosses = new ArrayList<>();
  private double bestLoss;
  private int bestEpoch;
  private int epoch = 1;

  /// How many batches of the epoch are done.
  private int batch;

  private long steps;

  /// Of weight × loss over the rows of the epoch that are done.
  private double sum;

  private double weights;

  /// At the start.
  ///
  /// @param rows to train on
  State(Network network, Stepper stepper, Settings settings, int rows) {
    this.network = network;
    this.stepper = stepper;
    this.settings = settings;
    this.rows = rows;
    best = network.parameters().clone();
  }

  /// The network as it is now.
  public Network network() {
    return network;
  }

  /// The number of the epoch, from 1.
  public int epoch() {
    return epoch;
  }

  /// How many epochs there are at the most.
  public int epochs() {
    return settings.epochs();
  }

  /// How many steps were taken.
  public long steps() {
    return steps;
  }

  /// How many rows of the epoch were learned from.
  public int rowsDone() {
    return (int) Math.min((long) batch * settings.rowsPerBatch(), rows);
  }

  /// How many rows an epoch has.
  public int rows() {
    return rows;
  }

  /// The mean loss over the rows of this epoch so far, each taken before its step; NaN if there are
  /// none.
  public double loss() {
    return sum / weights;
  }

  /// The loss on the validation rows after each epoch that is over.
  public List<Double> validationLosses() {
    return List.copyOf(validationLosses);
  }

  int batches() {
    return (rows + settings.rowsPerBatch() - 1) / settings.rowsPerBatch();
  }

  /// How many batches of the epoch are done.
  int batch() {
    return batch;
  }

  Stepper stepper() {
    return stepper;
  }

  /// A batch was run through the layers.
  void batchDone(double sumOfLosses, double sumOfWeights) {
    sum += sumOfLosses;
    weights += sumOfWeights;
    batch++;
  }

  void stepTaken() {
    steps++;
  }

  /// Ends the epoch.
  ///
  /// @return whether the losses are finite
  boolean epochDone(double validationLoss) {
    trainLosses.add(loss());
    validationLosses.add(validationLoss);
    boolean finite = Double.isFinite(loss()) && Double.isFinite(validationLoss);
    if (finite && validationLoss < bestLoss) {
      keep(epoch, validationLoss);
    }
    epoch++;
    batch = 0;
    sum = 0;
    weights = 0;
    return finite;
  }

  /// The parameters of now are the best so far.
  void keep(int ofEpoch, double loss) {
    bestEpoch = ofEpoch;
    bestLoss = loss;
    System.arraycopy(network.parameters(), 0, best, 0, best.length);
  }

  /// Whether no further epoch is to be begun.
  boolean isOver() {
    return epoch > settings.epochs() || epoch - 1 - bestEpoch >= settings.patience();
  }

  /// What came out.
  Run run(boolean finite) {
    return new Run(
        new Network(network.layers(), best),
        trainLosses,
        validationLosses,
        bestEpoch,
        bestLoss,
        finite);
  }
}
