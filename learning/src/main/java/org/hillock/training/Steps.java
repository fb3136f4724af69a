package org.hillock.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.data.Dataset;
import org.hillock.loss.Loss;
import org.hillock.network.Coupled;
import org.hillock.network.Gradients;
import org.hillock.network.Layer;
import org.hillock.network.Network;
import org.hillock.network.Pass;
import org.hillock.network.Trace;
import org.hillock.numeric.Workers;
import org.hillock.optimizer.Optimizer.Stepper;
import org.hillock.probe.Remains;

/// The steps of one training, in buffers that are made once: a step allocates nothing.
///
/// Threads share out a batch's rows for the passes through the layers, then the parameters for
/// their gradients and their change. Every number is computed by one thread in one order, so the
/// bits do not depend on how many there are.
final class Steps {
  /// Rows of a piece are a multiple of this, so that tiles of the matrix multiply fit.
  private static final int ROWS = 6;

  /// More rows than this at once leave the cache.
  private static final int MOST_ROWS = 192;

  /// Steps of fewer floating-point operations are done before another thread has woken up.
  private static final long FEW_OPERATIONS = 2_000_000;

  private final Network network;
  private final Dataset data;
  private final Loss loss;
  private final Workers workers;
  private final Trace trace;
  private final Gradients gradients;
  private final float[] targets;

  /// Of the rows of the data; empty if all are whole.
  private final int[] lengths;

  private final double[] losses;
  private final List<List<Pass>> passes = new ArrayList<>();

  /// The layers that, before a row goes through, wait for statistics of all.
  private final List<Integer> coupled = new ArrayList<>();

  private final Vitals vitals;
  private final Updates updates;
  private final LastBatch last;

  // What the pieces of the step at hand share.
  private int[] order = {};
  private int first;
  private int rows;
  private int rowsPerPiece;
  private double total;

  /// How many of the coupled layers lie behind the rows.
  private int behind;

  private final Workers.Piece forward = this::forward;
  private final Workers.Piece backward = this::backward;
  private final Workers.Piece gather = (part, worker) -> gather(part, worker, false);
  private final Workers.Piece gatherBackward = (part, worker) -> gather(part, worker, true);

  Steps(
      Network network,
      Dataset data,
      Loss loss,
      Settings settings,
      Stepper stepper,
      Workers workers) {
    this.network = network;
    this.data = data;
    this.loss = loss;
    int most = Math.min(settings.rowsPerBatch(), data.rows());
    // Another thread would only be in the way of small work.
    this.workers = isSmall(network, most) ? Workers.of(1) : workers;
    trace = network.trace(most);
    gradients = network.gradients(most);
    targets = new float[most * data.outputs()];
    lengths = data.lengths().orElseGet(() -> new int[0]);
    losses = new double[most];
    for (int worker = 0; worker < this.workers.count(); worker++) {
      passes.add(network.passes(trace, gradients));
    }
    for (int l = 0; l < network.layers().size(); l++) {
      if (network.layers().get(l) instanceof Coupled) {
        coupled.add(l);
      }
    }
    vitals = new Vitals(network, this.workers.count());
    updates = new Updates(network, gradients, settings, stepper, this.workers, passes, vitals);
    last = new LastBatch(trace, gradients);
  }

  /// To look at after each step.
  LastBatch last() {
    return last;
  }

  private static boolean isSmall(Network network, int rows) {
    long operations = network.layers().stream().mapToLong(Layer::operations).sum();
    return 3L * rows * operations < FEW_OPERATIONS;
  }

  /// What was largest in the last steps.
  Vitals vitals() {
    return vitals;
  }

  /// The change of the parameters.
  Updates updates() {
    return updates;
  }

  /// The weights of some rows of an epoch together.
  double weights(int[] rowOrder, int begin, int count) {
    double sum = 0;
    for (int i = begin; i < begin + count; i++) {
      sum += loss.weight(data.targets(), rowOrder[i] * data.outputs(), data.outputs());
    }
    return sum;
  }

  /// A step begins.
  void begin() {
    vitals.begin();
    updates.begin();
  }

  /// The random numbers of the next batch.
  ///
  /// @param key a number, so that it makes no object
  void draw(long key) {
    trace.batch().learn(key);
  }

