package org.hillock.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;

/// The losses of the epochs that are over, and which was the best.
final class Losses {
  private final List<Double> train = new ArrayList<>();
  private final List<Double> validation = new ArrayList<>();
  private int bestEpoch;
  private double best;

  /// Those that were saved.
  void goOn(Snapshot saved) {
    DoubleStream.of(saved.trainLosses()).forEach(train::add);
    DoubleStream.of(saved.validationLosses()).forEach(validation::add);
    bestEpoch = (int) saved.bestEpoch();
    best = saved.bestLoss();
  }

  /// An epoch is over.
  ///
  /// @return whether it is better than all before
  boolean add(double trainLoss, double validationLoss) {
    train.add(trainLoss);
    validation.add(validationLoss);
    if (validationLoss < best) {
      bestIs(train.size(), validationLoss);
      return true;
    }
    return false;
  }

  void bestIs(int epoch, double loss) {
    bestEpoch = epoch;
    best = loss;
  }

  /// Forgets the epochs after the best.
  void rollBack() {
    train.subList(bestEpoch, train.size()).clear();
    validation.subList(bestEpoch, validation.size()).clear();
  }

  /// The epoch at hand was not ended.
  void breakOff() {
    train.add(Double.NaN);
    validation.add(Double.NaN);
  }

  boolean areFinite() {
    return train.stream().allMatch(Double::isFinite)
        && validation.stream().allMatch(Double::isFinite);
  }

  List<Double> train() {
    return Collections.unmodifiableList(train);
  }

  List<Double> validation() {
    return Collections.unmodifiableList(validation);
  }

  /// 0 if none was better than the start.
  int bestEpoch() {
    return bestEpoch;
  }

  double best() {
    return best;
  }
}
