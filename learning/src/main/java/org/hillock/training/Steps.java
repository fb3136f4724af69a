package org.hillock.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.data.Dataset;
import org.hillock.loss.Loss;
import org.hillock.network.Gradients;
import org.hillock.network.Layer;
import org.hillock.network.Network;
import org.hillock.network.Pass;
import org.hillock.network.Trace;
import org.hillock.numeric.Workers;
import org.hillock.optimizer.Descent;
import org.hillock.optimizer.Optimizer.Stepper;

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

  /// Fewer parameters than this are not worth a piece of their own.
  private static final int FEW_PARAMETERS = 8192;

  /// With gradients and two numbers that Adam remembers, 768 KiB.
  private static final int MANY_PARAMETERS = 49152;

  private final Network network;
  private final Dataset data;
  private final Loss loss;
  private final Settings settings;
  private final Stepper stepper;
  private final Workers workers;
  private final Trace trace;
  private final Gradients gradients;
  private final float[] targets;
  private final double[] losses;
  private final List<List<Pass>> passes = new ArrayList<>();
  private final List<Slice> slices = new ArrayList<>();
  private final boolean clipsNorm;

  /// Whether another thread would only be in the way.
  private final boolean alone;

  private final double decay;

  // What the pieces of the step at hand share.
  private int[] order = {};
  private int first;
  private int rows;
  private int rowsPerPiece;
  private double total;
  private boolean fresh;
  private double factor;
  private double shrink;

  private final Workers.Piece throughLayers = this::throughLayers;
  private final Workers.Piece gradientsAlone = this::gradients;
  private final Workers.Piece gradientsAndUpdate =
      (index, worker) -> {
        gradients(index, worker);
        update(slices.get(index));
      };
  private final Workers.Piece updateAlone = (index, worker) -> update(slices.get(index));

  /// Some of a layer's parameters.
  ///
  /// @param begin the first, counted in the layer
  /// @param end the one after the last
  /// @param from where the layer's parameters begin
  private record Slice(int number, Layer layer, int from, int begin, int end) {}

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
    this.settings = settings;
    this.stepper = stepper;
    this.workers = workers;
    int most = Math.min(settings.rowsPerBatch(), data.rows());
    trace = network.trace(most);
    gradients = network.gradients(most);
    targets = new float[most * data.outputs()];
    losses = new double[most];
    for (int worker = 0; worker < workers.count(); worker++) {
      passes.add(network.passes(trace, gradients));
    }
    alone = threads(most) == 1;
    int from = 0;
    for (int l = 0; l < network.layers().size(); l++) {
      Layer layer = network.layers().get(l);
      int size = sizeOfSlice(layer, alone ? 1 : 2 * workers.count());
      for (int begin = 0; begin < layer.parameters(); begin += size) {
        int end = Math.min(begin + size, layer.parameters());
        slices.add(new Slice(l, layer, from, begin, end));
      }
      from += layer.parameters();
    }
    clipsNorm = settings.descent().clipping().norm() < Double.POSITIVE_INFINITY;
    decay = settings.optimizer().learningRate() * settings.descent().weightDecay();
  }

  /// Two slices a thread keep all of them busy to the end; more, where a slice with its gradients
  /// and the optimizer's memory would not stay in the cache between the rounds of its work.
  private static int sizeOfSlice(Layer layer, int slices) {
    int share = layer.parameters() / slices + 1;
    int wanted = Math.clamp(share, FEW_PARAMETERS, MANY_PARAMETERS);
    return (wanted + layer.grain() - 1) / layer.grain() * layer.grain();
  }

  private int threads(int rows) {
    long operations = 0;
    for (int l = 0; l < network.layers().size(); l++) {
      operations += network.layers().get(l).operations();
    }
    return 3L * rows * operations < FEW_OPERATIONS ? 1 : workers.count();
  }

  /// The weights of some rows of an epoch together.
  double weights(int[] rowOrder, int begin, int count) {
    double sum = 0;
    for (int i = begin; i < begin + count; i++) {
      sum += loss.weight(data.targets(), rowOrder[i] * data.outputs(), data.outputs());
    }
    return sum;
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
    int pieces = Math.max(threads(rows), (rows + MOST_ROWS - 1) / MOST_ROWS);
    rowsPerPiece = ((rows + pieces - 1) / pieces + ROWS - 1) / ROWS * ROWS;
    workers.run((rows + rowsPerPiece - 1) / rowsPerPiece, throughLayers);
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      sum += losses[i];
    }
    return sum;
  }

  private void throughLayers(int index, int worker) {
    int features = data.features();
    int outputs = data.outputs();
    int begin = index * rowsPerPiece;
    int count = Math.min(rowsPerPiece, rows - begin);
    for (int i = begin; i < begin + count; i++) {
      int row = order[first + i];
      System.arraycopy(data.inputs(), row * features, trace.inputs(), i * features, features);
      System.arraycopy(data.targets(), row * outputs, targets, i * outputs, outputs);
    }
    network.forward(passes.get(worker), begin, count);
    for (int i = begin; i < begin + count; i++) {
      double weight = loss.weight(targets, i * outputs, outputs);
      double value =
          loss.gradient(trace.outputs(), targets, i * outputs, outputs, total, gradients.outputs());
      losses[i] = weight == 0 ? 0 : weight * value;
    }
    network.backward(passes.get(worker), begin, count);
  }

  /// Takes the batch's gradients of the parameters.
  ///
  /// @param isFirst whether they are the first of the step; else they are added
  void gather(boolean isFirst) {
    fresh = isFirst;
    throughParameters(gradientsAlone);
  }

  /// Takes the last batch's gradients and the step.
  ///
  /// @param isFirst whether the batch is also the first of the step
  /// @param rateFactor of the learning rate
  void step(boolean isFirst, double rateFactor) {
    fresh = isFirst;
    factor = rateFactor;
    shrink = 1;
    stepper.begin(factor);
    if (clipsNorm) {
      throughParameters(gradientsAlone);
      shrink = settings.descent().clipping().shrink(gradients.parameters());
      throughParameters(updateAlone);
    } else {
      throughParameters(gradientsAndUpdate);
    }
  }

  private void throughParameters(Workers.Piece piece) {
    if (alone) {
      for (int index = 0; index < slices.size(); index++) {
        piece.run(index, 0);
      }
    } else {
      workers.run(slices.size(), piece);
    }
  }

  private void gradients(int index, int worker) {
    Slice slice = slices.get(index);
    if (fresh) {
      int from = slice.from;
      Arrays.fill(gradients.parameters(), from + slice.begin, from + slice.end, 0);
    }
    slice.layer.gradients(passes.get(worker).get(slice.number), rows, slice.begin, slice.end);
  }

  private void update(Slice slice) {
    Descent descent = settings.descent();
    float[] g = gradients.parameters();
    int from = slice.from + slice.begin;
    int to = slice.from + slice.end;
    descent.clipping().apply(g, from, to, shrink);
    if (decay > 0) {
      int end = Math.min(to, slice.from + slice.layer.weights());
      shrink(network.parameters(), from, end, 1 - decay * factor);
    }
    stepper.update(network.parameters(), g, from, to);
  }

  private static void shrink(float[] parameters, int from, int to, double by) {
    for (int i = from; i < to; i++) {
      parameters[i] = (float) (parameters[i] * by);
    }
  }
}
