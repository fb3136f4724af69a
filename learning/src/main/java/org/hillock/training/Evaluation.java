package org.hillock.training;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.hillock.data.Dataset;
import org.hillock.loss.Loss;
import org.hillock.network.Gradients;
import org.hillock.network.Network;
import org.hillock.network.Pass;
import org.hillock.network.Trace;
import org.hillock.numeric.Workers;

/// The mean loss of a network on rows that it does not learn from, in buffers that are made once.
final class Evaluation {
  private static final int ROWS_PER_PIECE = 192;

  private final Network network;
  private final Dataset data;
  private final Loss loss;
  private final Workers workers;
  private final List<Trace> traces = new ArrayList<>();
  private final List<List<Pass>> passes = new ArrayList<>();
  private final List<float[]> copies = new ArrayList<>();
  private final double[] losses;
  private final double weights;
  private final Workers.Piece piece = this::piece;

  Evaluation(Network network, Dataset data, Loss loss, Workers workers) {
    this.network = network;
    this.data = data;
    this.loss = loss;
    this.workers = workers;
    losses = new double[data.rows()];
    weights = loss.weights(data.targets(), data.rows(), data.outputs());
    for (int worker = 0; worker < workers.count(); worker++) {
      int rows = Math.min(ROWS_PER_PIECE, data.rows());
      Trace trace = network.traceOfOutputs(rows);
      traces.add(trace);
      copies.add(new float[rows * data.outputs()]);
      passes.add(network.passes(trace, Gradients.none(network.layers().size())));
    }
  }

  /// The loss with the parameters of now, summed in the order of the rows.
  double loss() {
    workers.run((data.rows() + ROWS_PER_PIECE - 1) / ROWS_PER_PIECE, piece);
    double sum = 0;
    for (double value : losses) {
      sum += value;
    }
    return sum / weights;
  }

  /// The first row whose loss was not finite when [#loss] was last asked for.
  OptionalInt firstNonFinite() {
    return IntStream.range(0, losses.length)
        .filter(row -> !Double.isFinite(losses[row]))
        .findFirst();
  }

  /// The loss of a row, times its weight, when [#loss] was last asked for.
  double loss(int row) {
    return losses[row];
  }

  private void piece(int index, int worker) {
    int first = index * ROWS_PER_PIECE;
    int rows = Math.min(ROWS_PER_PIECE, data.rows() - first);
    int outputs = data.outputs();
    Trace trace = traces.get(worker);
    data.copyInputs(first, rows, trace.inputs(), 0);
    data.lengths().ifPresent(known -> System.arraycopy(known, first, trace.lengths()[0], 0, rows));
    network.forward(passes.get(worker), 0, network.layers().size(), 0, rows);
    // The loss looks for an example's targets at the same places as for its outputs.
    float[] targets = copies.get(worker);
    System.arraycopy(data.targets(), first * outputs, targets, 0, rows * outputs);
    for (int i = 0; i < rows; i++) {
      losses[first + i] = loss.weighted(trace.outputs(), targets, i * outputs, outputs);
    }
  }
}
