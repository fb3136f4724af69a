package org.hillock.training;

import java.util.concurrent.CancellationException;
import org.hillock.data.Split;
import org.hillock.loss.Loss;
import org.hillock.network.Network;
import org.hillock.numeric.Draws;
import org.hillock.numeric.Workers;
import org.hillock.optimizer.Optimizer.Stepper;

/// Trains a network by mini-batches and stops when the validation loss no longer falls.
public final class Trainer {
  private final Settings settings;
  private final Watcher watcher;
  private final State state;
  private final Steps steps;
  private final Evaluation validation;
  private final Draws orders;
  private final long noise;

  private Trainer(
      Network start,
      Split split,
      Settings settings,
      long seed,
      Execution execution,
      Workers workers) {
    this.settings = settings;
    watcher = execution.watcher();
    Loss loss = Identity.loss(split, settings);
    Network network = start.copy();
    Stepper stepper = settings.optimizer().stepper(network.parameters().length);
    steps = new Steps(network, split.train(), loss, settings, stepper, workers);
    state =
        new State(
            network,
            stepper,
            settings,
            split.train().rows(),
            steps.last(),
            () -> Identity.of(start, split, settings, seed));
    validation = new Evaluation(network, split.validation(), loss, workers);
    orders = Draws.of(seed).at("order");
    noise = Draws.of(seed).at("noise").key();
    execution
        .origin()
        .flatMap(origin -> origin.checkpoint(state.expected()))
        .ifPresentOrElse(state::goOn, () -> state.keep(0, validation.loss()));
  }

  /// Trains a copy of the network on the calling thread.
  ///
  /// @param start the network to start from; it is not changed
  /// @param split training rows to learn from, validation rows to stop by; test rows are not
  ///   touched
  /// @param seed of the order of the rows, and of dropout and other noise of layers
  /// @throws org.hillock.activation.InvalidInputException if the network has an activation that
  ///   cannot be trained
  /// @throws CancellationException if the thread was interrupted
  public static Run fit(Network start, Split split, Settings settings, long seed) {
    return fit(start, split, settings, seed, Execution.plain());
  }

  /// Trains a copy of the network, from its beginning or from a checkpoint; the bits of the result
  /// do not depend on the execution.
  ///
  /// @throws org.hillock.activation.InvalidInputException if the checkpoint is of another training
  /// @see #fit(Network, Split, Settings, long)
  public static Run fit(
      Network start, Split split, Settings settings, long seed, Execution execution) {
    start.checkTrainable();
    try (Workers workers = Workers.of(execution.threads())) {
      return new Trainer(start, split, settings, seed, execution, workers).run();
    }
  }

  private Run run() {
    boolean finite = true;
    while (finite && !state.isOver()) {
      finite = epoch(orders.at(state.epoch()).permutation(state.rows()));
    }
    watcher.ended(state);
    return state.run(finite);
  }

  /// @return whether the losses stayed finite
  private boolean epoch(int[] order) {
    int batches = state.batches();
    while (state.batch() < batches) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("training was interrupted in epoch " + state.epoch());
      }
      watcher.begins(state);
      if (!step(order)) {
        break;
      }
      watcher.stepped(state);
    }
    return state.epochDone(validation.loss());
  }

  /// One step, of one batch or several.
  ///
  /// @return whether the loss is finite; if not, no trained parameter was changed
  private boolean step(int[] order) {
    int size = settings.rowsPerBatch();
    int from = state.batch() * size;
    int batches = Math.min(settings.descent().batchesPerStep(), state.batches() - state.batch());
    int end = (int) Math.min(from + (long) batches * size, order.length);
    double weights = steps.weights(order, from, end - from);
    for (int batch = 0; batch < batches; batch++) {
      int first = from + batch * size;
      int rows = Math.min(size, end - first);
      steps.draw(Draws.keyAt(Draws.keyAt(noise, state.epoch()), state.batch()));
      double sum = steps.through(order, first, rows, weights);
      state.batchDone(sum, steps.weights(order, first, rows));
      if (!Double.isFinite(sum)) {
        return false;
      }
      if (batch < batches - 1) {
        steps.gather(batch == 0);
      } else {
        steps.step(batch == 0, settings.descent().schedule().factor(state.steps(), total()));
        state.stepTaken();
      }
    }
    return true;
  }

  /// How many steps there are if training does not stop early.
  private long total() {
    return settings.epochs() * state.stepsPerEpoch();
  }
}
