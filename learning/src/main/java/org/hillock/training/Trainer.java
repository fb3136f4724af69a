package org.hillock.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.hillock.data.Dataset;
import org.hillock.data.Split;
import org.hillock.loss.Loss;
import org.hillock.network.Gradients;
import org.hillock.network.Network;
import org.hillock.network.Trace;
import org.hillock.numeric.Draws;
import org.hillock.optimizer.Descent;
import org.hillock.optimizer.Optimizer.Stepper;

/// Trains a network by mini-batches and stops when the validation loss no longer falls.
public final class Trainer {
  private Trainer() {}

  /// Trains a copy of the network; the bits of the result depend on the arguments alone.
  ///
  /// @param start the network to start from; it is not changed
  /// @param split training rows to learn from, validation rows to stop by; test rows are not
  ///   touched
  /// @param seed of the order of the rows
  /// @throws org.hillock.activation.InvalidInputException if the network has an activation that
  ///   cannot be trained
  /// @throws CancellationException if the thread was interrupted
  public static Run fit(Network start, Split split, Settings settings, long seed) {
    start.checkTrainable();
    Network network = start.copy();
    Loss loss = Loss.of(split.train().task());
    Stepper stepper = settings.optimizer().stepper(network.parameters().length);
    Batches batches = new Batches(split.train(), network, loss, settings);
    Draws orders = Draws.of(seed).at("order");
    float[] best = network.parameters().clone();
    double bestLoss = loss(network, loss, split.validation());
    int bestEpoch = 0;
    boolean finite = true;
    List<Double> trainLosses = new ArrayList<>();
    List<Double> validationLosses = new ArrayList<>();
    for (int epoch = 1; epoch <= settings.epochs() && finite; epoch++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("training was interrupted in epoch " + epoch);
      }
      trainLosses.add(
          batches.epoch(epoch, orders.at(epoch).permutation(split.train().rows()), stepper));
      validationLosses.add(loss(network, loss, split.validation()));
      double now = validationLosses.getLast();
      finite = Double.isFinite(trainLosses.getLast()) && Double.isFinite(now);
      if (finite && now < bestLoss) {
        bestLoss = now;
        bestEpoch = epoch;
        System.arraycopy(network.parameters(), 0, best, 0, best.length);
      }
      if (epoch - bestEpoch >= settings.patience()) {
        break;
      }
    }
    return new Run(
        new Network(network.layers(), best),
        trainLosses,
        validationLosses,
        bestEpoch,
        bestLoss,
        finite);
  }

  private static double loss(Network network, Loss loss, Dataset data) {
    float[] outputs = network.outputs(data.inputs(), data.rows());
    return loss.mean(outputs, data.targets(), data.rows(), data.outputs());
  }

  /// One epoch's walk over the training rows, with its buffers.
  private record Batches(
      Dataset data,
      Network network,
      Loss loss,
      Settings settings,
      Trace trace,
      Gradients gradients,
      float[] targets) {
    Batches(Dataset data, Network network, Loss loss, Settings settings) {
      this(
          data,
          network,
          loss,
          settings,
          network.trace(settings.rowsPerBatch()),
          network.gradients(settings.rowsPerBatch()),
          new float[settings.rowsPerBatch() * data.outputs()]);
    }

    /// @param number of the epoch, from 1
    /// @return the mean loss of the batches, each taken before its step
    double epoch(int number, int[] order, Stepper stepper) {
      int size = settings.rowsPerBatch();
      int together = settings.descent().batchesPerStep();
      int batches = (order.length + size - 1) / size;
      int steps = (batches + together - 1) / together;
      double sum = 0;
      int batch = 0;
      for (int first = 0; first < order.length; first += size) {
        int rows = Math.min(size, order.length - first);
        gather(order, first, rows);
        network.forward(trace, rows);
        double value = loss.mean(trace.outputs(), targets, rows, data.outputs());
        if (!Double.isFinite(value)) {
          return value;
        }
        sum += value * rows;
        loss.gradients(trace.outputs(), targets, rows, data.outputs(), gradients.outputs());
        if (batch % together == 0) {
          Arrays.fill(gradients.parameters(), 0);
        }
        network.backward(trace, gradients, rows);
        batch++;
        if (batch % together == 0 || batch == batches) {
          long step = (long) (number - 1) * steps + (batch - 1) / together;
          step(stepper, step, (long) settings.epochs() * steps, (batch - 1) % together + 1);
        }
      }
      return sum / order.length;
    }

    /// @param gathered how many batches the gradients are the sum of
    private void step(Stepper stepper, long step, long steps, int gathered) {
      Descent descent = settings.descent();
      double factor = descent.schedule().factor(step, steps);
      float[] g = gradients.parameters();
      if (gathered > 1) {
        for (int i = 0; i < g.length; i++) {
          g[i] /= gathered;
        }
      }
      descent.clipping().apply(g);
      if (descent.weightDecay() > 0) {
        network.scaleWeights(
            1 - settings.optimizer().learningRate() * factor * descent.weightDecay());
      }
      stepper.step(network.parameters(), g, factor);
    }

    private void gather(int[] order, int first, int rows) {
      int features = data.features();
      int outputs = data.outputs();
      for (int i = 0; i < rows; i++) {
        int row = order[first + i];
        System.arraycopy(data.inputs(), row * features, trace.inputs(), i * features, features);
        System.arraycopy(data.targets(), row * outputs, targets, i * outputs, outputs);
      }
    }
  }
}
