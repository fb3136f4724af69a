package org.hillock.training;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hillock.data.Dataset;
import org.hillock.loss.Loss;
import org.hillock.network.Gradients;
import org.hillock.network.Network;
import org.hillock.network.Trace;
import org.hillock.numeric.Draws;
import org.hillock.probe.Cadence;
import org.hillock.probe.Observation;
import org.hillock.probe.Probe;
import org.hillock.probe.Reach;
import org.hillock.probe.Units;

/// Looks at a network on training rows, always the same, outside of the training. Rows go through
/// as in training, with the noise of one fixed batch and its statistics; a copy of the network
/// goes, so that no running average moves.
final class Examination {
  private static final int ROWS_PER_PIECE = 512;

  private final Dataset data;
  private final Loss loss;
  private final Cadence cadence;
  private final int[] order;

  Examination(Dataset data, Loss loss, Cadence cadence) {
    this.data = data;
    this.loss = loss;
    this.cadence = cadence;
    order = Draws.of(0).at("examination").permutation(data.rows());
  }

  /// A pass there and back of a sample.
  Observation observation(Network network, long step, int epoch) {
    Network copy = network.copy();
    int rows = Math.min(cadence.sample(), data.rows());
    Trace trace = copy.trace(rows);
    Gradients gradients = copy.gradients(rows);
    float[] targets = new float[rows * data.outputs()];
    takeIn(trace, 0, rows);
    for (int i = 0; i < rows; i++) {
      System.arraycopy(
          data.targets(), order[i] * data.outputs(), targets, i * data.outputs(), data.outputs());
    }
    copy.forward(trace, rows);
    double weights = loss.weights(targets, rows, data.outputs());
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      int from = i * data.outputs();
      double weight = loss.weight(targets, from, data.outputs());
      sum +=
          weight
              * loss.gradient(
                  trace.outputs(), targets, from, data.outputs(), weights, gradients.outputs());
    }
    copy.backward(trace, gradients, rows);
    return new Probe(copy)
        .observe(trace, gradients, rows, weights, new float[0], step, epoch, sum / weights, true);
  }

  private void takeIn(Trace trace, int first, int rows) {
    for (int i = 0; i < rows; i++) {
      int row = order[first + i];
      data.copyInputs(row, 1, trace.inputs(), i * data.features());
      if (data.lengths().isPresent()) {
        trace.lengths()[0][i] = data.lengths().get()[row];
      }
    }
  }

  /// The units of each layer on many rows, or all.
  List<Optional<Units>> units(Network network) {
    Network copy = network.copy();
    int rows = Math.min(cadence.examples(), data.rows());
    int most = Math.min(ROWS_PER_PIECE, rows);
    Trace trace = copy.trace(most);
    Probe probe = new Probe(copy);
    probe.beginUnits();
    for (int first = 0; first < rows; first += most) {
      int count = Math.min(most, rows - first);
      trace.batch().learn(first);
      takeIn(trace, first, count);
      copy.forward(trace, count);
      probe.showUnits(trace, count);
    }
    return probe.shownUnits();
  }

  /// What the network can compute within the range of all training inputs.
  Reach reach(Network network) {
    int features = data.features();
    float[] low = new float[features];
    float[] high = new float[features];
    Arrays.fill(low, Float.POSITIVE_INFINITY);
    Arrays.fill(high, Float.NEGATIVE_INFINITY);
    float[] row = new float[features];
    for (int i = 0; i < data.rows(); i++) {
      data.copyInputs(i, 1, row, 0);
      for (int j = 0; j < features; j++) {
        low[j] = Math.min(low[j], row[j]);
        high[j] = Math.max(high[j], row[j]);
      }
    }
    return new Reach(network, low, high);
  }
}