  /// Runs a batch forward and backward through the layers.
  ///
  /// @param rowOrder of the whole epoch
  /// @param begin the first of the batch
  /// @param count how many rows it has
  /// @param weights of all rows of the step together
  /// @return the sum of weight × loss over its rows, in their order
  double through(int[] rowOrder, int begin, int count, double weights) {
    order = rowOrder;
    first = begin;
    rows = count;
    total = weights;
    last.is(rowOrder, begin, count, weights);
    int pieces = Math.max(workers.count(), (rows + MOST_ROWS - 1) / MOST_ROWS);
    rowsPerPiece = ((rows + pieces - 1) / pieces + ROWS - 1) / ROWS * ROWS;
    int wholePieces = (rows + rowsPerPiece - 1) / rowsPerPiece;
    for (behind = 0; behind < coupled.size(); behind++) {
      workers.run(wholePieces, forward);
      workers.run(workers.count(), gather);
    }
    workers.run(wholePieces, forward);
    while (behind > 0) {
      behind--;
      workers.run(workers.count(), gatherBackward);
      workers.run(wholePieces, backward);
    }
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      sum += losses[i];
    }
    last.done(sum / weights(rowOrder, begin, count));
    return sum;
  }

  private int begin(int piece) {
    return piece * rowsPerPiece;
  }

  private int count(int piece) {
    return Math.min(rowsPerPiece, rows - begin(piece));
  }

  /// The first layer through which gradients go before the next statistics, with so many coupled
  /// layers behind; with one more behind, they came to the one that waits.
  private int first(int waits) {
    return waits == 0 ? 0 : coupled.get(waits - 1) + 1;
  }

  /// The one after the last of these layers.
  private int end(int waits) {
    return waits == coupled.size() ? network.layers().size() : coupled.get(waits) + 1;
  }

  /// What the batch has left behind, and a step as far as it came.
  ///
  /// @param before the parameters before the step
  /// @param after those after it
  /// @param memory of the optimizer after it
  Remains remains(Network before, float[] after, List<float[]> memory) {
    return new Remains(
        before,
        trace,
        gradients.values(),
        gradients.parameters(),
        after,
        memory,
        rows,
        targets,
        losses);
  }

  /// Forgets the batch, as if it had never come.
  void forget() {
    last.forget();
    for (List<Pass> own : passes) {
      Arrays.fill(own.getFirst().work(), 0);
      Arrays.fill(own.getFirst().wideWork(), 0);
    }
  }

  /// Takes rows to the next coupled layer, or to the loss and back to the last coupled layer.
  private void forward(int index, int worker) {
    int begin = begin(index);
    int count = count(index);
    List<Pass> own = passes.get(worker);
    if (behind == 0) {
      takeIn(begin, count);
      vitals.inputs(worker, trace, targets, begin, count);
    }
    int from = behind == 0 ? 0 : coupled.get(behind - 1);
    if (behind < coupled.size()) {
      network.forward(own, from, coupled.get(behind), begin, count);
      vitals.values(worker, trace, from, coupled.get(behind), begin, count);
    } else {
      network.forward(own, from, network.layers().size(), begin, count);
      vitals.values(worker, trace, from, network.layers().size(), begin, count);
      takeLoss(begin, count);
      backward(index, worker);
    }
  }

  /// Takes gradients back to the next coupled layer.
  private void backward(int index, int worker) {
    int begin = begin(index);
    int count = count(index);
    network.backward(passes.get(worker), first(behind), end(behind), begin, count);
    vitals.gradients(worker, gradients, first(behind), end(behind), begin, count);
  }

  private void takeIn(int begin, int count) {
    int features = data.features();
    int outputs = data.outputs();
    for (int i = begin; i < begin + count; i++) {
      int row = order[first + i];
      data.copyInputs(row, 1, trace.inputs(), i * features);
      System.arraycopy(data.targets(), row * outputs, targets, i * outputs, outputs);
      if (lengths.length > 0) {
        trace.lengths()[0][i] = lengths[row];
      }
    }
  }

  private void takeLoss(int begin, int count) {
    int outputs = data.outputs();
    for (int i = begin; i < begin + count; i++) {
      double weight = loss.weight(targets, i * outputs, outputs);
      double value =
          loss.gradient(trace.outputs(), targets, i * outputs, outputs, total, gradients.outputs());
      losses[i] = weight == 0 ? 0 : weight * value;
    }
  }

  private void gather(int part, int worker, boolean isBackward) {
    int l = coupled.get(behind);
    Coupled layer = (Coupled) network.layers().get(l);
    Pass pass = passes.get(worker).get(l);
    if (isBackward) {
      layer.gatherBackward(pass, rows, part, workers.count());
    } else {
      layer.gather(pass, rows, part, workers.count());
    }
  }

  /// Takes the batch's gradients of the parameters.
  ///
  /// @param isFirst whether they are the first of the step; else they are added
  /// @return whether they and the parameters are finite
  boolean gather(boolean isFirst) {
    return updates.gather(rows, isFirst);
  }
}
